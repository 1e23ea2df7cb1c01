"""Row steps decided: operations replayed, or found; slips named and confirmed."""
