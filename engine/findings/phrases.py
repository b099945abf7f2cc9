"""The sentences of explanations in both languages, by id; labels of the schema and ids of records fill them.

Those of what a report lists stand in `listed_phrases`.
"""

from __future__ import annotations

from typing import Final

from engine.findings.listed_phrases import LISTED
from engine.ground.schema import Text2

_PHRASES: Final[dict[str, tuple[str, str]]] = LISTED | {
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
    "and_more": ("{terms} and {n} more", "{terms}以及另外{n}项"),
    # what is said of a fact
    "of": ("{title} of {of}", "{of}的“{title}”"),
    "of_at": ("{title} ({of})", "{of}的“{title}”"),
    "label": ("“{title}”", "“{title}”"),
    "quoted": ("“{title}”", "“{title}”"),
    "for_record": ("{name} (for `{id}`)", "{name}（就`{id}`而言）"),
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
    # conditions of a rule as clauses
    "claim_==": ("{left} is {other}", "{left}为{other}"),
    "claim_==_not": ("{left} is not {other}", "{left}不是{other}"),
    "claim_overlaps": ("{left} has something of {other}", "{left}与{other}有重合"),
    "claim_overlaps_not": ("{left} has nothing of {other}", "{left}与{other}无重合"),
    "claim_includes": ("{left} includes {other}", "{left}包含{other}"),
    "claim_includes_not": ("{left} does not include {other}", "{left}不包含{other}"),
    "claim_covered by": ("{left} lies within {other}", "{left}在{other}之内"),
    "claim_covered by_not": ("{left} does not lie within {other}", "{left}不在{other}之内"),
    "claim_none": ("{name} is none", "{name}为“无”"),
    "claim_given": ("{name} is not none", "{name}不为“无”"),
    "claim_listed": ("{key} is listed in {table}", "{key}列于{table}"),
    "claim_governed": ("{row} is governed by the {law}", "{row}适用{law}"),
    "claim_governed_not": ("{row} is not governed by the {law}", "{row}不适用{law}"),
    "both_kept": ("both duties can be kept", "两项义务可以兼顾"),
    "governed_itself": ("{kinds} that this rule governs", "本规则适用的{kinds}"),
    "claim_not": ("it is not so that {of}", "并非{of}"),
    "claim_some": ("one of {source} meets this: {body}", "{source}中有一项符合：{body}"),
    "claim_every": ("each of {source} meets this: {body}", "{source}中每一项均符合：{body}"),
    "claim_no": ("none of {source} meets this: {body}", "{source}中没有一项符合：{body}"),
    "within of": ("{event} is within {length} of {anchor}", "{event}在{anchor}起{length}内"),
    "within after": ("{event} is within {length} after {anchor}", "{event}在{anchor}后{length}内"),
    "within before": ("{event} is within {length} before {anchor}", "{event}在{anchor}前{length}内"),
    "at least after": ("{event} is at least {length} after {anchor}", "{event}在{anchor}满{length}之后"),
    "at least before": ("{event} is at least {length} before {anchor}", "{event}在{anchor}至少{length}之前"),
    "in_brackets": ("({of})", "（{of}）"),
    "claim_at": ("the condition in {path}:{line} holds", "{path}第{line}行的条件成立"),
    "value_at": ("the value in {path}:{line}", "{path}第{line}行的值"),
    "list_at": ("the list in {path}:{line}", "{path}第{line}行所列"),
    # values that a rule makes
    "list_where": ("{list} (those for which {where})", "{list}（限于{where}）"),
    "both_years": ("{list}, in the year and the one before", "{list}（上一年至当年）"),
    "year_before": ("{list}, in the year before", "{list}（上一年）"),
    "way_back": ("the {kinds} with {of} as {title}", "以{of}为“{title}”的{kinds}"),
    "upstream": ("the flows upstream of {row}", "{row}的上游数据流"),
    "downstream": ("the flows downstream of {row}", "{row}的下游数据流"),
    "sources": ("the datasets that {row} is made of", "构成{row}的数据集"),
    "origins": ("the flows in which the data of {row} began", "{row}所载数据的来源数据流"),
    "its_own": ("it", "其"),
    "its_day": ("its day that counts", "其适用日"),
    "the_day": ("the day that counts", "适用日"),
    "judged_of": ("the judgement “{title}”", "“{title}”的判断"),
    "attested_of": ("the signed answer “{title}”", "“{title}”的签署确认"),
    "looked_up": ("{column} ({key}, {table})", "{table}中{key}的“{column}”"),
    "plus": ("{left} plus {right}", "{left}与{right}之和"),
    "less": ("{left} less {right}", "{left}减去{right}之差"),
    "count": ("the number of {source}", "{source}的数量"),
    "sum": ("the sum of {value} over {source}", "{source}的{value}之和"),
    "min": ("the least {value} in {source}", "{source}中最小的{value}"),
    "max": ("the greatest {value} in {source}", "{source}中最大的{value}"),
    "persons": ("the different people in {value} over {source}", "{source}的{value}所涉不同人数"),
    "union": ("all {value} in {source}", "{source}的全部{value}"),
    "common": ("the {value} common to all of {source}", "{source}共有的{value}"),
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
    "reading": ("“{title}”: {value}", "“{title}”：{value}"),
    "moved_gap": ("gaps +{n}", "不符合增加{n}项"),
    "moved_undetermined": ("undetermined +{n}", "待查明增加{n}项"),
    "moved_settled": ("findings −{n}", "发现减少{n}项"),
    "law_in_force": ("It is in force on {day} ({period}).", "{day}在其施行期间内（{period}）。"),
    "law_not_in_force": ("It is not in force on {day} ({period}).", "{day}不在其施行期间内（{period}）。"),
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
    "parameter": ("The parameter {name} is {value}.", "参数{name}为{value}。"),
    "condition_unknown": ("It is not known for `{id}` whether {claim}.", "就`{id}`而言，尚不确定是否{claim}。"),
    "condition_yes": ("It is so for `{id}` that {claim}.", "就`{id}`而言，{claim}。"),
    "condition_no": ("It is not so for `{id}` that {claim}.", "就`{id}`而言，并非{claim}。"),
    # members
    "member_has": ("`{id}`, among {source}, meets this: {body}.", "{source}中的`{id}`符合：{body}。"),
    "member_lacks": ("`{id}`, among {source}, does not meet this: {body}.", "{source}中的`{id}`不符合：{body}。"),
    "member_listed": ("`{id}` is among {source}.", "{source}中有`{id}`。"),
    "none_has": ("None of the {n} in {source} meets this: {body}.", "{source}共{n}项，均不符合：{body}。"),
    "none_has_1": ("The only one in {source} does not meet this: {body}.", "{source}仅有1项，不符合：{body}。"),
    "all_have": ("Each of the {n} in {source} meets this: {body}.", "{source}共{n}项，均符合：{body}。"),
    "all_have_1": ("The only one in {source} meets this: {body}.", "{source}仅有1项，符合：{body}。"),
    "member_gives": ("`{id}`, among {source}, gives {value}.", "{source}中的`{id}`为{value}。"),
    "nothing_listed": ("There is nothing in {list}.", "{list}为空。"),
    "none_fits": ("In {list} there is none for which {where}.", "{list}中没有符合下列条件的：{where}。"),
    "origins_open": ("It is not known where all the data of `{id}` come from.", "`{id}`的数据来源尚不完全清楚。"),
    "members_open": (
        "It is not known of all in {source} whether they meet this: {body} ({n} listed).",
        "尚不确定{source}中各项是否符合：{body}（已列{n}项）。",
    ),
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


def joined(texts: list[Text2], by: str = "") -> Text2:
    """A list in both languages, joined by commas, or by `and` or `or`."""
    en, zh = _JOINTS[by]
    return Text2(en.join(text.en for text in texts), zh.join(text.zh for text in texts))


def possessed(title: Text2, of: Text2) -> Text2:
    """The label of what a record has, and the record: `Country of `lioncloud``, `Signed on (`scc`)`."""
    ends = title.en.rpartition(" ")[2].lower() in _OPEN_ENDED
    return phrase("of_at" if ends else "of", title=title, of=of)


def capital(text: Text2) -> Text2:
    """The text as it begins a sentence."""
    return text if text.en[:1].isupper() else Text2(text.en[:1].upper() + text.en[1:], text.zh)


_JOINTS: Final = {"": (", ", "、"), "and": (" and ", "，并且"), "or": (" or ", "，或者")}
_OPEN_ENDED: Final = ("of", "on", "by", "to", "from", "with", "in", "at", "for", "until", "since")
