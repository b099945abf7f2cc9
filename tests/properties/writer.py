"""Random conditions, as policy text: every construct of the language, over the fixed vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tests.properties.vocabulary import form_of
from tests.properties.wording import DAYS, LIMITS, LISTS, ORDER, ROWS, Facts, Where, reach, subjects

BY_YEAR: Final = re.compile(r"\.(persons|ordinary|sensitive|reported)\b|\b(exported|handled)\(")
FELLOWS: Final = {"people": "staff", "price": "turnover"}  # facts of a party in the unit of a flow's


@dataclass(frozen=True)
class Writer(Facts):
    """Writes conditions; each method returns one `single` of the grammar."""

    def clause(self, at: Where) -> str:
        """A whole clause: one test, or a few joined."""
        chance = self.chance
        if at.depth < 2 and chance.often(3):
            joint = chance.one((" and ", " or "))
            return joint.join(self.single(replace(at, depth=at.depth + 1)) for _ in range(2 + chance.below(2)))
        return self.single(at)

    def single(self, at: Where) -> str:
        """One test, or a negated or joined one in parentheses."""
        chance = self.chance
        if at.depth < 2 and chance.often(8):
            return f"not ({self.clause(replace(at, depth=at.depth + 1, negated=True))})"
        if at.depth < 2 and chance.often(10):
            return f"({self.clause(replace(at, depth=at.depth + 1))})"
        subject = chance.one(subjects(at.kind, at.negated))
        written = str(getattr(self, f"_{subject}")(at))
        return written or self._term(at) or self._set(at) or self._yesno(at) or "true == true"

    # ---- look-ups, calls, judgements -------------------------------------------------------------------------------

    def _table(self, at: Where) -> str:
        country = self._road(at, "term countries")
        on = self._road(at, self.chance.one(("date", "date", "moment")), negated=True) if self.chance.often(5) else ""
        key = f"[{country} on {on}]" if on else f"[{country}]"
        match self.chance.below(7):
            case 0 | 1:
                return f"{country} in {self.chance.one(('adequacy', 'adequacy', 'ages', 'blocs'))}"
            case 2:
                return f"ages{key}.age {self.chance.one(ORDER)} {self.chance.one((14, 15, 18))}"
            case 3:
                return f"adequacy{key}.only is {self.chance.one(('', 'not '))}none"
            case 4 if not at.negated:
                return f"adequacy{key}.only == {self._one_term('schemes')}"
            case 5 if not at.negated:
                return f"ages{key}.since {self.chance.one(ORDER)} {self.chance.one(DAYS)}"
            case _:
                return f"blocs{key}.limit {self.chance.one(ORDER)} {self.chance.one(LIMITS)}"

    def _called(self, at: Where) -> str:
        chance = self.chance
        party = self._road(at, "party") if at.kind != "party" or chance.often(3) else at.name
        if at.kind == "flow" and chance.often(2):
            chosen = f"chosen({at.name}) overlaps {self._terms('purposes')}"
            return chance.one((f"personal({at.name})", f"small({at.name})", chosen))
        if not party:
            return ""
        if chance.often(5):  # none where nothing is sent
            limit = f"{chance.one(ORDER)} {chance.one(LIMITS)}"
            return f"least({party}) {chance.one(('is none', 'is not none', *(() if at.negated else (limit,))))}"
        define = chance.one(("exported", "exported", "handled", "limit_of", "volume"))
        limit = chance.one((*map(str, LIMITS), "ceiling")) if define != "volume" else str(chance.one(LIMITS))
        return f"{define}({party}) {chance.one(ORDER)} {limit}"

    def _judged(self, at: Where) -> str:
        if at.kind == "flow" and self.chance.often(2):
            return f"judged fair({at.name})"
        party = self._road(at, "party")
        return f"judged sound({party})" if party else ""

    # ---- comprehensions --------------------------------------------------------------------------------------------

    def _each(self, at: Where, lists: tuple[str, ...], negated: bool) -> tuple[str, Where] | None:
        """`x in f.consents where …`, and where its body stands."""
        farthest = self.chance.one((1, 1, 1, 2, 3))
        found = [road for form in lists for road in reach(at.kind, form, negated=False) if road.steps <= farthest]
        if not found or at.depth > 2:
            return None
        road = self.chance.one(found)
        name = ROWS[at.depth]
        outer = replace(at, outer=None) if road.steps == 1 else None
        inner = Where(name, form_of(road.type).removeprefix("many "), outer, at.depth + 1, negated, at.year)
        where = f" where {self.single(replace(inner, negated=False))}" if self.chance.often(3) else ""
        return f"{name} in {at.name}{road.text}{where}", inner

    def _period(self, at: Where, *, several: bool = True) -> str:
        """A period in which something is counted by year."""
        if not at.year:
            return "this_year"
        periods = (at.year, "this_year", f"{at.year}.previous", f"{at.year}.previous to {at.year}")
        return self.chance.one(periods if several else periods[:3])

    def of_year(self, at: Where) -> str:
        """A test that differs by year."""
        limit, order = self.chance.one(LIMITS), self.chance.one(ORDER)
        tests = [f"day({at.name}) {order} {self.chance.one(DAYS)}"]
        if at.kind == "flow":
            tests += [f"{at.name}.persons {order} {limit}"] * 2
        if at.kind in ("party", "activity"):
            flows = f"z in {at.name}.{self.chance.one(('sent', 'handles') if at.kind == 'party' else ('flows',))}"
            some = f"z.persons {self.chance.one(ORDER)} {self.chance.one(LIMITS)}"
            quantifier = self.chance.one(("some", "every", "no"))
            people = f"z.{self.chance.one(('persons', 'ordinary'))}"
            tests += [
                f"persons({people} for {flows} during {self._period(at)}) {order} {limit}",
                f"sum(z.records for {flows} where {some} during {self._period(at)}) {order} {limit}",
                f"({quantifier} {flows} where {some} during {self._period(at)} has z.safe)",
                f"({quantifier} {flows} where z.kind == sharing during {self._period(at)} has {some})",
                f"count({flows} where {some} during {self._period(at, several=False)}) >= {1 + self.chance.below(2)}",
            ]
        if at.kind == "party":
            tests.append(f"{at.name}.reported {order} {limit}")
        return self.chance.one(tests)

    def _quantified(self, at: Where) -> str:
        quantifier = self.chance.one(("some", "every", "no"))
        each = self._each(at, LISTS, at.negated or quantifier == "no")
        return f"({quantifier} {each[0]} has {self.clause(each[1])})" if each else ""

    def _counted(self, at: Where) -> str:
        each = self._each(at, LISTS, negated=False)
        op = self.chance.one((">=", "<=", "=="))
        return f"count({each[0]}) {op} {1 + self.chance.below(2)}" if each else ""

    def _totalled(self, at: Where) -> str:
        chance = self.chance
        each = self._each(at, ("many flow", "many flow", "many group"), negated=False)
        if each is None:
            return ""
        text, inner = each
        if inner.kind == "group":
            op = "persons" if at.negated else chance.one(("persons", "max"))
            return f"{op}({inner.name}.count for {text}) {chance.one(ORDER)} {chance.one(LIMITS)}"
        op = chance.one(("persons", "sum", "persons", "sum") if at.negated else ("persons", "sum", "min", "max"))
        fact = {"persons": ("persons", "ordinary", "people"), "sum": ("records", "price")}.get(
            op, ("records", "people", "price")
        )
        value = chance.one(fact)
        by_year = value in ("persons", "ordinary")
        during = f" during {self._period(at, several=op == 'persons')}" if by_year else ""
        if at.kind == "party" and during and chance.often(2):
            during += f", stated {at.name}.reported"
        if op in ("min", "max") and chance.often(5):
            return f"{op}({inner.name}.{value} for {text}{during}) is {chance.one(('', 'not '))}none"
        beside = FELLOWS.get(value) if inner.outer is not None and inner.outer.kind == "party" else None
        read = f"{inner.name}.{value}" + (f" + {at.name}.{beside}" if beside and chance.often(4) else "")
        limit = f"{chance.one(LIMITS)}{' EUR' if value == 'price' else ''}"
        return f"{op}({read} for {text}{during}) {chance.one(ORDER)} {limit}"

    def _crowd(self, at: Where) -> str:
        """A number of people whom the members of a list concern themselves."""
        if at.kind == "flow" and at.depth:
            return f"{at.name}.crowd {self.chance.one(ORDER)} {self.chance.one(LIMITS)}"
        each, value = {
            "flow": ("w in {}.data", "persons(v.count for v in w.groups)"),
            "dataset": ("w in {}.groups", "w.count"),
            "party": ("w in {}.sent", self.chance.one(("w.people", "w.crowd"))),
        }[at.kind]
        return f"persons({value} for {each.format(at.name)}) {self.chance.one(ORDER)} {self.chance.one(LIMITS)}"

    def _lineage(self, at: Where) -> str:
        if at.depth > 1:
            return ""
        chance = self.chance
        inner = Where(ROWS[at.depth], "flow", None, at.depth + 2)
        source = chance.one(("upstream", "upstream", "origins", "downstream"))
        dated = bool(at.year)  # along lineage nothing differs by year
        where = f" where {self.single(inner)}" if not dated and chance.often(4) else ""
        until = f" until {self.single(inner)}" if not dated and chance.often(2) else ""
        each = f"{inner.name} in {source} of {at.name}{where}{until}"
        if not dated and chance.often(2):
            quantifier = chance.one(("some", "every", "no"))
            inner = replace(inner, negated=at.negated or quantifier == "no")
            return f"({quantifier} {each} has {self.clause(inner)})"
        gather = chance.one(("common", "union"))
        value = chance.one((".activity.purposes", ".uses", ".categories"))
        left = value if value == ".categories" else chance.one((".activity.purposes", ".uses"))
        test = chance.one(("covered by", "overlaps"))
        return f"{at.name}{left} {test} {gather}({inner.name}{value} for {each})"

    def _sources(self, at: Where) -> str:
        if at.depth > 1:
            return ""
        chance = self.chance
        inner = Where(ROWS[at.depth], "dataset", None, at.depth + 2)
        where = f" where {self.single(inner)}" if chance.often(4) else ""
        until = f" until {self.single(inner)}" if chance.often(3) else ""
        each = f"{inner.name} in sources of {at.name}{where}{until}"
        if chance.often(2):
            quantifier = chance.one(("some", "every", "no"))
            body = self.clause(replace(inner, negated=at.negated or quantifier == "no"))
            test = f"({quantifier} {each} has {body})"
        else:
            gather = chance.one(("common", "union"))
            left, right = f"{at.name}.categories", f"{gather}({inner.name}.categories for {each})"
            test = f"{right} overlaps {{payment}}" if chance.often(2) else f"{left} covered by {right}"
        return "" if at.year and BY_YEAR.search(test) else test  # along lineage nothing differs by year

    def _gathered(self, at: Where) -> str:
        each = self._each(at, ("many dataset", "many consent", "many activity", "many flow"), negated=False)
        if each is None:
            return ""
        text, inner = each
        form = self._form(replace(inner, outer=None), "set")
        value = self._road(replace(inner, outer=None), form)
        gathered = f"{self.chance.one(('union', 'common'))}({value} for {text})"
        return self._of_set(at, gathered, form.removeprefix("set "))
