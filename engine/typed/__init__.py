"""Floor 2: the syntax tree with every name resolved and every part typed, and the schema that the words declare."""
