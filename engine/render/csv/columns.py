"""The columns of the table by name, with their headings in both languages, and what stands in them for a finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from engine.findings.finding import Finding
from engine.ground.schema import Text2
from engine.render.block import cited, notes, reasons
from engine.render.given import Given
from engine.render.told import sort
from engine.render.words import Words

Cell = Callable[[Finding, Given, Words], object]


class Column(Struct, frozen=True):
    """One column: its heading (the English one is its name for scripts), whether it is prose, which stands there in
    both languages where both are asked for, and what it says of a finding; None is an empty cell."""

    heading: Text2
    prose: bool
    cell: Cell


def _column(en: str, zh: str, cell: Cell, *, prose: bool = False) -> Column:
    return Column(Text2(en, zh), prose, cell)


COLUMNS: Final[tuple[Column, ...]] = (
    _column("fingerprint", "标识", lambda f, _g, _w: f.fingerprint),
    _column("verdict", "结论", lambda f, _g, w: w(sort(f)), prose=True),
    _column("severity", "严重程度", lambda f, _g, w: w(f.severity), prose=True),
    _column("fails_gate", "未过门禁", lambda f, g, w: w("csv_yes") if f.fingerprint in g.failed else None),
    _column("baseline", "与基线相比", lambda f, _g, w: w(f"told_{f.baseline}") if f.baseline else None, prose=True),
    _column("law", "法律", lambda f, _g, _w: f.regime),
    _column("citations", "条文", lambda f, _g, _w: cited(f.citations)),
    _column("rule", "规则", lambda f, _g, _w: f.rule),
    _column("kind", "对象类型", lambda f, g, w: _kind(f.subject.kind, g, w), prose=True),
    _column("record", "对象", lambda f, _g, _w: f.subject.id),
    _column("year", "年度", lambda f, _g, _w: f.year),
    _column("title", "要求", lambda f, _g, w: w.of(f.title), prose=True),
    _column("why", "理由", lambda f, _g, w: w("between").join(w.of(each.text) for each in reasons(f)), prose=True),
    _column("path", "路径", lambda f, _g, w: " → ".join(w.of(s.text) or s.id for s in f.path), prose=True),
    _column("missing", "未载明的事实", lambda f, _g, _w: "; ".join(f.missing)),
    _column("missing_total", "未载明事实总数", lambda f, _g, _w: f.missing_total or None),
    _column("notes", "说明", lambda f, _g, w: w("between").join(notes(f, w)), prose=True),
    _column("fix", "措施", lambda f, _g, w: w.of(f.fix), prose=True),
    _column("owner", "责任人", lambda f, _g, _w: f.owner),
    _column("file", "文件", lambda f, _g, _w: f.location.path if f.location else None),
    _column("line", "行", lambda f, _g, _w: f.location.line if f.location else None),
    _column("column", "列", lambda f, _g, _w: f.location.column if f.location else None),
    _column("due", "期限", lambda f, _g, _w: f.due),
    _column("planned", "计划开始", lambda f, _g, _w: f.planned),
    _column("risk_low", "风险下限", lambda f, _g, _w: f.risk.low if f.risk else None),
    _column("risk_high", "风险上限", lambda f, _g, _w: f.risk.high if f.risk else None),
    _column("share_low", "占总分下限", lambda f, _g, _w: f.risk.share.low if f.risk else None),
    _column("share_high", "占总分上限", lambda f, _g, _w: f.risk.share.high if f.risk else None),
    _column("waived_until", "例外批准至", lambda f, _g, _w: f.waiver.until if f.waiver else None),
    _column("waived_by", "例外批准人", lambda f, _g, _w: f.waiver.by if f.waiver else None),
    _column("waived_because", "例外理由", lambda f, _g, _w: f.waiver.because if f.waiver else None),
    _column("ticket", "工单", lambda f, _g, _w: f.waiver.ticket if f.waiver else None),
    _column("grade", "依据层级", lambda f, _g, w: _word("grade", f.grade, w), prose=True),
    _column("force", "约束力", lambda f, _g, w: _word("force", f.force, w), prose=True),
    _column("certainty", "条文核对", lambda f, _g, w: _word("certainty", f.certainty, w), prose=True),
)


def _kind(kind: str, given: Given, words: Words) -> str:
    """What records of the kind are called."""
    return next((words.of(each.title) for each in given.result.kinds if each.kind == kind), kind)


def _word(column: str, value: str, words: Words) -> str:
    """In English the value of the result, on which scripts rely."""
    return value if words.language == "en" else words(f"{column}_{value}")
