"""An author's TeX as MathML: well formed, with as many parts as an element has, and refused where it is not known."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.render.tex_mathml import tex_math
from exactrank.render.tex_signs import ENVIRONMENTS, FENCES, FUNCTIONS, OPERATORS

PARTS = {"msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mfrac": 2, "msqrt": 1}
SPACE = "{http://www.w3.org/1998/Math/MathML}"


def read(tex: str, block: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(tex_math(tex, block).replace("&#x2061;", "\u2061"))


def signs(tex: str, block: bool = False) -> str:
    """All that is seen of a formula, in order."""
    body = read(tex, block)[0][0]
    return "".join(body.itertext()).replace("\u2061", "")


leaves = st.sampled_from(["x", "12", "0.5", r"\lambda", r"\Delta", r"\text{if so}", r"\operatorname{rank} A", r"\dots"])
formulas = st.recursive(
    leaves | st.sampled_from(sorted(set(OPERATORS) - {"'"})),
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("{{{}}}_{{{}}}".format, inner, inner),
        st.builds("{{{}}}^{{{}}}_{{{}}}".format, inner, inner, inner),
        st.builds(r"\frac{{{}}}{{{}}}".format, inner, inner),
        st.builds(r"\sqrt{{{}}}".format, inner),
        st.builds(r"x \xrightarrow[{}]{{{}}} y".format, inner.filter(lambda tex: "]" not in tex), inner),
        st.builds(r"\sum_{{{}}}^{{{}}}".format, inner, inner),
        st.builds(r"\left( {} \right]".format, inner),
        st.builds(r"\begin{{bmatrix}} {} & {} \\ {} & x \\ \end{{bmatrix}}".format, inner, inner, inner),
    ),
    max_leaves=12,
)


@given(formulas, st.booleans())
def test_what_is_set_is_well_formed(tex: str, block: bool) -> None:
    made = read(tex, block)
    assert made[0][1].text == tex.strip()
    assert len(made[0]) == 2, "one element, and the TeX beside it"
    for element in made.iter():
        name = element.tag.removeprefix(SPACE)
        if name in PARTS:
            assert len(element) == PARTS[name], tex
        if name in ("mi", "mo", "mn", "mtext"):
            assert element.text
            assert not len(element)


@pytest.mark.parametrize(
    ("tex", "seen"),
    [
        (r"\operatorname{rank} A = r", "rankA=r"),
        (r"A^\top A \ne 0", "A⊤A≠0"),
        (r"a_1 < b'", "a1<b′"),
        (r"-x - 1", "−x−1"),
        (r"\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix}", "|1234|"),
        (r"\begin{array}{rr|r} 1 & 2 & 3 \end{array}", "123"),
        (r"\left. x \right|", "x|"),
        (r"\lVert A \rVert_F \le \|A\|", "‖A‖F≤‖A‖"),
        (r"\det(t I - G)", "det(tI−G)"),
        (r"\binom{n}{k}", "(nk)"),
        (r"\tilde{W} \hat x", "W˜xˆ"),
        (r"A \xrightarrow{R_2 - 3 R_1} B", "A→R2−3R1B"),
        (r"A \xrightarrow[x]{y} B", "A→xyB"),
        (r"\text{a  b}", "a\xa0\xa0b"),
        (r"\min_{x} x", "minxx"),
        ("", ""),
    ],
)
def test_what_is_seen(tex: str, seen: str) -> None:
    assert signs(tex) == seen
    assert signs(tex, block=True) == seen


def test_a_sum_has_its_limits_above_and_below_in_a_display_alone() -> None:
    tex = r"\sum_{i=1}^n x_i"
    assert ("munderover" in tex_math(tex, block=True), "munderover" in tex_math(tex)) == (True, False)


@pytest.mark.parametrize(
    ("tex", "prefixes"), [("-x - 1", 1), ("(-1)^k", 1), ("a = -b", 1), ("a - b", 0), ("x^{-1} - 1", 1), ("(a) - 1", 0)]
)
def test_a_minus_that_begins_something_is_a_sign(tex: str, prefixes: int) -> None:
    assert tex_math(tex).count('form="prefix"') == prefixes


@pytest.mark.parametrize(
    ("tex", "gap"), [(r"\det A", True), (r"\det(A)", False), (r"\operatorname{rank}_p A", True), (r"\min_x x", False)]
)
def test_a_gap_stands_after_the_name_of_a_function(tex: str, gap: bool) -> None:
    assert ("<mspace" in tex_math(tex)) is gap


@pytest.mark.parametrize("sign", sorted([*OPERATORS, *FENCES, *FUNCTIONS]))
def test_every_sign_is_set(sign: str) -> None:
    assert signs(sign)


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_every_environment_is_set(name: str) -> None:
    columns = "{rr}" if name == "array" else ""
    assert signs(rf"\begin{{{name}}}{columns} x & y \end{{{name}}}").strip("([|{])") == "xy"


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\foo", r"\begin{tikzpicture} x \end{tikzpicture}", r"\def\x{1}", "x # y"),
        *(r"x_", r"x^", r"_1", r"x_1_2", r"x^1^2", "{", "}", "a & b", r"a \\ b"),
        *(r"\frac{1}", r"\sqrt", r"\text x", r"\text{a {b} c}", r"\xrightarrow[x y"),
        *(r"\begin{bmatrix} 1", r"\begin{bmatrix} 1 \end{pmatrix}", r"\begin{array} 1 \end{array}"),
        *(r"\left( 1", r"1 \right)", r"\left x \right)"),
    ],
)
def test_what_is_not_known_is_refused(tex: str) -> None:
    with pytest.raises(InputError, match="is not something that is set here"):
        tex_math(tex)
