"""Markdown, HTML, MathML, TeX and plain text, brought to one text with formulas in TeX."""
