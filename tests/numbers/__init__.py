"""Number domains: one suite that each runs through."""
