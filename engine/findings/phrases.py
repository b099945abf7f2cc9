"""The sentences of explanations in both languages, by id; labels of the schema and ids of records fill them."""

from __future__ import annotations

from typing import Final

from engine.ground.schema import Text2

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # values
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "none": ("none", "“无”"),
    "not_stated": ("not stated", "未说明"),
    "given": ("given", "已填写"),
    "range": ("{low} to {high}", "{low}至{high}"),
    "at_least": ("at least {low}", "至少{low}"),
    "perhaps_more": ("{terms} and perhaps others", "{terms}，可能还有其他"),
    "no_terms": ("empty", "空"),
    "and_more": ("{terms} and {n} more", "{terms}等{n}项以外"),
    # what is said of a fact
    "fact_of": ("{title} of `{id}`", "`{id}`的“{title}”"),
    "fact_at": ("{title} (`{id}`)", "`{id}`的“{title}”"),
    "code_at": ("`{text}` of `{id}`", "`{id}`的`{text}`"),
    "is": ("{name} is {value}{rest}.", "{name}为{value}{rest}。"),
    "literal": ("{value}{rest}.", "{value}{rest}。"),
    "unknown": ("{name} is not stated.", "未说明{name}。"),
    "not_known": ("{name} is not known.", "{name}尚不确定。"),
    # tests, true and false
    "same": (", a kind of {other}", "，属于{other}"),
    "alike": (", the same as {other}", "，与{other}相同"),
    "alike_not": (", not the same as {other}", "，与{other}不同"),
    "alike_perhaps": (", perhaps the same as {other}", "，可能与{other}相同"),
    "same_not": (", not {other}", "，不是{other}"),
    "same_perhaps": (", which may or may not be {other}", "，可能是也可能不是{other}"),
    "in": (", one of {other}", "，属于{other}"),
    "in_not": (", not one of {other}", "，不属于{other}"),
    "in_perhaps": (", perhaps one of {other}", "，可能属于{other}"),
    "overlaps": (", which meets {other}", "，与{other}有重合"),
    "overlaps_not": (", none of it in {other}", "，与{other}无重合"),
    "overlaps_perhaps": (", perhaps some of it in {other}", "，与{other}可能有重合"),
    "includes": (", which includes {other}", "，包含{other}"),
    "includes_not": (", without {other}", "，不包含{other}"),
    "includes_perhaps": (", perhaps with {other}", "，可能包含{other}"),
    "covered by": (", all of it within {other}", "，全部在{other}之内"),
    "covered by_not": (", none of it within {other}", "，均不在{other}之内"),
    "covered by_lacks": (", of which {lacking} is not within {other}", "，其中{lacking}不在{other}之内"),
    "covered by_perhaps": (", perhaps all of it within {other}", "，可能全部在{other}之内"),
    "<": (", less than {other}", "，少于{other}"),
    "<_not": (", not less than {other}", "，不少于{other}"),
    "<_perhaps": (", perhaps less than {other}", "，可能少于{other}"),
    "<=": (", at most {other}", "，不超过{other}"),
    "<=_not": (", more than {other}", "，超过{other}"),
    "<=_perhaps": (", perhaps at most {other}", "，可能不超过{other}"),
    ">": (", more than {other}", "，超过{other}"),
    ">_not": (", not more than {other}", "，不超过{other}"),
    ">_perhaps": (", perhaps more than {other}", "，可能超过{other}"),
    ">=": (", at least {other}", "，达到{other}"),
    ">=_not": (", less than {other}", "，未达到{other}"),
    ">=_perhaps": (", perhaps {other} or more", "，可能达到{other}"),
    "<_time": (", before {other}", "，早于{other}"),
    "<_time_not": (", not before {other}", "，不早于{other}"),
    "<_time_perhaps": (", perhaps before {other}", "，可能早于{other}"),
    "<=_time": (", not after {other}", "，不晚于{other}"),
    "<=_time_not": (", after {other}", "，晚于{other}"),
    "<=_time_perhaps": (", perhaps not after {other}", "，可能不晚于{other}"),
    ">_time": (", after {other}", "，晚于{other}"),
    ">_time_not": (", not after {other}", "，不晚于{other}"),
    ">_time_perhaps": (", perhaps after {other}", "，可能晚于{other}"),
    ">=_time": (", not before {other}", "，不早于{other}"),
    ">=_time_not": (", before {other}", "，早于{other}"),
    ">=_time_perhaps": (", perhaps not before {other}", "，可能不早于{other}"),
    "with_value": ("{name} ({value})", "{name}（{value}）"),
    "those": ("those of the list", "所列各项"),
    # other parts
    "in_table": (", listed in {other}", "，列于{other}"),
    "in_table_not": (", not listed in {other}", "，未列于{other}"),
    "in_table_perhaps": (", perhaps listed in {other}", "，可能列于{other}"),
    "in_time": (", in time (due {other})", "，未逾期（期限{other}）"),
    "in_time_not": (", too late (due {other})", "，已逾期（期限{other}）"),
    "in_time_perhaps": (", due {other}", "，期限{other}"),
    "waited": (", long enough (not before {other})", "，期间已满（不早于{other}）"),
    "waited_not": (", too early (not before {other})", "，期间未满（不早于{other}）"),
    "waited_perhaps": (", to be not before {other}", "，应不早于{other}"),
    "judged": ("{title}: {value}, recorded for `{id}`.", "{title}：{value}（就`{id}`所作判断）。"),
    "judged_unknown": ("{title}: no judgement in force is recorded for `{id}`.", "{title}：`{id}`无有效的判断记录。"),
    "in_force": (
        "The day that counts, {day}, is within the time in force ({period}).",
        "适用日{day}在有效期内（{period}）。",
    ),
    "in_force_not": (
        "The day that counts, {day}, is outside the time in force ({period}).",
        "适用日{day}不在有效期内（{period}）。",
    ),
    "in_force_perhaps": (
        "The day that counts, {day}, may be within the time in force ({period}).",
        "适用日{day}可能在有效期内（{period}）。",
    ),
    "from_day": ("from {first}", "自{first}起"),
    "until_day": ("until {last}", "至{last}止"),
    "from_until": ("from {first} until {last}", "{first}至{last}"),
    "always": ("without dates", "无期限"),
    "parameter": ("The parameter `{name}` is {value}.", "参数`{name}`为{value}。"),
    "condition_unknown": ("`{text}` is not known for `{id}`.", "`{id}`的`{text}`尚不确定。"),
    "condition": ("`{text}` is {value} for `{id}`.", "`{id}`的`{text}`为{value}。"),
    # members
    "member_has": ("`{id}` in `{source}` has `{body}`.", "`{source}`中的`{id}`满足`{body}`。"),
    "member_lacks": ("`{id}` in `{source}` does not have `{body}`.", "`{source}`中的`{id}`不满足`{body}`。"),
    "member_listed": ("`{id}` is in `{source}`.", "`{source}`中有`{id}`。"),
    "none_has": ("None of the {n} in `{source}` has `{body}`.", "`{source}`共{n}项，均不满足`{body}`。"),
    "none_has_1": ("The one in `{source}` does not have `{body}`.", "`{source}`仅有1项，不满足`{body}`。"),
    "all_have_1": ("The one in `{source}` has `{body}`.", "`{source}`仅有1项，满足`{body}`。"),
    "member_gives": ("`{id}` in `{source}` gives {value}.", "`{source}`中的`{id}`为{value}。"),
    "all_have": ("All of the {n} in `{source}` have `{body}`.", "`{source}`共{n}项，均满足`{body}`。"),
    "nothing_listed": ("There is nothing in `{source}`.", "`{source}`为空。"),
    "origins_open": ("It is not known where all the data of `{id}` come from.", "`{id}`的数据来源尚不完全清楚。"),
    "members_open": (
        "It is not known of all in `{source}` whether they have `{body}` ({n} listed).",
        "`{source}`中是否均满足`{body}`尚不确定（已列{n}项）。",
    ),
    # questions
    "asks_fact_1": ("{kind} `{id}` does not state `{fact}`", "{kind}`{id}`未说明`{fact}`"),
    "asks_fact_n": ("{n} {plural} do not state `{fact}`", "{n}条{kind}未说明`{fact}`"),
    "asks_narrower_1": ("{kind} `{id}` states `{fact}` too widely", "{kind}`{id}`的`{fact}`范围过宽"),
    "asks_narrower_n": ("{n} {plural} state `{fact}` too widely", "{n}条{kind}的`{fact}`范围过宽"),
    "asks_empty_1": ("{kind} `{id}` has nothing in `{fact}`", "{kind}`{id}`的`{fact}`为空"),
    "asks_empty_n": ("{n} {plural} have nothing in `{fact}`", "{n}条{kind}的`{fact}`为空"),
    "asks_listing": (
        "the manifest does not say whether its {plural} are complete",
        "清单未说明“{kind}”是否已全部列出",
    ),
    "asks_judgement_1": (
        "{kind} `{id}` has no recorded judgement `{fact}`",
        "{kind}`{id}`没有`{fact}`的判断记录",
    ),
    "asks_judgement_n": (
        "{n} {plural} have no recorded judgement `{fact}`",
        "{n}条{kind}没有`{fact}`的判断记录",
    ),
    "asks_origin_1": ("no listed flow brings `{id}` to {fact}", "没有列出将`{id}`带到{fact}的数据流"),
    "asks_origin_n": ("no listed flow brings {n} of the {plural} to where they are", "没有列出{n}个{kind}的来源数据流"),
    "asks_table": ("the table `{fact}` has no row for {keys}", "表`{fact}`没有{keys}的记录"),
    "asks_calendar": ("there is no calendar of working days", "没有工作日历"),
    # laws
    "governs": ("It governs `{id}`.", "其适用于`{id}`。"),
    "may_govern": ("It may govern `{id}`.", "其可能适用于`{id}`。"),
    "governs_more": ("It governs {n} listed {plural}.", "其适用于所列{n}条{kind}。"),
    "governs_none": ("It governs none of the {n} listed {plural}.", "所列{n}条{kind}均不适用。"),
    "may_be_more": ("There may be {plural} that are not listed.", "可能有未列出的{kind}。"),
    # assumptions
    "complete": ("The {plural} are taken as completely listed", "“{kind}”视为已全部列出"),
    "complete_for": ("The {plural} of {parties} are taken as completely listed", "{parties}的“{kind}”视为已全部列出"),
    "for_all": ("For all {plural}: {title} is {value}", "所有“{kind}”：{title}为{value}"),
}  # fmt: skip


_FIXED: Final = {id_: Text2(en, zh) for id_, (en, zh) in _PHRASES.items()}


def phrase(id_: str, **filled: Text2 | str | int) -> Text2:
    """A sentence or part of one; what is given in both languages fills each with its own."""
    if not filled:
        return _FIXED[id_]
    en, zh = _PHRASES[id_]
    chinese: dict[str, Text2 | str | int] = dict(filled)
    for name, value in filled.items():
        if isinstance(value, Text2):
            filled[name], chinese[name] = value.en, value.zh
    return Text2(en.format(**filled), zh.format(**chinese))


def is_phrase(id_: str) -> bool:
    """Whether there is such a sentence."""
    return id_ in _PHRASES


def alike(text: str) -> Text2:
    """The same words in both languages: ids, numbers, dates."""
    return Text2(text, text)


def joined(texts: list[Text2]) -> Text2:
    """A list in both languages."""
    return Text2(", ".join(text.en for text in texts), "、".join(text.zh for text in texts))
