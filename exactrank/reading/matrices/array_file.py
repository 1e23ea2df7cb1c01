"""numpy's `.npy` files, without pickles: a magic number, a header, and the entries one after the other."""

from __future__ import annotations

from io import BytesIO
from tokenize import TokenError

from exactrank.matrix import Matrix
from exactrank.reading.matrices.cells import check_cells
from exactrank.reading.matrices.exact_entries import Floats, matrix_of_array
from exactrank.reading.source.problems import Problems, shown


def array_file(content: bytes, source: str = "", floats: Floats | None = None) -> Matrix:
    """The matrix of a `.npy` file; raises InputError for anything but a two-dimensional array of exact numbers."""
    import numpy

    problems = Problems(source)
    stream = BytesIO(content)
    try:
        version = numpy.lib.format.read_magic(stream)
        if version == (1, 0):
            shape, _, dtype = numpy.lib.format.read_array_header_1_0(stream)
        else:
            shape, _, dtype = numpy.lib.format.read_array_header_2_0(stream)
    except (ValueError, EOFError, TypeError, SyntaxError, RecursionError, MemoryError, TokenError):
        problems.refuse("npy-header")
    if dtype.hasobject:
        problems.refuse("npy-pickle")
    cells = 1
    for size in shape:
        cells *= size
    check_cells(cells, problems)
    # numpy would allocate before it notices that the entries are not all there.
    if len(content) - stream.tell() != cells * dtype.itemsize:
        problems.refuse(
            "npy-size",
            None,
            found=len(content) - stream.tell(),
            expected=cells * dtype.itemsize,
            shape=shown(str(shape)),
        )
    stream.seek(0)
    return matrix_of_array(numpy.load(stream, allow_pickle=False), floats, problems)
