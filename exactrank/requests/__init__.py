"""Requests: methods by name, their options, and the names that matrices go by."""
