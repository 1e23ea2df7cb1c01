"""The words and signs that row operations are written with: names of rows, arrows, verbs in several languages."""

from __future__ import annotations

import re

from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import BOXES, SILENT

STRICT_ROWS = words(
    r"""
    R r L F Z E Eq \rho \varrho \ell ℓ ρ Row row Rows rows line Line ligne Ligne fila Fila Zeile Zeil linha
    riga
    """
)
LOOSE_ROWS = words(r"l f w W e z P p G g Q q v V I J H h N M m \mathfrak @")
BEFORE_ROW = BOXES | words(r"{ \vec \mathcal \bar")
COLUMNS = words("C K col Col column Column columns Columns Spalte colonne")
LOOSE_COLUMNS = words("c S k s")
ROW_COMMANDS = frozenset([name for name in STRICT_ROWS | LOOSE_ROWS if name[0] == "\\"])
ROW_WORDS = words("row rows line lines equation equations Row Rows Zeile Zeilen ligne lignes fila filas Equation Eq eq")
COLUMN_WORDS = words("column columns Column Columns col cols Spalte Spalten")
ROMAN = {name: k for k, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])}
ORDINALS = {
    name: k for k, name in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"])
}
CIRCLED = {chr(0x2460 + k): k for k in range(20)}
KANJI = {character: k + 1 for k, character in enumerate("一二三四五六七八九十")}

LEFT = words(r"\leftarrow \gets \longleftarrow \Leftarrow \coloneqq \xleftarrow@ ← ⟵ ⇐ \mapsfrom")
RIGHT = words(
    r"""
    \to \rightarrow \longrightarrow \Rightarrow \mapsto \longmapsto \Longrightarrow \rightsquigarrow → ⟶ ⇒ ↦
    \leadsto
    """
)
BOTH = words(
    r"""\leftrightarrow \longleftrightarrow \Leftrightarrow \Longleftrightarrow \rightleftarrows \leftrightarrows
    \rightleftharpoons \iff ↔ ⟷ ⇔ ⇄ ⇆ ⇌ \updownarrow \leftrightharpoons \swap"""
)
PLAIN_ARROW = re.compile(r"(?P<X><-{1,99}>|<={1,99}>)|(?P<left><-{1,99}|:=|<=)|(?P<right>-{1,99}>|=>)")
PLAIN_CODES = {"X": "X", "left": "<", "right": ">"}

VERBS = {
    "M": words("multiply multiplying multiplied scale scaling multipliziere"),
    "A": words("add adding adds added addiere addieren"),
    "S": words("subtract subtracting subtracts subtracted subtrahiere"),
    "W": words("swap swapping swapped swaps interchange interchanging interchanged exchange exchanging switch"),
    "D": words("divide dividing divided dividiere"),
    "E": words("replace replacing replaced"),
    "f": words("from von"),
    "t": words("to into zu"),
    "b": words("by durch"),
    "w": words("with mit"),
    "&": words("and und et y e"),
    "*": words("times x mal multiple"),
    "-": words("minus negative"),
    "+": words("plus"),
    "=": words("becomes"),
}
WORDS = {word: code for code, some in VERBS.items() for word in some}
COUNTS = {word: k + 2 for k, word in enumerate("two three four five six seven eight nine ten".split())}  # noqa: SIM905
SAID_TIMES = re.compile(r"\s+times\b")
DROPPED = words("the a of then now we our new R's by@ is are using over together entire each let us both sides")

# The longest first: 入れ替え before れ. Particles that carry nothing here are dropped.
JAPANESE = re.compile(
    r"(?P<W>入れ?[替換かえ]え?る?|交換(?:する)?|交换|互换|对换|对调)|(?P<u>[减減]去|减)|(?P<p>加到|加至|加入到)|(?P<P>加上|加)(?![えわ算])"
    r"|(?P<x>乘以|乘|乘上)|(?P<d>除以)|(?P<A>加え(?:る|て|た|よ)?|足(?:す|し|した|して)|加算(?:する)?|たす)"
    r"|(?P<S>引(?:く|き|いた|いて)|減算(?:する)?|減じ(?:る|て)?|ひく)|(?P<D>割(?:る|り|った|って)|除(?:する|して))"
    r"|(?P<f>から)|(?P<b>倍)|(?P<and>[と与]|和(?=第|[一二三四五六七八九十\d]))|(?P<t>に)|(?P<comma>[、。，．])|(?P<E>置き換え(?:る)?)"
    r"|(?P<plus>プラス)|(?P<minus>マイナス)|(?P<drop>第|の|を|[将把的得再]|然后|する|して|した|し|で|は|目|それぞれ|さらに|次に|まず|もの)"
)
JAPANESE_CODES = {"and": "&", "comma": ",", "b": "B", "plus": "+", "minus": "-"}
MARKS = {"+": "+", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", ",": ",", ";": ",", "=": "=", ":": "/", "±": "?"}
PASSED = SILENT | words(r"{ } \( \) \[ \] & \amp &amp;")
PRIMES = words(r"' ′ \prime * \ast")
ORNAMENTS = words("' ′ ^ }")
SHORT = 20
