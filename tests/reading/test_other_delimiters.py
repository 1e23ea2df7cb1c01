"""Formulas between the delimiters of other writers are read; what only looks so stays."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.markup.other_delimiters import with_dollars

A = r"Let $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. "

READ = [
    r":math:`\det A=-2`",
    r"{math}`\det A=-2`",
    r"$`\det A=-2`$",
    r"[latex]\det A=-2[/latex]",
    r"\\(\det A=-2\\)",
    r"\\[\det A=-2\\]",
    r"[mathjaxinline]\det A=-2[/mathjaxinline]",
    r"[$]\det A=-2[/$]",
    r"<tex>\det A=-2</tex>",
    r"<math>\det A=-2</math>",
    r'<disp-formula id="e1">\det A=-2</disp-formula>',
    r'<span class="math">\det A=-2</span>',
    r'<script type="math/tex; mode=display">\det A=-2</script>',
    r'<annotation encoding="application/x-tex">\det A=-2</annotation>',
    r"{{< math >}}\det A=-2{{< /math >}}",
    r"{{<katex>}}\det A=-2{{</katex>}}",
    r"{% math %}\det A=-2{% endmath %}",
    r"$latex \det A=-2$",
    r"``\det A=-2``",
    r"stem:[\det A=-2]",
    r"latexmath:[\det\left(A\right)=-2]",
    r"\ensuremath{\det A=-2}",
    r'<InlineMath math="\det A=-2" />',
    r"<TeX math={String.raw`\det A=-2`} />",
    r"<Math>{String.raw`\det A=-2`}</Math>",
    r"`$\det A=-2$`",
]
KEPT = [
    r"``C:\temp\det.txt``",
    "``x = A_1 + 2``",
    "```\\det A=-2```",
    r"$\begin{aligned}a&=b\\(c)&=d\\(e)\end{aligned}$",
    "see `math` and $5 or [1/2]",
    "$x$ and `code` and $y$",
    r"\begin{cases}x=1\\[2pt] y=2\\[1em]\end{cases}",
    "the <formula> of Cramer and </formula",
    "a system:[see 1] of two",
    "`cost $5 and $6`",
    "<math><mi>x</mi></math>",
    r"$\ensuremath{x}$",
    "{{ math }} and {{< figure >}}x{{< /figure >}}",
    '<img alt="math = x">',
    "[math] alone",
    "{% raw %}x{% endraw %}",
    '<span class="math inline">\\(x\\)</span>',
]


@pytest.mark.parametrize("said", READ)
def test_formulas_of_other_writers(said: str) -> None:
    assert judge(answer_of(A + said)).outcome is Whole.CORRECT
    assert judge(answer_of(A + said.replace("-2", "2"))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_so(text: str) -> None:
    assert with_dollars(text) == text


def test_brackets_and_braces_within_belong_to_the_formula() -> None:
    assert with_dollars(r"stem:[\left[a\right] = [b]] and c") == r"     $\left[a\right] = [b]$ and c"
    assert with_dollars(r"\ensuremath{\frac{a}{b_{1}}} or {c}") == r"           $\frac{a}{b_{1}}$ or {c}"


def test_a_page_keeps_what_it_reads_by_itself() -> None:
    page = "<p><math><mi>x</mi></math> <tex>y</tex></p>"
    assert with_dollars(page, page=True) == "<p><math><mi>x</mi></math>     $y$     </p>"
    assert with_dollars("<math>x</math>", page=True) == "<math>x</math>"


DIRECTIVES = [
    ".. math:: \\det A=-2\n\nAnd so on.",
    "   .. math::\n      :label: one\n\n      \\det A=-2\n\n   And so on.",
    ".. math::\n\n   A=A\n\n   \\det A=-2\n\n\nAnd so on.",
    ".. math::\n   \\det A=-2",
]


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_directives_of_restructured_text(directive: str) -> None:
    text = A + "We get\n\n" + directive
    assert len(with_dollars(text)) == len(text)
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("-2", "2"))).outcome is Whole.INCORRECT
