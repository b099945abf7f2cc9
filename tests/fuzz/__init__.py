"""Texts that nobody should write: problems come out and nothing else, soon and in little room."""
