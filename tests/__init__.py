"""The tests: cases that a jurist can read, properties named like theorems, the reference evaluator, unit tests."""
