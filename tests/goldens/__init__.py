"""Whole reports of the examples, byte by byte; `pytest --accept` rewrites them, and the diff is read as prose."""
