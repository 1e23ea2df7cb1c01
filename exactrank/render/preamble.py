"""What stands around a LaTeX fragment to make it a document: pdflatex, lualatex for Japanese."""

from __future__ import annotations

from exactrank.document import Array, Document, walk
from exactrank.render.sentences import Tex

ENGLISH = r"""\documentclass[11pt]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
"""

JAPANESE = r"""% lualatex; the fonts are Debian's fonts-ipaexfont-mincho and fonts-ipaexfont-gothic
\documentclass[11pt]{article}
\PassOptionsToPackage{no-math}{fontspec}
\usepackage{fontspec}
\usepackage{babel}
\babelprovide[import,main]{japanese}
\IfFontExistsTF{IPAexGothic}{\babelfont{rm}[BoldFont=IPAexGothic]{IPAexMincho}\babelfont{sf}{IPAexGothic}}%
  {\babelfont{rm}{IPAexMincho}\babelfont{sf}{IPAexMincho}}
\directlua{luaotfload.add_fallback("japanese", {"IPAexMincho:mode=node;"})}
\babelfont{tt}[RawFeature={fallback=japanese}]{Latin Modern Mono}
"""

# A line of text ends before a number that does not fit, however loose it gets. A display that is wider than the line
# is set smaller until it fits. The page itself is chosen wide enough that this remains a small correction
# (`page_width`).
# No page ends between a result and what stands before it (`keepwithnext`).
# The languages that are set as English is, by their name in babel; pdflatex, without the files of a language.
WORDS_OF = {"fr": "french", "de": "ngerman"}

COMMON = r"""\usepackage[a4paper,margin=25mm%(paper)s]{geometry}
\usepackage{amsmath}
%(packages)s\usepackage{graphicx}
\allowdisplaybreaks
\setlength{\fboxsep}{3pt}
\setlength{\parindent}{0pt}
\setlength{\emergencystretch}{.5\textwidth}
\setlength{\parskip}{0.6ex plus 0.3ex}
\AtBeginDocument{\abovedisplayshortskip=\abovedisplayskip}
\newcommand{\keepwithnext}{\postdisplaypenalty\maxdimen\csname @endparpenalty\endcsname\maxdimen}
\newcommand{\fitformula}[1]{\sbox0{#1}%%
  \ifdim\wd0>\linewidth\resizebox{0.99\linewidth}{!}{\usebox0}\else\usebox0\fi}
\newcommand{\fitdisplay}[1]{\[\sbox0{$\displaystyle #1$}%%
  \ifdim\wd0>\linewidth\resizebox{0.99\linewidth}{!}{\usebox0}\else\usebox0\fi\]}
\newcommand{\keptdisplay}[1]{\[\keepwithnext\sbox0{$\displaystyle #1$}%%
  \ifdim\wd0>\linewidth\resizebox{0.99\linewidth}{!}{\usebox0}\else\usebox0\fi\]}
"""

DIGIT_MM = 1.93  # a digit of Computer Modern at 11 pt
SMALL = 0.73  # digits in a fraction within a matrix are that much smaller
A4_WIDTH_MM = 210
WIDEST_PAGE_MM = 5000  # TeX's largest dimension is 5757 mm


def page_width(document: Document) -> int:
    """Millimetres of paper on which the widest matrix of the document stands."""
    widest = 0.0
    for node in walk(document):
        if isinstance(node, Array):
            widest = max(widest, _width(node))
    return min(WIDEST_PAGE_MM, max(A4_WIDTH_MM, int(widest * 1.08) + 80))


def _width(array: Array) -> float:
    columns = [0.0] * array.matrix.ncols
    for row in array.matrix:
        for j, entry in enumerate(row):
            above, below = str(entry.numerator), str(entry.denominator)
            digits = len(above) if below == "1" else max(len(above), len(below)) * SMALL + 1
            columns[j] = max(columns[j], digits)
    return sum([DIGIT_MM * digits + 3.6 for digits in columns])


PACKAGES = {
    Tex.AMSMATH: "",
    Tex.NICEMATRIX: "\\usepackage{xcolor}\n\\usepackage{nicematrix}\n",
    Tex.GAUSS: "\\usepackage{gauss}\n",
    Tex.BEAMER: "",
}


def head(lang: str) -> str:
    """The class and the fonts of a language."""
    if lang == "ja":
        return JAPANESE
    if lang not in WORDS_OF:
        return ENGLISH
    return f"{ENGLISH}\\usepackage{{babel}}\n\\babelprovide[import,main]{{{WORDS_OF[lang]}}}\n"


def whole_document(title: str, body: str, lang: str, document: Document, tex: Tex = Tex.AMSMATH) -> str:
    """The document that compiles by itself, on A4 or on as wide a page as its widest matrix needs."""
    width = page_width(document)
    paper = "" if width == A4_WIDTH_MM else f",paperwidth={width}mm"
    setup = head(lang) + COMMON % {"paper": paper, "packages": PACKAGES[tex]}
    return f"{setup}\\begin{{document}}\n\\section*{{{title}}}\n\n{body}\\end{{document}}\n"
