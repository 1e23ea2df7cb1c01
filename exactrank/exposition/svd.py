"""The exposition of A = U S V^T: the eigenvectors of A^T A, their images, what completes them, and the product."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exactrank.calculations.svd import Completion, OrthogonalSpace, SingularValueDecomposition, UnitVector
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Formula,
    Grid,
    Linear,
    Name,
    Number,
    Paragraph,
    Product,
    Quotient,
    Result,
    Root,
    Transpose,
    say,
)
from exactrank.exposition.characteristic import coefficients_of, factor_formula, shifted_determinant
from exactrank.exposition.eigen import rational_eigenspace
from exactrank.exposition.formulas import column, equation, letter, number, radical, rank_is
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.matrix import Matrix
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

SIGMA = "\\Sigma"


@dataclass(frozen=True, slots=True)
class _Letters:
    """The names of the matrices; none is that of the matrix itself."""

    matrix: Name
    gram: Name
    left: Name
    right: Name

    @classmethod
    def of(cls, name: str) -> _Letters:
        left, right = ("U", "V") if name not in ("U", "V") else ("P", "Q")
        return cls(Name(name), Name(letter("G", name)), Name(left), Name(right))

    @property
    def equation(self) -> Formula:
        return equation(self.matrix, Product((self.left, Name(SIGMA), Transpose(self.right))))

    def vector(self, matrix: Name, k: int) -> Name:
        """Column k, counted from 0, of U or V."""
        return Name(matrix.letter.lower(), str(k + 1))


def explain_svd(found: SingularValueDecomposition, name: str = "A") -> Document:
    """What is looked for, V from the eigenvectors of A^T A, U from their images, and the three factors."""
    letters = _Letters.of(name)
    A, G = letters.matrix, letters.gram
    gram = Product((Transpose(A), A))
    sides = {"left": letters.left, "middle": Name(SIGMA), "right": letters.right}
    blocks: list[Block] = [
        Paragraph((say("svd.overview", name=A, equation=letters.equation, gram=gram, **sides),)),
        Display((equation(A, Array(found.matrix)), equation(G, gram, Array(found.gram.matrix)))),
    ]
    blocks += coefficients_of(found.gram.matrix, found.gram.coefficients, G)
    factors = [factor_formula(factor) for factor in found.gram.factors]
    if len(factors) > 1 or found.gram.factors[0].multiplicity > 1:
        blocks.append(Paragraph((say("singular-values.factor.over-rationals"),)))
        blocks.append(Display((equation(shifted_determinant(G), Product(tuple(factors))),)))
    for place, one in enumerate(found.spaces, start=1):
        blocks += rational_eigenspace(found.gram.matrix, one.found, G.letter, place, again=place > 1)
        blocks += _made_orthogonal(one.space)
    blocks += [*_values(found, letters), *_right(found, letters), *_left(found, letters)]
    if found.completion is not None:
        blocks += _completed(found, found.completion, letters)
    blocks += _product(found, letters)
    return Document(say("svd.title", name=A), tuple(blocks))


def _made_orthogonal(space: OrthogonalSpace) -> Iterator[Block]:
    """What Gram and Schmidt make of vectors that are not orthogonal."""
    if not space.was_orthogonal:
        yield Paragraph((say("svd.orthogonal"),))
        yield Display((Commas(tuple([column(one) for one in space.orthogonal])),))


def _values(found: SingularValueDecomposition, letters: _Letters) -> Iterator[Block]:
    if not found.rank:
        yield Paragraph((say("svd.no-values", gram=letters.gram),))
        return
    squares = [one.found.value for one in found.spaces for _ in one.space.orthogonal]
    lines: list[Formula] = []
    for k, value in enumerate(found.values):
        root, plain = Root(Number(squares[k])), value.coefficient == 1 and not value.is_rational
        lines.append(equation(Name("\\sigma", str(k + 1)), *([root] if plain else [root, radical(value)])))
    yield Paragraph((say("svd.values", count=found.rank, name=letters.matrix),))
    yield Display(tuple(lines))


def _right(found: SingularValueDecomposition, letters: _Letters) -> Iterator[Block]:
    V = letters.right
    yield Paragraph((say("svd.right", count=len(found.right), gram=letters.gram, right=V),))
    yield Display(tuple([equation(letters.vector(V, k), unit(one)) for k, one in enumerate(found.right)]))


def _left(found: SingularValueDecomposition, letters: _Letters) -> Iterator[Block]:
    if not found.rank:
        return
    U, A = letters.left, letters.matrix
    yield Paragraph((say("svd.images", count=found.rank, name=A, gram=letters.gram),))
    lines: list[Formula] = []
    for one in found.right[: found.rank]:
        image = (found.matrix @ Matrix.column_of(one.direction)).column(0)
        lines.append(equation(Product((Array(found.matrix), column(one.direction))), column(image)))
    yield Display(tuple(lines))
    yield Paragraph((say("svd.left", count=found.rank, left=U),))
    yield Display(tuple([equation(letters.vector(U, k), unit(found.left[k])) for k in range(found.rank)]))


def _completed(found: SingularValueDecomposition, completion: Completion, letters: _Letters) -> Iterator[Block]:
    count, U = len(completion.space.orthogonal), letters.left
    transposed = Transpose(letters.matrix)
    yield Paragraph((say("svd.completion", count=count, name=letters.matrix, left=U, transposed=transposed),))
    yield Display((equation(transposed, Array(completion.form.start)),))
    steps = reduction_steps(completion.form)
    if steps.items:
        yield steps
    yield Paragraph((say("svd.null-space", count=count),))
    basis = completion.space.read_off
    vectors = [column(basis.column(k)) for k in range(basis.ncols)]
    yield Display((vectors[0] if len(vectors) == 1 else Commas(tuple(vectors)),))
    yield from _made_orthogonal(completion.space)
    yield Paragraph((say("svd.lengths", count=count),))
    places = range(found.rank, len(found.left))
    yield Display(tuple([equation(letters.vector(U, k), unit(found.left[k])) for k in places]))


def _product(found: SingularValueDecomposition, letters: _Letters) -> Iterator[Block]:
    U, V = letters.left, letters.right
    left, right = _rows(found.left), _rows(found.right)
    m, n = found.matrix.shape
    zero = Surd(Fraction(0))
    middle = [[found.values[i] if i == j < found.rank else zero for j in range(n)] for i in range(m)]
    yield Paragraph((say("svd.factors", left=U, middle=Name(SIGMA), right=V),))
    yield Display((equation(U, _grid(left)), equation(Name(SIGMA), _grid(middle)), equation(V, _grid(right))))
    yield Paragraph((say("svd.check", name=letters.matrix, left=U, right=V),))
    factors = Product((_grid(left), _grid(middle), _grid(list(zip(*right, strict=True)))))
    whole = Product((U, Name(SIGMA), Transpose(V)))
    yield Display((equation(whole, factors, Array(found.matrix), letters.matrix),))
    rank = rank_is(letters.matrix.letter, found.rank)
    said = say("svd.result", equation=letters.equation, count=found.rank, rank=rank)
    yield Result((Paragraph((said,)),))


def _rows(columns: Sequence[UnitVector]) -> list[tuple[Surd, ...]]:
    return list(zip(*[one.entries for one in columns], strict=True))


def _grid(rows: Sequence[Sequence[Surd]]) -> Formula:
    """The matrix, as numbers where all entries are rational."""
    if all(x.is_rational for row in rows for x in row):
        return Array(Matrix.of([[x.coefficient for x in row] for row in rows], len(rows[0])))
    return Grid(tuple([tuple([radical(x) for x in row]) for row in rows]))


def unit(vector: UnitVector) -> Formula:
    """The direction with one over its length before it."""
    return _divided(column(vector.direction), Surd.sqrt_of(vector.square))


def _divided(what: Formula, by: Surd) -> Formula:
    """One over a number times something."""
    if by.is_rational:
        return what if by.coefficient == 1 else Linear(((1 / by.coefficient, what),))
    return Product((Quotient(number(1), radical(by)), what))
