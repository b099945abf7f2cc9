"""Random conditions, as policy text: every construct of the language, over the fixed vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tests.properties.chance import Chance
from tests.properties.vocabulary import Road, form_of, roads, roads_to, words

LIMITS: Final = (10, 60, 100)
DAYS: Final = ("2025-06-30", "2025-12-31", "2026-01-01", "2026-03-31")
LENGTHS: Final = ("10 days", "1 month", "3 months", "1 year")
HOURS: Final = ("72 hours", "3 days", "1 month")
SIDES: Final = ("within {} of", "within {} after", "within {} before", "at least {} after", "at least {} before")
ORDER: Final = ("<", "<=", ">", ">=")
ROWS: Final = ("x", "y", "z")
LISTS: Final = ("many flow", "many consent", "many dataset", "many group", "many party", "many activity")


@dataclass(frozen=True)
class Where:
    """The row that a condition is about, the one outside it that it may read, how deep it stands, and whether a value
    of `none` would be turned round here (the checker refuses that)."""

    name: str
    kind: str
    outer: Where | None = None
    depth: int = 0
    negated: bool = False


@cache
def reach(kind: str, form: str, negated: bool) -> tuple[Road, ...]:
    """The paths that lead to a form; where a test is negated, only those that never come to `none`."""
    return tuple(road for road in roads_to(kind, form) if not (negated and road.may_be_none))


@cache
def subjects(kind: str, negated: bool) -> tuple[str, ...]:
    """What can be asked of a row of the kind, one name for each method of `Writer`; frequent ones stand twice."""
    forms = {form_of(road.type).split()[0] for road in roads(kind) if not (negated and road.may_be_none)}
    here: list[str] = [
        form for form in ("yesno", "number", "term", "set", "date", "moment", "duration", "money") if form in forms
    ]
    here += [f"deadline_of_{form}s" for form in ("date", "moment") if reach(kind, form, negated=False)]
    here += ["quantified"] * 2 + ["counted", "totalled", "gathered"]
    here += ["called", "judged", "member"] if kind in ("flow", "party", "activity", "incident") else []
    here += ["absent"] if any(road.may_be_none for road in roads(kind)) else []
    here += ["same_record"] if kind in ("flow", "incident", "activity") else []
    here += ["lineage"] * 3 if kind == "flow" else []
    here += ["table"] if reach(kind, "term countries", negated) else []
    return tuple(here)


@dataclass(frozen=True)
class Writer:
    """Writes conditions; each method returns one `single` of the grammar."""

    chance: Chance

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

    # ---- values ----------------------------------------------------------------------------------------------------

    def _road(self, at: Where, form: str, negated: bool | None = None) -> str:
        """A path to a value of the form, of this row or now and then of the one outside; empty if there is none."""
        if at.outer is not None and self.chance.often(5):
            outer = self._road(replace(at.outer, outer=None), form, at.negated if negated is None else negated)
            if outer and outer.count(".") == 1:
                return outer
        found = reach(at.kind, form, at.negated if negated is None else negated)
        farthest = self.chance.one((1, 1, 2, 3))
        near = [road for road in found if road.steps <= farthest] or found
        return at.name + self.chance.one(near).text if near else ""

    def _form(self, at: Where, starts: str) -> str:
        """A form of which the row has values."""
        forms = sorted({form_of(r.type) for r in roads(at.kind) if not (at.negated and r.may_be_none)})
        found = [form for form in forms if form.startswith(starts)]
        return self.chance.one(found) if found else ""

    def _terms(self, taxonomy: str, most: int = 3) -> str:
        """A set that never covers a whole taxonomy: each has four terms at its top."""
        return "{" + ", ".join(self.chance.some(tuple(words().terms[taxonomy].entries), most, 1)) + "}"

    def _one_term(self, taxonomy: str) -> str:
        return self.chance.one(tuple(words().terms[taxonomy].entries))

    # ---- tests of facts --------------------------------------------------------------------------------------------

    def _yesno(self, at: Where) -> str:
        if self.chance.often(10):
            return "hidden_counts"
        road = self._road(at, "yesno")
        if road and self.chance.often(6):
            return f"{road} == {self.chance.one(('true', 'false', self._road(at, 'yesno')))}"
        return road

    def _number(self, at: Where) -> str:
        form = self._form(at, "number")
        left, op = self._road(at, form), self.chance.one((*ORDER, *ORDER, "=="))
        if not left:
            return ""
        if self.chance.often(5):
            left += self.chance.one((" + ", " - ")) + self._road(at, form)
        right = self._road(at, form) if self.chance.often(6) else str(self.chance.one(LIMITS))
        return f"{left} {op} {right}"

    def _term(self, at: Where) -> str:
        form = self._form(at, "term")
        road, taxonomy = self._road(at, form), form.removeprefix("term ")
        if not road:
            return ""
        match self.chance.below(6):
            case 0 | 1:
                return f"{road} == {self._one_term(taxonomy)}"
            case 2:
                return f"{road} in {self._terms(taxonomy)}"
            case 3 if taxonomy == "bases":
                return f"{road} in free"
            case 3:
                return f"{road} == {self._road(at, form)}"
            case n:
                sure = self._road(replace(at, outer=None), form, negated=True)
                tests = (f"!= {self._one_term(taxonomy)}", f"not in {self._terms(taxonomy)}")
                return f"{sure} {tests[n - 4]}" if sure else f"{road} in {self._terms(taxonomy)}"

    def _set(self, at: Where) -> str:
        form = self._form(at, "set")
        taxonomy = form.removeprefix("set ")
        return self._of_set(at, self._road(at, form), taxonomy) if form else ""

    def _of_set(self, at: Where, left: str, taxonomy: str) -> str:
        chance = self.chance
        if chance.often(8):
            return f"{left} is {chance.one(('', 'not '))}none"
        if chance.often(4):
            return f"{left} includes {self._one_term(taxonomy)}"
        special = {"categories": "special", "purposes": chance.one(("allowed", "adequacy[{}].never")), "schemes": ""}
        right = special.get(taxonomy, "") if chance.often(4) else ""
        if "{}" in right:
            country = self._road(at, "term countries", negated=True)
            right = right.format(country) if country else ""
        if not right and chance.often(3):
            right = self._road(at, f"set {taxonomy}")
        right = right or self._terms(taxonomy)
        return f"{left} {chance.one(('overlaps', 'covered by'))} {right}"

    def _date(self, at: Where) -> str:
        left = self._road(at, "date")
        if not left:
            return ""
        right = self.chance.one((self.chance.one(DAYS), f"day({at.name})", self._road(at, "date")))
        return f"{left} {self.chance.one((*ORDER, '=='))} {right}"

    def _moment(self, at: Where) -> str:
        left = self._road(at, "moment")
        right = self.chance.one((self._road(at, "moment"), self._road(at, "date") or f"day({at.name})"))
        return f"{left} {self.chance.one(ORDER)} {right}" if left else ""

    def _duration(self, at: Where) -> str:
        left = self._road(at, "duration")
        right = self._road(at, "duration") if self.chance.often(4) else self.chance.one(LENGTHS)
        return f"{left} {self.chance.one((*ORDER, '=='))} {right}" if left else ""

    def _money(self, at: Where) -> str:
        left = self._road(at, "money")
        right = self._road(at, "money") if self.chance.often(5) else f"{self.chance.one(LIMITS)} EUR"
        return f"{left} {self.chance.one((*ORDER, '=='))} {right}" if left else ""

    def _absent(self, at: Where) -> str:
        may_be = [r.text for r in roads(at.kind) if r.may_be_none and not form_of(r.type).startswith(("many", "set"))]
        ciphers = [text for text in may_be if "cipher" in text]
        if ciphers and not at.negated and self.chance.often(8):
            return f'{at.name}{self.chance.one(ciphers)} == "aes"'
        return f"{at.name}{self.chance.one(may_be)} is {self.chance.one(('', 'not '))}none" if may_be else ""

    def _same_record(self, at: Where) -> str:
        left = self._road(at, "party")
        return f"{left} == {self._road(at, 'party')}" if left else ""

    def _member(self, at: Where) -> str:
        lists = reach(at.kind, "many party", at.negated)
        member = self._road(at, "party")
        if not lists or not member:
            return ""
        many = at.name + self.chance.one(lists).text
        return self.chance.one((f"{many} includes {member}", f"{member} in {many}"))

    def _deadline_of_dates(self, at: Where) -> str:
        how = self.chance.one(SIDES).format(self.chance.one((*LENGTHS, *LENGTHS, "10 working days")))
        anchor = self._road(at, "date")
        return f"{self._road(at, 'date', negated=False)} {how} {anchor}" if anchor else ""

    def _deadline_of_moments(self, at: Where) -> str:
        how = self.chance.one(SIDES).format(self.chance.one(HOURS))
        event = self._road(at, "moment", negated=False)
        anchor = self._road(at, "moment")
        return f"{event} {how} {anchor}" if anchor else ""

    # ---- look-ups, calls, judgements -------------------------------------------------------------------------------

    def _table(self, at: Where) -> str:
        country = self._road(at, "term countries")
        on = self._road(at, "date", negated=True) if self.chance.often(5) else ""
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
        inner = Where(name, form_of(road.type).removeprefix("many "), outer, at.depth + 1, negated)
        where = f" where {self.single(replace(inner, negated=False))}" if self.chance.often(3) else ""
        return f"{name} in {at.name}{road.text}{where}", inner

    def _quantified(self, at: Where) -> str:
        quantifier = self.chance.one(("some", "every", "no"))
        each = self._each(at, LISTS, at.negated or quantifier == "no")
        return f"({quantifier} {each[0]} has {self.clause(each[1])})" if each else ""

    def _counted(self, at: Where) -> str:
        each = self._each(at, LISTS, negated=False)
        op = self.chance.one((">=", "<=", "=="))
        return f"count({each[0]}) {op} {1 + self.chance.below(2)}" if each else ""

    def _totalled(self, at: Where) -> str:
        each = self._each(at, ("many flow", "many flow", "many group"), negated=False)
        if each is None:
            return ""
        text, inner = each
        if inner.kind == "group":
            op = "persons" if at.negated else self.chance.one(("persons", "max"))
            return f"{op}({inner.name}.count for {text}) {self.chance.one(ORDER)} {self.chance.one(LIMITS)}"
        op = self.chance.one(("persons", "sum", "persons", "sum") if at.negated else ("persons", "sum", "min", "max"))
        fact = {"persons": ("persons", "ordinary", "people"), "sum": ("records", "price")}.get(
            op, ("records", "people", "price")
        )
        value = self.chance.one(fact)
        during = " during this_year" if value in ("persons", "ordinary") else ""
        limit = f"{self.chance.one(LIMITS)}{' EUR' if value == 'price' else ''}"
        return f"{op}({inner.name}.{value} for {text}{during}) {self.chance.one(ORDER)} {limit}"

    def _lineage(self, at: Where) -> str:
        if at.depth > 1:
            return ""
        chance = self.chance
        inner = Where(ROWS[at.depth], "flow", None, at.depth + 2)
        source = chance.one(("upstream", "upstream", "origins", "downstream"))
        where = f" where {self.single(inner)}" if chance.often(4) else ""
        until = f" until {self.single(inner)}" if source != "origins" and chance.often(3) else ""
        each = f"{inner.name} in {source} of {at.name}{where}{until}"
        if chance.often(2):
            quantifier = chance.one(("some", "every", "no"))
            inner = replace(inner, negated=at.negated or quantifier == "no")
            return f"({quantifier} {each} has {self.clause(inner)})"
        gather = chance.one(("common", "union"))
        value = chance.one((".activity.purposes", ".uses", ".categories"))
        left = value if value == ".categories" else chance.one((".activity.purposes", ".uses"))
        test = chance.one(("covered by", "overlaps"))
        return f"{at.name}{left} {test} {gather}({inner.name}{value} for {each})"

    def _gathered(self, at: Where) -> str:
        each = self._each(at, ("many dataset", "many consent", "many activity", "many flow"), negated=False)
        if each is None:
            return ""
        text, inner = each
        form = self._form(replace(inner, outer=None), "set")
        value = self._road(replace(inner, outer=None), form)
        gathered = f"{self.chance.one(('union', 'common'))}({value} for {text})"
        return self._of_set(at, gathered, form.removeprefix("set "))
