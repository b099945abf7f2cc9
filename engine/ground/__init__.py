"""Floor 0: sources, spans, problems, the schema as data, values and the calendar; knows nothing of the floors above."""
