"""Many answers judged on one floor: pieces with an origin, an executor, append-only records, scores and reports."""
