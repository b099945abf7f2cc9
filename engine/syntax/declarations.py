"""Words of a ruleset: kinds and facts, types, terms, groups and tables, from the parser's nodes to the tree."""

from __future__ import annotations

from typing import Final

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from engine.ground import messages
from engine.ground.schema import Period, Text2
from engine.syntax import tree
from engine.syntax.clauses import Cites, Clauses, Judged

TYPES: Final = ("yesno", "text", "date", "moment", "duration", "money")


@v_args(inline=True, meta=True)
class Declarations(Clauses):
    """Builds kinds, facts, terms, groups and tables."""

    # ---- kinds and facts ---------------------------------------------------------------------------------------

    def kind(
        self,
        meta: Meta,
        variable: tree.Variable,
        title: Text2 | None,
        plural: Token | None,
        several: Text2 | None,
        judged: Judged | None,
        lifetime: tuple[tree.Path, tree.Path] | None,
        governed: tree.Expr | None,
        *facts: tree.FactDecl,
    ) -> tree.KindDecl:
        return tree.KindDecl(
            extends=False,
            variable=variable,
            title=title or Text2(),
            plural=self._word_or_none(plural),
            several=several or Text2(),
            judged_on=judged.on if judged else (),
            falls_through=judged.falls_through if judged else False,
            lifetime=lifetime,
            governed=governed,
            facts=facts,
            span=self._span(meta),
        )

    def extend(self, meta: Meta, variable: tree.Variable, *facts: tree.FactDecl) -> tree.KindDecl:
        return tree.KindDecl(True, variable, Text2(), None, Text2(), (), False, None, None, facts, self._span(meta))

    def lifetime(self, _: Meta, first: tree.Path, last: tree.Path) -> tuple[tree.Path, tree.Path]:
        return first, last

    def fact(
        self,
        meta: Meta,
        name: Token,
        of_type: tree.TypeName,
        or_none: Token | None,
        derived: tree.Expr | None,
        inverse: tree.Word | None,
        through: Token | None,
        covers: Token | None,
        ahead: Token | None,
        core: Token | None,
        title: Text2 | None,
        ask: Text2 | None,
    ) -> tree.FactDecl:
        return tree.FactDecl(
            name=self._word(name),
            type=of_type,
            optional=or_none is not None,
            derived=derived,
            inverse=inverse,
            through=self._word_or_none(through),
            covers=covers is not None,
            ahead=ahead is not None,
            core=core is not None,
            title=title or Text2(),
            ask=ask or Text2(),
            span=self._span(meta),
        )

    # ---- types -------------------------------------------------------------------------------------------------

    def simple_type(self, meta: Meta, name: Token) -> tree.TypeName:
        if name == "country":
            self.problems.append(messages.grammar.NO_COUNTRY(self._span(meta)))
        else:
            self._one_of(name, TYPES, "type")
        return tree.TypeName(str(name), (), False, self._span(meta))

    def term_of(self, meta: Meta, terms: Token) -> tree.TypeName:
        return tree.TypeName("term", (self._word(terms),), False, self._span(meta))

    def set_of(self, meta: Meta, terms: Token) -> tree.TypeName:
        return tree.TypeName("set", (self._word(terms),), False, self._span(meta))

    def count_of(self, meta: Meta, unit: Token, per_year: Token | None) -> tree.TypeName:
        return tree.TypeName("count", (self._word(unit),), per_year is not None, self._span(meta))

    def one(self, meta: Meta, *kinds: Token) -> tree.TypeName:
        return tree.TypeName("one", tuple(self._word(kind) for kind in kinds), False, self._span(meta))

    def many(self, meta: Meta, *kinds: Token) -> tree.TypeName:
        return tree.TypeName("many", tuple(self._word(kind) for kind in kinds), False, self._span(meta))

    # ---- terms, groups, tables ---------------------------------------------------------------------------------

    def terms(self, meta: Meta, name: Token, title: Text2 | None, *entries: tuple[tree.Word, Text2]) -> tree.TermsDecl:
        return tree.TermsDecl(self._word(name), title or Text2(), entries, self._span(meta))

    def term(self, _: Meta, name: Token, title: Text2) -> tuple[tree.Word, Text2]:
        return self._word(name), title

    def group(
        self,
        meta: Meta,
        name: tree.Word,
        terms: Token,
        title: Text2 | None,
        members: tree.TermSetLiteral,
        cites: Cites,
        in_force: Period | None,
    ) -> tree.GroupDecl:
        return tree.GroupDecl(name, self._word(terms), title or Text2(), members, cites, in_force, self._span(meta))

    def combination(
        self,
        meta: Meta,
        name: Token,
        terms: Token,
        title: Text2 | None,
        *parts: tree.TermSetLiteral | Cites | Period | None,
    ) -> tree.CombinationDecl:
        return tree.CombinationDecl(
            name=self._name(name),
            terms=self._word(terms),
            title=title or Text2(),
            sets=tuple(part for part in parts if isinstance(part, tree.TermSetLiteral)),
            cites=next(part for part in parts if isinstance(part, tuple)),
            in_force=next((part for part in parts if isinstance(part, Period)), None),
            span=self._span(meta),
        )

    def table(
        self,
        meta: Meta,
        name: Token,
        keys: tuple[tree.Column, ...],
        columns: tuple[tree.Column, ...] | None,
        title: Text2 | None,
        is_open: Token | None,
        rows: tuple[tree.TableRow, ...],
        otherwise: tuple[tree.Cell, ...] | None,
    ) -> tree.TableDecl:
        return tree.TableDecl(
            name=self._name(name),
            keys=keys,
            columns=columns or (),
            title=title or Text2(),
            open=is_open is not None,
            rows=rows,
            otherwise=otherwise,
            span=self._span(meta),
        )

    def columns(self, _: Meta, *columns: tree.Column) -> tuple[tree.Column, ...]:
        return columns

    def column(
        self, _: Meta, name: Token, of_type: tree.TypeName, or_none: Token | None, title: Text2 | None
    ) -> tree.Column:
        return tree.Column(self._word(name), of_type, or_none is not None, title or Text2())

    def rows(self, _: Meta, *rows: tree.TableRow) -> tuple[tree.TableRow, ...]:
        return rows

    def row(
        self,
        meta: Meta,
        keys: tuple[tree.Cell, ...],
        values: tuple[tree.Cell, ...] | None,
        in_force: Period | None,
        cites: Cites | None,
        note: Text2 | None,
    ) -> tree.TableRow:
        return tree.TableRow(keys, values or (), in_force, cites or (), note or Text2(), self._span(meta))

    def cells(self, _: Meta, *cells: tree.Cell) -> tuple[tree.Cell, ...]:
        return cells
