"""Books checked: their blocks judged one by one, and what is wrong in them reported with its place."""
