"""One search, as from a shell: the records are gone through, only those that may fit are read, and no index is made."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from careerjournal.journal.kept_texts import reads_otherwise, texts_in
from careerjournal.journal.search.fitting import Fit, Fitting, best_first
from careerjournal.journal.search.folding import folded
from careerjournal.journal.search.index import Answer
from careerjournal.journal.search.nothing import why_nothing
from careerjournal.journal.search.query import Query, date_of
from careerjournal.journal.search.row_words import may_be_said
from careerjournal.journal.search.rows import row_of, row_without_words
from careerjournal.journal.search.search import MOST, Found, Source, name_all, somebodies
from careerjournal.journal.search.standing import usual_words
from careerjournal.journal.search.tags import TagCounts, tag_key
from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.migrations import VERSION

if TYPE_CHECKING:
    from careerjournal.model.names.somebody import Somebody

Records = Callable[[Kind], Iterable[tuple[int, Mapping[str, Any]]]]
"""The records of a kind, each with its number."""

_IN_TITLES: Final = {Kind.CONVERSATION: "with", Kind.SHARE: "for"}
"""What the titles of a kind say beside the texts of its entries."""

_MONTH: Final = re.compile(r"^[0-9]{4}-([0-9]{2})(?:-[0-9]{2}(?:T.*)?)?$", re.MULTILINE)
"""A date, or a moment, as it is kept, with its month."""

_MONTHS: Final = {number: folded(calendar.month_name[number]) for number in range(1, 13)}

_AT_ONCE: Final = 64
"""Entries that are looked at before it is said again how far it is."""


Going = Callable[[int, int], object]
"""Is told how many entries were looked at, of how many."""


def find_once(words: str, source: Source, records: Records, most: int = MOST, going: Going = lambda *_: None) -> Found:
    """What fits, in all the entries.

    Args:
        words: see `Query`.
        source: where the entries are.
        records: their records, as they are kept.
        most: how many are named, of however many fit.
        going: is told now and then how far it is.
    """
    query = Query.parse(words)
    people, answer = _answer(query, source, records, most, going)
    answer = source.named_first(words, answer, most)
    # Only where there is nothing is gone through all of it again, for what of the question fits nothing.
    fits: Callable[[Query], bool] = lambda part: _answer(part, source, records, 1, going)[1].total > 0  # noqa: E731
    why = "" if answer.total else why_nothing(query, fits, _tags_begun(query, source, records))
    return Found(query, people, answer.refs, answer.total, whole=True, why=why, today=source.today())


def _tags_begun(query: Query, source: Source, records: Records) -> TagCounts:
    """The tags of those entries that have one which begins as a tag that is asked for."""
    tags, begun = TagCounts(), tuple(map(tag_key, query.tags))
    for kind in Kind if begun else ():
        for number, record in records(kind):
            if any(tag.startswith(begun) for tag in _tags(record)):
                entry = source.read(Ref(kind, number))
                tags.add(entry.tags if entry is not None else ())
    return tags


def _answer(
    query: Query, source: Source, records: Records, most: int, going: Going
) -> tuple[tuple[Somebody, ...], Answer]:
    people = somebodies(query, source.names()) if query.people or query.people_left_out else ()
    if query.empty or query.no_kinds:
        return people, Answer([], 0)
    fitting = Fitting(query)
    # Whom an entry names is known by now, and where no word is asked for none has to be looked at.
    said = query.parts or any(one.parts for one in query.without)
    today = source.today()
    found: list[Fit] = []
    for entry, title in _candidates(query, people, source, records, going):
        fit = fitting.fit(row_of(entry, title, today, names=False) if said else row_without_words(entry))
        if fit is not None:
            found.append(fit)
    return people, Answer(best_first(found)[:most], len(found))


def _candidates(
    query: Query, people: tuple[Somebody, ...], source: Source, records: Records, going: Going
) -> Iterator[tuple[Entry, str]]:
    """The entries that may fit, each with the line that it is known by; those that name everybody who is asked for."""
    may_fit = _Filter(query, people).may_fit
    kinds = query.kinds or tuple(Kind)
    count, of = 0, sum(len(source.numbers(kind)) for kind in kinds)
    for kind in kinds:
        for number, record in records(kind):
            if count % _AT_ONCE == 0:
                going(count, of)
            count += 1
            entry = source.read(Ref(kind, number)) if may_fit(kind, number, record) else None
            if entry is not None:
                title = source.title(entry)
                if name_all(people, entry, title):
                    yield entry, title


class _Filter:
    """Tells a record that cannot fit, by what all its texts together do not have."""

    def __init__(self, query: Query, people: Iterable[Somebody]) -> None:
        # A number that only rows say stands in no text.
        parts = [part for part in query.parts if not (part.dates or (part.beside and part.words[0].isdigit()))]
        self._words = [word for part in parts for word in part.words]
        # A date may be kept in figures of which only the year is sure to stand in the words.
        for part in query.parts:
            years = {day.year for date in map(date_of, part.dates) for day in (date.first, date.last)}
            self._words += [f"{year}" for year in years] if len(years) == 1 else []  # but of a winter
        self._months = {number: name for number, name in _MONTHS.items() if any(word in name for word in self._words)}
        """The months that a word which is asked for may stand in."""
        self._tags = set(map(tag_key, query.tags))
        self._years = [year for year in query.years if len(year) == 4]
        self._people = [person for person in people if person.wanted]

    def may_fit(self, kind: Kind, number: int, record: Mapping[str, Any]) -> bool:
        """Whether it may fit: what does is among those that may."""
        if kind is Kind.MOVE or record.get("v") != VERSION or "open_on" in record or "reviews" in record:
            return True  # it is named by its roles, as a letter or by its span; or it is read otherwise than it is kept
        said = "\n".join((kind, str(number), _IN_TITLES.get(kind, ""), usual_words(kind), may_be_said(kind, record)))
        said = "\n".join((said, *texts_in(record)))
        if reads_otherwise(said):
            return True
        if self._tags and not self._tags <= _tags(record):
            return False
        if not all(person.glance(said) for person in self._people):
            return False
        if not (self._words or self._years):
            return True
        read = folded(said) + (self._months_of(said) if self._months else "")
        return all(word in read for word in self._words) and (
            not self._years or any(year in read for year in self._years)
        )

    def _months_of(self, said: str) -> str:
        """Those of the months asked for that are kept as numbers in some texts, in words."""
        numbers = sorted({int(number) for number in _MONTH.findall(said)})
        return "".join(f"\n{self._months[number]}" for number in numbers if number in self._months)


def _tags(record: Mapping[str, Any]) -> set[str]:
    tags = record.get("tags")
    return {tag_key(tag) for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()
