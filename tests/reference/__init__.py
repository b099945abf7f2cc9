"""A second, independent evaluator: plain Python over records on networkx, as short as it can be. The engine is trusted
because both agree; it shares the trees, the schema, the values and the records, and of what computes only which
expressions may be `none`."""

from tests.reference.operators import Notes
from tests.reference.verdicts import Answer, Answers, evaluate

__all__ = ["Answer", "Answers", "Notes", "evaluate"]
