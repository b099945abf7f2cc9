"""Findings → scores: how grave what was found is, for the whole and for each part of it, as intervals."""
