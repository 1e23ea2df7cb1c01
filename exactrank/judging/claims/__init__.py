"""Claims decided one by one: ranks, spaces, spectra, equalities, printed digits."""
