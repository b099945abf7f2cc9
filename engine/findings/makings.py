"""What is unknown of how datasets are made: which of them does not say what it was derived from or joined with."""

from __future__ import annotations

from engine.findings.entry import Entries
from engine.findings.records import Records
from engine.findings.view import View
from engine.graph.sources import DATASET, MADE_FROM


class Makings:
    """Entries for the loose ends of what a dataset is made of; `until` is as in the node `Lineage`."""

    def __init__(self, view: View, records: Records, entries: Entries) -> None:
        self._view = view
        self._records = records
        self._entries = entries

    def between(self, until: int | None, row: int, target: int) -> tuple[tuple[str, ...], list[int]]:
        """What leaves open whether the target is a source: the lists on a shortest possible way to it that are not
        whole, and the datasets on it of which it is not known whether they stop it."""
        hops = self._view.ancestry(DATASET).possible_path("sources", until, row, target)
        found = tuple(entry for dataset in (row, *(hop.flow for hop in hops)) for entry in self._lists(dataset))
        barriers = [] if until is None else [hop.flow for hop in hops if self._view.truth(until, hop.flow) is None]
        return tuple(dict.fromkeys(found)), barriers

    def open_end(self, until: int | None, row: int) -> tuple[str, ...]:
        """What leaves open whether there are sources that are not listed: the nearest dataset that does not say."""
        end = self._view.ancestry(DATASET).nearest_end(until, row)
        return () if end is None else self._lists(end)

    def _lists(self, row: int) -> tuple[str, ...]:
        """The lists of a dataset that are not stated whole."""
        dataset = self._records.subject(DATASET, row)
        open_ = (fact for fact in MADE_FROM if not self._records.lists_whole(dataset, fact))
        return tuple(self._entries.of_fact(dataset, fact) for fact in open_)
