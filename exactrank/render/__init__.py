"""Renderers: a Document and a catalog make text. One module a format; none knows how anything was found."""
