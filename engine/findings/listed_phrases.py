"""The sentences of what a report lists, in both languages, by id: questions and their sheets, laws, assumptions."""

from __future__ import annotations

from typing import Final

LISTED: Final[dict[str, tuple[str, str]]] = {
    # questions
    "sheet_stated": ("{kinds} ({n})", "{kinds}（{n}个）"),
    "sheet_judged": ("judgements on {kinds} ({n})", "对{kinds}的判断（{n}个）"),
    "sheet_attested": ("signed answers about {kinds} ({n})", "关于{kinds}的签署确认（{n}个）"),
    "sheet_complete": ("whether all are listed", "是否已全部列出"),
    "sheet_table": ("tables", "数据表"),
    "sheet_calendar": ("calendars", "日历"),
    "sheet_origin": ("where data come from, at {kinds} ({n})", "数据来源，涉及{kinds}（{n}个）"),
    "asks_fact_1": ("{kind} `{id}` does not state {title} (`{fact}`)", "{kind}`{id}`未说明“{title}”（`{fact}`）"),
    "asks_fact_n": ("{n} {kinds} do not state {title} (`{fact}`)", "{n}个{kinds}未说明“{title}”（`{fact}`）"),
    "asks_narrower_1": (
        "{kind} `{id}` states {title} (`{fact}`) too widely",
        "{kind}`{id}`的“{title}”（`{fact}`）范围过宽",
    ),
    "asks_narrower_n": (
        "{n} {kinds} state {title} (`{fact}`) too widely",
        "{n}个{kinds}的“{title}”（`{fact}`）范围过宽",
    ),
    "asks_empty_1": ("{kind} `{id}` has nothing in {title} (`{fact}`)", "{kind}`{id}`的“{title}”（`{fact}`）为空"),
    "asks_empty_n": ("{n} {kinds} have nothing in {title} (`{fact}`)", "{n}个{kinds}的“{title}”（`{fact}`）为空"),
    "asks_listing": (
        "the manifest does not say whether its {kinds} are complete (`complete: {fact}`)",
        "清单未说明“{kinds}”是否已全部列出（`complete: {fact}`）",
    ),
    "asks_attested_1": (
        "{kind} `{id}` has no signed answer to “{title}” (`{fact}`)",
        "{kind}`{id}`没有“{title}”的签署确认（`{fact}`）",
    ),
    "asks_attested_n": (
        "{n} {kinds} have no signed answer to “{title}” (`{fact}`)",
        "{n}个{kinds}没有“{title}”的签署确认（`{fact}`）",
    ),
    "asks_judged_1": (
        "{kind} `{id}` has no recorded judgement “{title}” (`{fact}`)",
        "{kind}`{id}`没有“{title}”的判断记录（`{fact}`）",
    ),
    "asks_judged_n": (
        "{n} {kinds} have no recorded judgement “{title}” (`{fact}`)",
        "{n}个{kinds}没有“{title}”的判断记录（`{fact}`）",
    ),
    "asks_origin_1": ("no listed flow brings `{id}` to {place}", "没有列出将`{id}`带到{place}的数据流"),
    "asks_origin_n": ("no listed flow brings {n} of the {kinds} to where they are", "没有列出{n}个{kinds}的来源数据流"),
    "asks_table": ("the table “{title}” has no row for {keys}", "“{title}”表没有{keys}的记录"),
    "asks_calendar": ("there is no calendar of working days", "没有工作日历"),
    "record": ("{kind} `{id}`", "{kind}`{id}`"),
    # laws
    "governs": ("It governs `{id}`.", "其适用于`{id}`。"),
    "may_govern": ("It may govern `{id}`.", "其可能适用于`{id}`。"),
    "reaches": ("Rules of it reach `{id}` themselves.", "其部分规则直接适用于`{id}`。"),
    "may_reach": ("Rules of it may reach `{id}` themselves.", "其部分规则可能直接适用于`{id}`。"),
    "governs_more": ("It governs {n} listed {kinds}.", "其适用于所列{n}个{kinds}。"),
    "governs_none": ("It governs none of the listed {kinds} ({n}).", "所列{n}个{kinds}均不适用。"),
    "may_be_more": ("There may be {kinds} that are not listed.", "可能有未列出的{kinds}。"),
    # assumptions
    "complete": ("The {kinds} are taken as completely listed", "“{kinds}”视为已全部列出"),
    "complete_for": ("The {kinds} of {parties} are taken as completely listed", "{parties}的“{kinds}”视为已全部列出"),
    "for_all": ("For all {kinds}: {title} is {value}", "所有“{kinds}”：{title}为{value}"),
}  # fmt: skip
