"""The mutants of a module: its source with one expression changed, every other character as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.Pow: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """The source with `before` replaced by `after` at a line; two mutants of a module differ."""

    line: int
    before: str
    after: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module that compiles, in the order of the text.

    >>> [one.after for one in mutants("def f(x):\\n    return x < 1 and not x\\n")]
    ['x < 1 or not x', 'x <= 1', '2', 'x']
    """
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    code = source.encode()
    tree = ast.parse(source)
    in_formats = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)}
    sites = [node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.Raise) and id(node) not in in_formats]
    for node in sorted(sites, key=lambda one: (one.lineno, one.col_offset, -(one.end_lineno or 0))):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        before = code[begin:end].decode()
        for after in _changed(node):
            made = (code[:begin] + after.encode() + code[end:]).decode()
            if after != before and _compiles(made):
                yield Mutant(node.lineno, before, after, made)


def _changed(node: ast.expr | ast.Raise) -> Iterator[str]:
    """The node in other words."""
    match node:
        case ast.Raise():
            yield "pass"
        case ast.Compare(left, ops, comparators):
            for k, operator in enumerate(ops):
                other = [*ops[:k], _COMPARED[type(operator)](), *ops[k + 1 :]]
                yield ast.unparse(ast.Compare(left, other, comparators))
        case ast.BoolOp(operator, values):
            other_operator = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield ast.unparse(ast.BoolOp(other_operator, values))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield ast.unparse(operand)
        case ast.BinOp(left, operator, right) if type(operator) in _CALCULATED:
            yield ast.unparse(ast.BinOp(left, _CALCULATED[type(operator)](), right))
        case ast.Constant(value) if isinstance(value, bool):
            yield str(not value)
        case ast.Constant(value) if isinstance(value, int):
            yield str(value + 1)
        case _:
            pass


def _compiles(source: str) -> bool:
    try:
        compile(source, "<mutant>", "exec")
    except SyntaxError:
        return False
    return True
