"""An answer that somebody wrote, read and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exactrank.reading import MatrixLike, as_matrix
from exactrank.requests.answers import checked_kind

if TYPE_CHECKING:
    from exactrank.judging import Verdict
    from exactrank.numbers.domain_names import FieldOfAnswers


def verify(
    text: str, problem: MatrixLike | None = None, kind: str | None = None, field: FieldOfAnswers | str | None = None
) -> Verdict:
    """Reads an answer that somebody wrote (LaTeX, Markdown, HTML, XML, plain text) and judges every statement in it.

    With a `problem` (whatever states a matrix) the answer must be about that matrix. `kind` is what it is written in:
    `latex`, `markdown`, `html`, `xml` or `text`; without it the text tells. Over a `field`, `GF(5)` or its name, all of
    it is meant there; over `QQ(i)` i is the imaginary unit, over `GF(4)` a letter is t with `t^2 = t + 1`. Raises
    InputError for a text that is no text or too large, and for another kind or field.

    >>> verdict = verify("A = [1 2]\\n    [3 4]\\n\\nR2 <- R2 - 3 R1\\n\\n[1 2]\\n[0 2]")
    >>> verdict.outcome.value, verdict.judgements[verdict.first_error].note.value
    ('incorrect', 'sign')
    >>> verify(r"$\\det\\begin{pmatrix}1 & 2\\\\ 3 & 4\\end{pmatrix} = 3$", field="GF(5)").outcome.value
    'correct'
    >>> verify(r"$\\det\\begin{pmatrix}1 & w\\\\ w & w + 1\\end{pmatrix} = 0$", field="GF(4)").outcome.value
    'correct'
    """
    from exactrank.judging import judge
    from exactrank.numbers.domain_names import field_of_answers
    from exactrank.numbers.quadratic import QuadraticField
    from exactrank.reading.answers.document import answer_of

    over = None if field is None else field_of_answers(field)
    given = None if problem is None else as_matrix(problem, field=None if isinstance(over, QuadraticField) else over)
    return judge(answer_of(text, kind=checked_kind(kind)), given, over)
