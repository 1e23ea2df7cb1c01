"""Tools for a language model, by the Model Context Protocol: what they take and give, and their server."""
