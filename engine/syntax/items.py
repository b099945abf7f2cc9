"""All items of a text, from the parser's nodes to the tree."""

from __future__ import annotations

from engine.syntax.declarations import Declarations
from engine.syntax.laws import Laws
from engine.syntax.policies import Policies
from engine.syntax.rules import Rules


class Items(Laws, Declarations, Rules, Policies):
    """Builds the items of one source."""
