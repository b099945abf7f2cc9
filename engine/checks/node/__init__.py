"""Nodes of the expression graph: each names its space, shape, domain and its children by number; pure data.

A node's `space` says what its rows are: `""` one row for all (constants), a kind (`flow`), the rows of several kinds
in a row (`group|system|party`), the pairs of a relation node (`#12`), or any of these once for each year in question
(`party*`). Children have smaller numbers than their parents. `shape` is truth, number, length, money, term, ref, text,
set, pairs or lineage; `domain` is the taxonomy of a term or set, the space that a ref or pairs lead to, and for numbers
`date`, `moment` or the unit.
"""

from engine.checks.node.at import At
from engine.checks.node.leaves import Fixed, Itself, JudgedDay, Outcome, PerYear, RecordedOn, Setting, Stored, YearDay
from engine.checks.node.members import Blend, Quantified, Tally
from engine.checks.node.rows import (
    Absent,
    Alike,
    All,
    Any,
    Arithmetic,
    Covered,
    Due,
    GroupSet,
    InPeriod,
    Listed,
    Looked,
    Narrowed,
    Negation,
    Ordered,
    Overlap,
    Single,
    Timely,
    Valid,
)
from engine.checks.node.spaces import (
    AtYear,
    EachYear,
    Gather,
    Includes,
    Inner,
    Inverse,
    Lineage,
    Outer,
    Stack,
    Wider,
    Window,
)

__all__ = [
    "Absent",
    "Alike",
    "All",
    "Any",
    "Arithmetic",
    "At",
    "AtYear",
    "Blend",
    "Covered",
    "Due",
    "EachYear",
    "Fixed",
    "Gather",
    "GroupSet",
    "InPeriod",
    "Includes",
    "Inner",
    "Inverse",
    "Itself",
    "JudgedDay",
    "Lineage",
    "Listed",
    "Looked",
    "Narrowed",
    "Negation",
    "Node",
    "Ordered",
    "Outcome",
    "Outer",
    "Overlap",
    "PerYear",
    "Quantified",
    "RecordedOn",
    "Setting",
    "Single",
    "Stack",
    "Stored",
    "Tally",
    "Timely",
    "Valid",
    "Wider",
    "Window",
    "YearDay",
]

Node = (
    Stored
    | PerYear
    | Fixed
    | Setting
    | Itself
    | JudgedDay
    | YearDay
    | Outcome
    | RecordedOn
    | All
    | Any
    | Negation
    | Ordered
    | Alike
    | Absent
    | Arithmetic
    | Narrowed
    | Single
    | Overlap
    | Covered
    | InPeriod
    | Timely
    | Due
    | Listed
    | Looked
    | GroupSet
    | Valid
    | Gather
    | Stack
    | Wider
    | EachYear
    | AtYear
    | Window
    | Outer
    | Inner
    | Inverse
    | Includes
    | Lineage
    | Quantified
    | Tally
    | Blend
)
