"""The drawn graph: what it holds, what it tells, and that nothing in it runs."""
