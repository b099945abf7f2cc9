"""Random tests of facts, as policy text over the fixed vocabulary; tables, calls and comprehensions are in `writer`."""

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
    """The row that a condition is about, the one outside it that it may read, how deep it stands, whether a value of
    `none` would be turned round here (the checker refuses that), and the year of a rule that has a row for each."""

    name: str
    kind: str
    outer: Where | None = None
    depth: int = 0
    negated: bool = False
    year: str = ""


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
    here += [f"deadline_of_{form}s" for form in ("date", "date", "moment") if reach(kind, form, negated=False)]
    here += ["quantified"] * 2 + ["counted", "totalled", "gathered"]
    here += ["crowd"] if kind in ("flow", "dataset", "party") else []
    here += ["called", "judged", "member"] if kind in ("flow", "party", "activity", "incident") else []
    here += ["absent"] if any(road.may_be_none for road in roads(kind)) else []
    here += ["same_record"] if kind in ("flow", "incident", "activity") else []
    here += ["lineage"] * 3 if kind == "flow" else ["sources"] * 2 if kind == "dataset" else []
    here += ["table"] if reach(kind, "term countries", negated) else []
    return tuple(here)


@dataclass(frozen=True)
class Facts:
    """Writes tests of a row's facts; each method returns one `single` of the grammar, nothing without such a fact."""

    chance: Chance

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
        if taxonomy != "bases" and self.chance.often(12):  # `law` begins an item
            return f"{self._one_term(taxonomy)} == {road}"
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
        if left and self.chance.often(5):
            left += self.chance.one((" + ", " - ")) + self._road(at, "money")
        right = self._road(at, "money") if self.chance.often(5) else f"{self.chance.one(LIMITS)} EUR"
        return f"{left} {self.chance.one((*ORDER, '=='))} {right}" if left else ""

    def _absent(self, at: Where) -> str:
        may_be = [r.text for r in roads(at.kind) if r.may_be_none and not form_of(r.type).startswith(("many", "set"))]
        ciphers = [text for text in may_be if "cipher" in text]
        if ciphers and not at.negated and self.chance.often(8):
            return f'{at.name}{self.chance.one(ciphers)} == "aes"'
        return f"{at.name}{self.chance.one(may_be)} is {self.chance.one(('', 'not '))}none" if may_be else ""

    def _same_record(self, at: Where) -> str:
        form = self.chance.one(("party", "party", "activity", "grouporsystemorparty"))
        if at.kind == "flow" and self.chance.often(4):
            party = self._road(at, "party")
            ends = ("from", "from") if at.negated else ("from", "to")  # `to` may be none
            return f"{at.name}.{self.chance.one(ends)} == {party}" if party else ""
        form = form if reach(at.kind, form, at.negated) else "party"
        left = self._road(at, form)
        return f"{left} == {self._road(at, form)}" if left else ""

    def _member(self, at: Where) -> str:
        if at.outer is not None and self.chance.often(2):
            near = [road for road in roads(at.kind) if road.steps == 1 and form_of(road.type).startswith("many ")]
            around = [
                road.text for road in near if at.outer.kind in form_of(road.type).removeprefix("many ").split("or")
            ]
            if around:
                return f"{at.name}{self.chance.one(around)} includes {at.outer.name}"
        lists = reach(at.kind, "many party", at.negated)
        member = self._road(at, "party")
        if not lists or not member:
            return ""
        many = at.name + self.chance.one(lists).text
        return self.chance.one((f"{many} includes {member}", f"{member} in {many}"))

    def _deadline_of_dates(self, at: Where) -> str:
        how = self.chance.one(SIDES).format(self.chance.one((*LENGTHS, *LENGTHS, "3 working days", "10 working days")))
        anchor = self._road(at, "date")
        return f"{self._road(at, 'date', negated=False)} {how} {anchor}" if anchor else ""

    def _deadline_of_moments(self, at: Where) -> str:
        how = self.chance.one(SIDES).format(self.chance.one(HOURS))
        event = self._road(at, "moment", negated=False)
        if self.chance.often(5):
            event, how = self._road(at, "date", negated=False), self.chance.one(SIDES).format("3 days")
        anchor = self._road(at, "moment")
        return f"{event} {how} {anchor}" if anchor else ""
