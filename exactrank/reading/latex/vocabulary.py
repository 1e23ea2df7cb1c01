"""What the reader knows of LaTeX's commands and environments by name: tables only."""

from __future__ import annotations

from exactrank.reading.latex.tokens import words

CELL_ENDS = frozenset({"&", r"\amp", "&amp;"})
ROW_ENDS = frozenset({r"\\", r"\cr", r"\crcr", r"\tabularnewline", r"\newline"})
TIMES = frozenset({r"\cdot", r"\times", "*", "×", "·", "⋅", r"\ast", r"\bullet", r"\circ", "∘"})
CROSSES = frozenset({r"\times", "×"})
DIVIDED = frozenset({"/", r"\div", "÷", r"\slash"})
# Space, alignment, size and style: they say nothing about the value.
SILENT = words(
    r"""
    \, \; \: \! \> \/ \quad \qquad \sysdelim \displaystyle \textstyle \scriptstyle \scriptscriptstyle \left \right \bigl
    \bigr \big \Big \Bigl \Bigr \biggl \biggr \bigg \Bigg \Biggl \Biggr \bf \bfseries \rm \it \sf \small \tiny
    \footnotesize \scriptsize
    \normalsize \mathstrut \strut \hfill \hfil \limits \nolimits \null \relax \centering \allowbreak \thinspace
    \medspace \hline \checkmark \negthinspace \enspace \noindent \smallskip \unboldmath \boldmath \toprule \midrule
    \bottomrule \hdashline \Hline $ ~ \displaylimits
    """
) | {"\\ ", "\\\n", "\\\t"}
# Horizontal rules.
RULES = words(
    r"""
    \hline \cline \midrule \Hline \toprule \cmidrule \bottomrule \hdashline \specialrule
    """
)
# Arguments that are not shown, and how many.
HIDDEN = dict.fromkeys(
    words(
        r"""
        \phantom \hphantom \vphantom \color \cellcolor \rowcolor \label \hspace \vspace \cline \tag \cmidrule
        \columncolor \noalign \index \hdotsfor
        """
    ),
    1,
) | {r"\rule": 2, r"\kern": 0, r"\hskip": 0}
# Arguments that are not shown before the one that is.
LAST_ARGUMENT = dict.fromkeys(
    words(
        r"""
        \textcolor \colorbox \tikzmarknode \mathcolor \parbox \scalebox \Block \rnode \underset \overset \stackrel
        \tikznode \href \class \cssId \style \htmlClass \htmlStyle \htmlId
        """
    ),
    1,
) | {r"\multicolumn": 2, r"\fcolorbox": 2, r"\multirow": 2, r"\resizebox": 2}
# One argument that is shown as it is.
BOXES = words(
    r"""
    \boxed \fbox \mbox \hbox \text \textrm \textbf \textit \mathrm \mathbf \mathit \mathsf \mathtt \boldsymbol
    \bm \pmb \underline \ensuremath \leading \circled \framebox \makebox \emph \smash \mathop \mathrel \mathbin
    \mathord \mathclose \mathopen \phantomsection \num \uline \textnormal \mathnormal \hl \llap \rlap \mathllap
    \mathrlap \clap \mathclap \vcenter \operatorname
    """
)
# Commands whose argument is not their value.
FUNCTIONS = words(
    r"""
    \sqrt \hat \bar \overline \tilde \vec \vect \dot \ddot \sin \cos \tan \exp \log \ln \det \widehat \widetilde \not
    \begin \end \binom
    """
)
# Environments that hold no matrix whatever their cells look like.
NOT_GRIDS = words(
    """
    align align* alignat alignat* flalign flalign* gather gather* gathered split multline multline* equation
    equation* eqnarray eqnarray* displaymath math document enumerate itemize description center figure table
    minipage proof solution exercise example tikzpicture verbatim picture quote theorem remark lemma comment
    abstract dmath dmath* displayquote subequations question answer enumerate* itemize* adjustbox scope
    """
)
# Environments whose rows are equations when relations stand in them.
SYSTEMS = words(
    """
    linsys aligned alignedat cases dcases rcases systeme sysmatrix equations lgs
    """
)
# Environments without an argument in braces, besides those that end in matrix.
CASES = frozenset({"cases", "dcases", "rcases"})
NO_ARGUMENT = words(
    """
    matrix smallmatrix cases dcases rcases aligned gmatrix NiceMatrix
    """
)
BRACED_ARGUMENTS = {"tabular*": 2, "tabularx": 2, "NiceTabular*": 2}
# Commands whose argument may be rows of cells in spalign's manner: 1 2; 3 4.
SPALIGN = words(
    r"""
    \mat \amat \hmat \augmat \spalignmat \spalignaugmat \spalignaugmathalf \spalignarray \spaligndelims \vec \detmat
    \spalignvector \syseq \spalignsys \bmat \pmat \vmat \smat \Mat \matr \amatr \colvec \rowvec \hbmat \abcdmat
    """
)
COMMAND_SYSTEMS = frozenset({r"\syseq", r"\spalignsys", r"\systeme"})
COLUMNS = frozenset({r"\vec", r"\spalignvector", r"\colvec", r"\cvec"})
# Commands whose argument is no matrix, whatever it holds.
NO_GRID_COMMANDS = words(
    r"""
    \substack \text \textrm \mbox \hbox \intertext \shortintertext \footnote \xrightarrow \overset \underset
    \stackrel \xlongrightarrow \xleftrightarrow \xleftarrow \underbrace \overbrace \boxed \fbox \parbox \begin
    \end \makecell \displaylines \left \right \grstep \newcommand \renewcommand \def \section \textbf \emph
    \frac \rowops \title \xsim \xLongrightarrow \xRightarrow \xmapsto \arrow \mathrm \operatorname \caption
    \shortstack \eqalign \scriptstyle \tiny \item \label \pivots \set \braket \Biggl \rowopadd \subsection
    """
)
# Letters that name numbers and vectors.
GREEK = words(
    r"""\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \lambda \mu \nu \xi \pi \rho \sigma \tau \phi
    \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi \Psi \Omega \ell"""
)
