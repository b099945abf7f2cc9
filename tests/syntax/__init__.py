"""The syntax floor: spans, soft keywords, citations, every construct, and what is said of broken text."""
