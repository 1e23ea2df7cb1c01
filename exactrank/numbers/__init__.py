"""Numbers: the fields QQ and GF(p), exact decimals and enclosures, square roots, polynomials."""
