"""Makes the fonts in this folder; it is run by a developer, never by the package.

    python exactrank/render/fonts/make_subsets.py TEXMF NOTO

TEXMF is the folder with `lm/` and `lm-math/` of Latin Modern (Debian fonts-lmodern has it in
/usr/share/texmf/fonts/opentype/public), NOTO that with NotoSerifCJK-Regular.ttc and NotoSansCJK-Bold.ttc (Debian
fonts-noto-cjk). Instead of TEXMF a dash leaves the Latin fonts as they are. It needs
fonttools and brotli. Run it again when the Japanese catalog gains a character that the font lacks:
tests/render/test_typst.py says so. The subsets bear names of their own, as the licence of Latin Modern asks.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CATALOG = HERE.parent.parent / "messages" / "ja.toml"

ASCII = "".join(map(chr, range(0x20, 0x7F)))
ACCENTED = "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜßàâäæçèéêëîïôöùûüÿŒœ«»„"
PROSE = ASCII + ACCENTED + "\u00a0\u2002\u2005\u2009\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026×·§"
GREEK = "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3B1, 0x3CA), 0x3D5, 0x3F5]))
ITALIC = "".join(map(chr, [*range(0x1D434, 0x1D455), *range(0x1D456, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C)]))
SIGNS = "−±×·⋅√=≠≈<>≤≥∈→←↔⇒∼∞⊤‖∥′…⋯⋮⋱˜ˆ¯\u0302\u0303\u2061\u2062"

KANA = "".join(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FF)]))
PUNCTUATION = "\u3000、。・「」『』（）［］，．：；！？〜ー々〇※①②③④⑤⑥⑦⑧⑨→×"

# Kanji that mathematics in Japanese uses, so that a new sentence seldom needs a new font.
KANJI = (
    "一二三四五六七八九十百千万上下左右中内外前後先頭末尾初終始次順番号第各全部半分毎個本数回度目位桁倍約公共通既正負整実虚複有理無限小大最高低"
    "行列式階段簡約化基本変形掃出法主成分対角三逆転置余因子展開交代単零空間核像次元退線独立従属関係結合生張底座標直交規固値特異解多項方程根平"
    "積和差商乗除加減算割掛引足残射影近似誤評価範囲区以未満超過増極収束絶冪指自然円比例連答問題定義補命系証明示条件仮論必要十存在任意唯"
    "写集要素検査確認判断真偽可能不計手操作処途進止続了開始繰返反選択使用適得失取入替移動並消去現書読見較調致矛盾容易潔厳密詳略省同様他"
    "等含持保含維剰余包境界面側辺隣遠傍横縦斜由来故拠支配制御決与新更求添率縁記号欠読損伴致抽相互規則性質良悪別種類型言述"
    "扱推疑累設文字章節頁図材料力検採者学生先授業教科書欄課提出締切配減訂改善助説理句段落冊紙印刷版題名前氏年月日時秒間隔期"
    "動作働機構造築組織網路線曲直角度円球平方立体重量軽速早遅長短広狭深浅強弱明暗白黒赤青緑色光音声話語英和漢訳翻通信送受"
    "信頼安定静急難易単純雑乱整頓完了済未達到着発見探索捜目印付加追跡監視警告停止再起替換変更編集削挿入力画像窓欄押引回転"
    "引数値域像元因果原根本末端点線分岐枝葉木森群環体論理集散離連鎖列挙網羅漏抜忘守破壊修復旧古最近毎常時々折半端数奇偶"
    "素約倍公式恒等不当妥協議審査採択否認許諾申請求人私彼君達皆何誰何故無駄余白空欄例外普段特殊一般共有秘密公開閉"
    "試験問練習宿題点満合格落第級組班室校科目講義板書黒暗算筆電卓機械計画面積体積容器箱袋棚段階層底頂上昇降下左右両片側"
    "途切貼複写記録憶保管理庫番地住所宛先差出差異似通過程経緯縦糸帯域幅高低厚薄太細丸四角形状態勢姿"
    "摘打緒距欠測掲載渡捗備遅延済確定録画像例題章末尾括弧型枠罫濃淡際限界値略称呼名付与奪獲戻帰還往復巡循環周期波振幅揺摩擦熱温冷寒暖雨雪風雲空海川山石土金銀銅鉄"
)


def japanese_characters() -> str:
    """The characters of the Japanese catalog outside ASCII, kana, the usual punctuation and kanji, in order."""
    catalog = CATALOG.read_text(encoding="utf-8")
    return "".join(sorted({c for c in catalog + KANA + PUNCTUATION + KANJI if ord(c) > 0x7F}))


def heading_characters() -> str:
    """The characters of the Japanese catalog outside ASCII, kana and the usual punctuation, for headings."""
    catalog = CATALOG.read_text(encoding="utf-8")
    return "".join(sorted({c for c in catalog + KANA + PUNCTUATION if ord(c) > 0x7F}))


def subset(source: Path, target: Path, characters: str, name: str, features: list[str], flavor: str | None) -> None:
    """Writes the font that holds these characters, with the glyphs and the mathematical variants they need."""
    subsetting: Any = import_module("fontTools.subset")
    options = subsetting.Options(
        layout_features=features, flavor=flavor, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True,
        drop_tables=["FFTM", "DSIG", "BASE", "vhea", "vmtx", "VORG"], hinting=False, desubroutinize=True,
        recalc_timestamp=False, font_number=0,
    )  # fmt: skip
    font = subsetting.load_font(str(source), options)
    worker = subsetting.Subsetter(options)
    worker.populate(text=characters)
    worker.subset(font)
    style = str(font["name"].getDebugName(2))
    names = {1: name, 4: name, 6: name.replace(" ", ""), 3: f"{name} {style}"}
    font["name"].names = [record for record in font["name"].names if record.platformID == 3 and record.langID == 1033]
    for record in font["name"].names:
        record.string = names.get(record.nameID, str(record))
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [names[6]]
        cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = name
    subsetting.save_font(font, str(target), options)
    print(f"{target.name}: {len(set(characters))} characters, {target.stat().st_size} bytes")


def main(texmf: Path | None, noto: Path) -> None:
    if texmf is not None:
        _latin(texmf)
    japanese, features = japanese_characters(), ["kern", "palt", "locl"]
    subset(noto / "NotoSerifCJK-Regular.ttc", HERE / "mincho.otf", japanese, "Exactrank Mincho", features, None)
    subset(noto / "NotoSansCJK-Bold.ttc", HERE / "gothic.otf", heading_characters(), "Exactrank Gothic", features, None)


def _latin(texmf: Path) -> None:
    subset(
        texmf / "lm-math" / "latinmodern-math.otf", HERE / "math.woff2", ASCII + GREEK + ITALIC + SIGNS,
        "Exactrank Math", ["kern"], "woff2",
    )  # fmt: skip
    for style in ("regular", "bold"):
        name = "Exactrank Roman" + (" Bold" if style == "bold" else "")
        source = texmf / "lm" / f"lmroman10-{style}.otf"
        subset(source, HERE / f"roman-{style}.woff2", PROSE, name, ["kern", "liga"], "woff2")


if __name__ == "__main__":
    main(None if sys.argv[1] == "-" else Path(sys.argv[1]), Path(sys.argv[2]))
