"""Where an expression stands: what is visible there, which rows are bound, and whose day counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import Ref, Schema
from engine.syntax import tree as syntax
from engine.typed import declared, tree
from engine.typed.ledger import Ledger
from engine.typed.names import Declared, Names
from engine.typed.problems import Problems
from engine.typed.taxonomies import Combination, Taxonomy


@dataclass(frozen=True, slots=True)
class World:
    """What is known before any expression is checked."""

    schema: Schema
    taxonomies: Mapping[str, Taxonomy]
    ledger: Ledger
    combinations: Mapping[str, Combination]
    names: Names
    parameters: Mapping[str, declared.Parameter]
    problems: Problems


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of an expression.

    `bound`: the variables from the outermost in, as written and as typed. `at`: the variable whose day counts.
    `taken`: the variable names that the rule or define already uses, shared by its scopes. `law`: the law for which
    `governed(x)` asks. `define` gives a checked define by its key, None if it is wrong or being checked. `year`: what a
    rule with a row for each year calls the year.
    """

    world: World
    ruleset: str
    law: str | None
    bound: tuple[tuple[str, tree.Variable], ...]
    at: str
    taken: dict[str, int]
    check: Check
    define: Callable[[str], tree.Define | None]
    year: str | None = None

    def expression(self, expr: syntax.Expr, terms: str | None = None) -> tree.Expr | None:
        """The expression typed, its bare words taken from the taxonomy `terms`; None if a problem was noted."""
        return self.check(expr, self, terms)

    def variable(self, word: syntax.Word) -> tree.Variable | None:
        """The bound variable that a word names, where it is read."""
        for name, variable in reversed(self.bound):
            if name == word.text:
                return replace(variable, span=word.span)
        return None

    def declared(self, name: str) -> Declared | None:
        """What a name stands for in this ruleset."""
        return self.world.names.seen[self.ruleset].get(name)

    def with_row(self, word: syntax.Word, kinds: tuple[str, ...]) -> Scope:
        """The scope inside a comprehension (or define, or rule) that binds a row of the kinds."""
        variable = tree.Variable(self._unused(word.text), kinds, Ref(kinds), word.span)
        return replace(self, bound=(*self.bound, (word.text, variable)), at=variable.name)

    def check_row_name(self, word: syntax.Word) -> None:
        """Notes P221 where the name of a row (or year) hides another, or a value that is called by its bare name."""
        for name, variable in self.bound:
            if name == word.text:
                told = messages.declarations.NAMES_A_ROW
                self.tell(told(word.span, variable.span, name=name))
        if word.text == self.year:
            self.tell(messages.declarations.NAMES_THE_YEAR(word.span, name=word.text))
        declared = self.declared(word.text)
        if declared is not None and not isinstance(declared.item, syntax.Define | syntax.Exemption):
            told = messages.declarations.NAMES_A_VALUE
            self.tell(told(word.span, declared.word.span, name=word.text, what=declared.article()))

    @property
    def row(self) -> tree.Variable:
        """The innermost bound variable."""
        return self.bound[-1][1]

    def tell(self, problem: Problem) -> None:
        """Notes a problem."""
        self.world.problems.tell(problem)

    def _unused(self, name: str) -> str:
        """The name itself, or with a number where the rule has used it for another row."""
        times = self.taken.get(name, 0) + 1
        self.taken[name] = times
        return name if times == 1 else f"{name}#{times}"


Check = Callable[[syntax.Expr, Scope, str | None], tree.Expr | None]
