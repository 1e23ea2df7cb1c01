"""What stands around a LaTeX fragment to make it a document: pdflatex for English, lualatex for Japanese."""

from __future__ import annotations

from exactrank.document import Array, Document, walk

ENGLISH = r"""\documentclass[11pt]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
"""

JAPANESE = r"""% lualatex; the font is Debian's fonts-ipaexfont-mincho
\documentclass[11pt]{article}
\usepackage[japanese,provide=*]{babel}
\babelfont{rm}{IPAexMincho}
"""

# A display that is wider than the line is set smaller until it fits. The page itself is chosen wide enough that this
# remains a small correction (`page_width`).
COMMON = r"""\usepackage[a4paper,margin=25mm%(paper)s]{geometry}
\usepackage{amsmath}
\usepackage{graphicx}
\allowdisplaybreaks
\setlength{\fboxsep}{2pt}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6ex plus 0.3ex}
\newcommand{\fitdisplay}[1]{\[\sbox0{$\displaystyle #1$}%%
  \ifdim\wd0>\linewidth\resizebox{\linewidth}{!}{\usebox0}\else\usebox0\fi\]}
"""

A4_WIDTH_MM = 210
WIDEST_PAGE_MM = 5000  # TeX's largest dimension is 5757 mm


def page_width(document: Document) -> int:
    """Millimetres of paper on which the widest matrix of the document stands, at about 2.1 mm a digit."""
    widest = 0.0
    for node in walk(document):
        if isinstance(node, Array):
            widest = max(widest, _width(node))
    return min(WIDEST_PAGE_MM, max(A4_WIDTH_MM, int(widest) + 80))


def _width(array: Array) -> float:
    columns = [0.0] * array.matrix.ncols
    for numerators, d in array.matrix.rows:
        for j, value in enumerate(numerators):
            digits = len(str(value)) if d == 1 else max(len(str(value)), len(str(d))) * 0.75 + 1
            columns[j] = max(columns[j], digits)
    return sum([2.1 * digits + 3.6 for digits in columns])


def whole_document(title: str, body: str, lang: str, document: Document) -> str:
    """The document that compiles by itself, on A4 or on as wide a page as its widest matrix needs."""
    width = page_width(document)
    paper = "" if width == A4_WIDTH_MM else f",paperwidth={width}mm"
    head = (JAPANESE if lang == "ja" else ENGLISH) + COMMON % {"paper": paper}
    return f"{head}\\begin{{document}}\n\\section*{{{title}}}\n\n{body}\\end{{document}}\n"
