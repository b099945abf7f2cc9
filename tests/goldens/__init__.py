"""Whole reports of the examples, compared byte by byte; `pytest --accept` rewrites them, and the diff is read as prose."""
