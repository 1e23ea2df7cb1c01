r"""What 1{,}732 is: one and a bit in the languages with a decimal comma, more than a thousand in the others."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Whole


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (r"Die Wurzel ist $\sqrt{3} \approx 1{,}732$.", Whole.CORRECT),
        (r"Die Wurzel ist $\sqrt{3} \approx 1{,}733$.", Whole.INCORRECT),
        (r"Aufgabe 2.3: Die Wurzel ist $\sqrt{3} \approx 1{,}732$.", Whole.CORRECT),
        (r"On trouve la racine $\sqrt{3} \approx 1{,}732$.", Whole.CORRECT),
        (r"$\sqrt{3} \approx 1{,}732$, $\sqrt2 \approx 1{,}41$", Whole.CORRECT),
        (r"$\sqrt{3} \approx 1{,}733$, $\sqrt2 \approx 1{,}41$", Whole.INCORRECT),
        (r"$\sqrt{3} \approx -1{,}732$, $\sqrt2 \approx 1{,}41$", Whole.INCORRECT),
        (r"$-\sqrt{3} \approx -1{,}732$, $\frac12 = 0{,}500$", Whole.CORRECT),
        (r"Es ist $1{,}500 + 0{,}5 = 2$.", Whole.CORRECT),
        (r"The square root is $\sqrt{9000001} \approx 3{,}000$.", Whole.CORRECT),
        (r"The square root is $\sqrt{9000001} \approx 3{,}001$.", Whole.INCORRECT),
        (r"The number of rows is $1500 \cdot 2 = 3{,}000$.", Whole.CORRECT),
        (r"$2 \cdot 750 = 1{,}500$", Whole.CORRECT),
        (r"$\sqrt{9000001} \approx 3{,}000$, $1{,}000{,}000 = 10^6$", Whole.CORRECT),
        (r"$\sqrt{3} \approx 1{,}732$", Whole.UNDECIDED),
        (r"$\sqrt{3} \approx 1{,}733$", Whole.UNDECIDED),
    ],
)
def test_three_digits_behind_a_comma(text: str, outcome: Whole) -> None:
    assert verify(text).outcome is outcome


@pytest.mark.parametrize("number", ["1{,}732", "17{,}320", "173{,}205"])
def test_places_stay_where_they_are(number: str) -> None:
    text = rf"Die Wurzel ist $\sqrt{{2}} \approx {number}$. Also ist $\sqrt2 \approx 1{{,}}5$."
    judged = verify(text).judgements
    assert [one.statement.span.column for one in judged] == [17, text.rindex(r"\sqrt2") + 1]
    assert judged[0].statement.span.source.endswith(number)
