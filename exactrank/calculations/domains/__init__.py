"""What a reduction over any number domain says: determinants, inverses, systems, bases, factors and minors."""
