"""A second, independent evaluator: plain Python over records on networkx, as short as it can be. The engine is trusted
because both agree; it shares the trees, the schema, the values and the records, and nothing that computes."""

from tests.reference.verdicts import Answer, Run, evaluate

__all__ = ["Answer", "Run", "evaluate"]
