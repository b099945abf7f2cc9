"""The messages about rules in English, by id; `rule_words_zh` holds the same ids."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "must": "must",
    "should": "should",
    "derived": "derived",
    "declared": "declared",
    "attested": "attested",
    "excused": "excused",
    "unaccounted": "unaccounted",
    # the list of rules
    "reads": "reads {facts}",
    "from_day": "from {day}",
    "until_day": "until {day}",
    # coverage
    "of_clauses": "{n} clauses of {law}",
    "share": "{state} {n} ({percent}%)",
    "sentences": " ",
    "rests_on": "The duty rests on what is stated as {facts}.",
    "because_open": "open, no rule yet",
    "because_no_rule": "said to be ruled, but no rule bears it",
    "because_definition": "definition",
    "because_purpose": "purpose",
    "because_regulator": "addressed to the regulator",
    "because_institutional": "institutional",
    "because_permission": "permission",
    "because_right_without_duty": "right without a duty that shows in data",
    "because_sanction": "sanction",
    "because_scope": "scope",
}
