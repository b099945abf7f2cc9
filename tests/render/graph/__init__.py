"""Formats of the data-flow graph, each read back by a public reader."""
