"""What a log says about the run itself, in English; `words_zh` holds the same ids."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "root": "The folder that the check was run in; for code scanning the root of the repository.",
    "nothing": "No rule applied to anything: this says nothing about compliance.",
    "undetermined": "Verdicts that stated facts do not settle. Unknown is not compliant.",
    "undetermined_said": "{n} verdicts are undetermined, {worst} of them critical: unknown is not compliant",
    "attestations": "Verdicts that rest on signed answers alone. They are no results here.",
    "attestations_said": "{n} verdicts rest on signed answers alone and are not among the results",
    "supposed": "An answer that was set for this run only (`--set`).",
    "supposed_said": "what if: {fact} = {value}, in this run only",
    "skipped": "A rule that the policy leaves out.",
    "skipped_said": "{rule} is skipped by the policy and was not evaluated: {because}",
    "severities": "A rule whose severity the policy changes.",
    "severities_said": "{rule} counts as {severity} by the policy; the rule itself says {declared}",
    "parameters": "A parameter that the policy sets.",
    "parameters_said": "{parameter} is {value} by the policy; its ruleset declares {declared}",
    "waivers": "A waiver that waives nothing: it is over, or what it names is not there any more.",
    "waivers_said": "the waiver of {rule} by {by} until {until} is {state}",
    "outside": "A file that was named by an absolute path, which code scanning cannot place.",
    "outside_said": "{path} was named by an absolute path; check relative paths from the root of the repository",
    "unread": "What could not be read again for a report of a saved result.",
    "cut": "Results left out to keep within the limits of code scanning; the worst are kept.",
    "cut_said": "{n} results of {whole} are left out, to keep within 25,000 results and 10 MB compressed; "
    "the JSON result holds them all",
    "shown": "More results than code scanning shows.",
    "shown_said": "code scanning shows the worst 5,000 of {n} results",
    "places": "Places of a finding left out to keep within the limits of code scanning.",
    "places_said": "{n} places beyond 100 reasons or 1,000 steps of a finding are left out; "
    "the JSON result holds them all",
    "explain": "`policy explain {rule}` tells the rule, its article, its facts and its cases.",
}
