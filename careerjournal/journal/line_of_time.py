"""Misses and what went well on one line of time: what stands on it, what belongs together, which years are folded.

It is made of the cards of the entries, and of the links between them: no entry is read for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from msgspec import structs

from careerjournal.journal.order import ON_THE_LINE, Card, first_of, nearest
from careerjournal.journal.search.index import EVERY
from careerjournal.model import Aspiration, Kind, Move, Name, PartialDate, Ref, Setback, Success
from careerjournal.model.sides import Side, reached_by
from careerjournal.model.vocabulary import NameKind, SetbackKind, SuccessKind

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry

Naming = Mapping[Ref, frozenset[Ref]]
"""For each name, the entries that name it, as a search found them."""


class Item(NamedTuple):
    """One thing on the line: a miss, or something that went well."""

    card: Card
    """Its entry's; of a milestone one with the milestone's own words and place."""
    well: bool
    milestone: int | None = None
    """Which milestone of its aspiration it is, counted from 0; None where it is the entry itself."""

    @property
    def ref(self) -> Ref:
        """Its entry."""
        return self.card.ref


class Year(NamedTuple):
    """The things of one year, which stand one behind the other."""

    year: int | None
    """None for what has no date."""
    start: int
    """The place of its first thing on the line."""
    end: int
    """The place behind its last."""


class Pair(NamedTuple):
    """A miss and something that went well that belong together: their places on the line."""

    miss: int
    well: int

    @property
    def ends(self) -> tuple[int, int]:
        """The two places, the one that comes first on the line first."""
        return min(self), max(self)


class LineOfTime:
    """What stands on the line, the latest first and what has no date before all.

    Args:
        items: in that order.
        at: the place of each entry of which more stands there than milestones.
        pairs: what belongs together.
        projects: for each name of a project, the entries that name it.
        under_way: how many successes are not on it yet, since how they end is open.
    """

    def __init__(
        self, items: Sequence[Item], at: Mapping[Ref, int], pairs: Iterable[Pair], projects: Naming, under_way: int = 0
    ) -> None:
        self.items = items
        self.under_way = under_way
        self._at = at
        self.pairs = sorted(pairs)
        self.projects = projects
        self.years = tuple(_years(items))
        self._starts = [year.start for year in self.years]
        self.well = sum([item.well for item in items])
        """How many things on it went well."""
        self.misses = len(items) - self.well
        """How many are misses."""
        self._with: defaultdict[int, list[int]] = defaultdict(list)
        for miss, well in self.pairs:
            self._with[miss].append(well)
            self._with[well].append(miss)

    @cached_property
    def _milestones(self) -> list[int]:
        return [place for place, item in enumerate(self.items) if item.milestone is not None]

    def joined_to(self, place: int) -> Sequence[int]:
        """The places on the other side that belong to a place, the latest first."""
        return self._with.get(place, ())

    def year_of(self, place: int) -> Year:
        """The year that a place is in."""
        return self.years[self.index_of_year(place)]

    def index_of_year(self, place: int) -> int:
        """Which of the years a place is in."""
        return bisect_right(self._starts, place) - 1

    def find(self, ref: Ref, milestone: int | None = None) -> int | None:
        """The place of an entry, or of one of its milestones; where that is not there, of whatever is there of it."""
        if milestone is None and ref in self._at:
            return self._at[ref]
        places = [place for place in self._milestones if self.items[place].card.ref == ref]
        exact = (place for place in places if self.items[place].milestone == milestone)
        return next(exact, self._at.get(ref, next(iter(places), None)))

    def nearest_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> int | None:
        """The place of the first thing of a time, or of the nearest to it; None where nothing has a day."""
        return nearest([item.card for item in self.items], first, last, vague=vague)


def making_line(journal: Journal, projects: Naming) -> Generator[None, None, LineOfTime]:
    """The line of a journal that has been read, some of it at each step; begun anew where that changes meanwhile.

    Args:
        journal: the open journal.
        projects: for each name of a project, the entries that name it, where that is known; see `naming`.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    while True:
        version = journal.order.version
        steps = _making(journal, projects)
        while version == journal.order.version:
            try:
                next(steps)
            except StopIteration as through:
                return cast("LineOfTime", through.value)
            yield


def _making(journal: Journal, projects: Naming) -> Generator[None, None, LineOfTime]:
    found: list[list[Item]] = []
    under_way = 0
    for kind in ON_THE_LINE:  # each by itself: these are sorted already
        items: list[Item] = []
        cards = journal.order.of((kind,))
        for start in range(0, len(cards), _AT_ONCE):
            some = cards[start : start + _AT_ONCE]
            if kind is Kind.ASPIRATION:
                items += [item for card in some if card.reached for item in _reached(card)]
            else:
                items += [
                    Item(card, side is Side.WELL)
                    for card in some
                    if (side := card.side) is Side.WELL or side is Side.MISS
                ]
            if kind is Kind.SUCCESS:
                under_way += sum([card.side is Side.UNDER_WAY for card in some])
            yield
        if kind is Kind.ASPIRATION:  # what was reached stands by the day of that
            items.sort(key=_place)
        found.append(items[::-1])
    line: list[Item] = []
    at: dict[Ref, int] = {}
    for place, item in enumerate(merge(*found, key=_place, reverse=True)):
        line.append(item)
        if item.milestone is None:  # what points at an aspiration does not thereby belong to one of its milestones
            at[item.card.ref] = place
        if place % _AT_ONCE == 0:
            yield
    pairs = yield from _pairing(line, at, journal.each_link(), projects)
    yield
    return LineOfTime(line, at, pairs, projects, under_way)


_AT_ONCE: Final = 2048
"""Cards that are looked at in one step: some milliseconds."""
_place = attrgetter("card.place")


def _reached(card: Card) -> Iterator[Item]:
    """An aspiration that was reached, and each of its milestones that was."""
    for place, what, milestone in card.reached:
        title = card.title if milestone is None else what
        # The words of a milestone are not as wide as the title of the entry, and no list has shown them.
        width = card.width if milestone is None else 0
        yield Item(structs.replace(card, title=title, place=place, width=width), well=True, milestone=milestone)


def date_of(item: Item, entry: Entry) -> PartialDate | None:
    """The date by which a thing stands where it does."""
    if not isinstance(entry, Aspiration):
        return entry.date
    return reached_by(entry) if item.milestone is None else entry.milestones[item.milestone].reached


def kind_of(item: Item, entry: Entry) -> str:
    """What sort of thing it is, in a few words: ``near miss``, ``delivered``, ``move declined``."""
    match entry:
        case Setback():
            return "another setback" if entry.kind is SetbackKind.OTHER else str(entry.kind or "setback")
        case Success():
            return "another success" if entry.kind is SuccessKind.OTHER else str(entry.kind or "success")
        case Move():
            return f"move {entry.status}"
        case _:
            return "aspiration reached" if item.milestone is None else "milestone reached"


def _years(items: Sequence[Item]) -> Iterator[Year]:
    """The years, found by halving: a journal of ten thousand entries has a few dozen."""
    backwards = [item.card for item in reversed(items)]
    end = len(items)
    dated = first_of(backwards, None)
    if dated < end:
        yield Year(None, 0, end - dated)
    while dated:
        day = backwards[dated - 1].day
        if day is None:  # none is, before the first without a date
            return
        start = first_of(backwards, day.replace(month=1, day=1))
        yield Year(day.year, end - dated, end - start)
        dated = start


def _pairing(
    items: Sequence[Item], at: Mapping[Ref, int], links: Iterable[tuple[Ref, Iterable[Ref]]], projects: Naming
) -> Generator[None, None, set[Pair]]:
    """What belongs together across the line.

    Two of which one points at the other do; of those that share a move, a story or a project each does with the one on
    the other side that is nearest in time.
    """
    found: set[Pair] = set()
    sharing: defaultdict[Ref, set[int]] = defaultdict(set)
    for count, (ref, targets) in enumerate(links):
        if count % _AT_ONCE == 0:
            yield
        place = at.get(ref) if ref.kind in ON_THE_LINE else None
        if place is None:
            continue
        well = items[place].well
        for target in targets:
            other = at.get(target)
            if other is not None and items[other].well is not well:
                found.add(Pair(other, place) if well else Pair(place, other))
            if target.kind in _SHARED or target in projects:
                sharing[target].add(place)
    for project, naming in projects.items():
        sharing[project].update(at[ref] for ref in naming if ref in at)
    for places in sharing.values():
        found.update(_nearest(sorted(places), items))
    return found


_SHARED: Final = (Kind.MOVE, Kind.STORY)


def _nearest(places: list[int], items: Sequence[Item]) -> Iterator[Pair]:
    """Each of some things, with the one of them on the other side that is nearest in time."""
    misses = [place for place in places if not items[place].well]
    wells = [place for place in places if items[place].well]
    if misses and wells:
        yield from (Pair(miss, _near(miss, wells, items)) for miss in misses)
        yield from (Pair(_near(well, misses, items), well) for well in wells)


def _near(place: int, others: list[int], items: Sequence[Item]) -> int:
    after = bisect_left(others, place)
    here = items[place].card.place
    return min(others[max(0, after - 1) : after + 1], key=lambda other: abs(items[other].card.place - here))


def why_joined(line: LineOfTime, one: Ref, other: Ref, journal: Journal) -> str:
    """Why two entries belong together, in a few words; empty where one of them is gone."""
    first, second = journal.get(one), journal.get(other)
    if first is None or second is None:
        return ""
    for this, that in ((first, second), (second, first)):
        if isinstance(this, Success) and this.after == that.ref:
            return "came right"
        if isinstance(this, Setback | Success) and this.move == that.ref:
            return "the same move"
    mine, theirs = set(journal.points_at(one)), set(journal.points_at(other))
    if any(ref.kind is Kind.MOVE for ref in mine & theirs):
        return "the same move"
    if other in mine or one in theirs:
        return "linked"
    if any(ref.kind is Kind.STORY for ref in mine & theirs):
        return "the same story"
    for project, found in line.projects.items():
        name = journal.names.get(project.number)
        if name is not None and all(
            ref in found or project in points for ref, points in ((one, mine), (other, theirs))
        ):
            return f"the project {name.name}"
    return ""


class FoldedLine:
    """A line as it is shown: each year has a row for its number, and one for each thing in it unless it is folded.

    Args:
        line: the line.
        folded: the years that are folded; None among them for what has no date.
    """

    def __init__(self, line: LineOfTime, folded: Collection[int | None] = ()) -> None:
        self.line = line
        self._folded = [year.year in folded for year in line.years]
        sizes = (1 + (0 if folded_up else year.end - year.start) for year, folded_up in self._each())
        self._starts = list(accumulate(sizes, initial=0))

    def _each(self) -> Iterator[tuple[Year, bool]]:
        return zip(self.line.years, self._folded, strict=True)

    def __len__(self) -> int:
        return self._starts[-1]

    def at(self, row: int) -> tuple[Year, int | None]:
        """The year that a row is of, and the place of its thing; no place where it is the year's own row."""
        index = bisect_right(self._starts, row) - 1
        year, within = self.line.years[index], row - self._starts[index]
        return year, year.start + within - 1 if within else None

    def is_folded(self, row: int) -> bool:
        """Whether the year of a row is folded."""
        return self._folded[bisect_right(self._starts, row) - 1]

    def row_of_year(self, year: int | None) -> int | None:
        """The row of a year's number."""
        rows = (self._starts[index] for index, one in enumerate(self.line.years) if one.year == year)
        return next(rows, None)

    def row_of(self, place: int) -> int | None:
        """The row of a thing; None where its year is folded."""
        index = self.line.index_of_year(place)
        return None if self._folded[index] else self._starts[index] + 1 + place - self.line.years[index].start

    def __iter__(self) -> Iterator[tuple[Year, int, bool]]:
        """Each year, its row, and whether it is folded."""
        for (year, folded), start in zip(self._each(), self._starts, strict=False):
            yield year, start, folded


class Lanes:
    """Which pairs are joined by a line, and in which lane beside the line of time each runs.

    Args:
        shown: the line as it is shown. A pair of which an end is folded away is not joined on it.
        most: how many lanes there is room for; a pair for which none is left is not joined by a line either.
    """

    def __init__(self, shown: FoldedLine, most: int) -> None:
        spans = []
        for pair in shown.line.pairs:
            first, last = map(shown.row_of, pair.ends)
            if first is not None and last is not None:
                spans.append((first, last, pair))
        self._lanes: list[list[tuple[int, int, Pair]]] = []
        self._firsts: list[list[int]] = []
        for span in sorted(spans):
            lane = next((lane for lane in self._lanes if lane[-1][1] < span[0]), None)
            if lane is None and len(self._lanes) < most:
                self._lanes.append(lane := [])
            if lane is not None:
                lane.append(span)
        self._firsts = [[span[0] for span in lane] for lane in self._lanes]
        self.drawn = sum(map(len, self._lanes))
        """How many pairs are joined by a line."""

    def __len__(self) -> int:
        return len(self._lanes)

    def at(self, row: int) -> list[tuple[int, int, Pair] | None]:
        """What runs through a row or ends there, lane by lane: its first row, its last, and the pair that it joins."""
        return [
            lane[place] if (place := bisect_right(firsts, row) - 1) >= 0 and lane[place][1] >= row else None
            for lane, firsts in zip(self._lanes, self._firsts, strict=True)
        ]


class Lit(NamedTuple):
    """What is lit up: what fits one of the words of each sort of which there are any."""

    kinds: frozenset[str] = frozenset()
    """As `kind_of` says them."""
    areas: frozenset[str] = frozenset()
    """Of the lattice, as `area_key` has them."""
    needs: frozenset[str] = frozenset()
    """Areas for development and milestones, as `area_key` has them."""
    people: frozenset[str] = frozenset()
    """Their names on the list."""
    tags: frozenset[str] = frozenset()
    """As `tag_key` has them."""

    @classmethod
    def of(cls, ticked: Iterable[Choice]) -> Lit:
        """What some choices light up together."""
        chosen = list(ticked)
        return cls(*(frozenset(one.word for one in chosen if one.sort == sort) for sort in cls._fields))


class Choice(NamedTuple):
    """Something that can be lit up."""

    sort: str
    """The field of `Lit` that it belongs to."""
    word: str
    """As that field has it."""
    said: str
    """As people read it."""
    things: int | None
    """How many things on the line have it; None where only a search can tell."""


def choices(line: LineOfTime, journal: Journal) -> list[Choice]:
    """Everything that can be lit up: kinds and areas by their names, people, tags; those that most have first."""
    from careerjournal.journal.search.tags import tag_key  # noqa: PLC0415 - only where something is lit up

    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    spelt: dict[tuple[str, str], str] = {}
    areas = _Areas(journal)
    for item in line.items:
        entry = journal.get(item.ref)
        words = [("areas", area_key(area), area) for area in areas.of(item, entry)]
        words += [("needs", area_key(need), need) for need in _needs(item, entry)]
        words += [("kinds", kind_of(item, entry), kind_of(item, entry))] if entry is not None else []
        words += [("tags", tag_key(tag), tag) for tag in item.card.tags]
        for sort, word, said in {one[:2]: one for one in words if one[1]}.values():
            counts[sort, word] += 1
            spelt.setdefault((sort, word), said)
    found = [Choice(sort, word, spelt[sort, word], count) for (sort, word), count in counts.items()]
    found += [Choice("people", name.name, name.name, None) for name in journal.names if name.kind is NameKind.PERSON]
    return sorted(found, key=lambda one: (Lit._fields.index(one.sort), -(one.things or 0), one.said.casefold()))


def lit_up(line: LineOfTime, lit: Lit, journal: Journal, people: Mapping[str, frozenset[Ref]]) -> frozenset[int]:
    """The places of what is lit up.

    Args:
        line: the line.
        lit: what is to be lit up.
        journal: where the entries are.
        people: for each name, the entries that name it, where that is known.
    """
    from careerjournal.journal.search.tags import tag_key  # noqa: PLC0415 - only where something is lit up

    areas = _Areas(journal) if lit.areas else None
    named = frozenset[Ref]().union(*(people.get(name, frozenset()) for name in lit.people))
    found = []
    for place, item in enumerate(line.items):
        if lit.people and item.ref not in named:
            continue
        if lit.tags and lit.tags.isdisjoint(map(tag_key, item.card.tags)):
            continue
        if lit.kinds or lit.needs or areas is not None:
            entry = journal.get(item.ref)
            if entry is None or (lit.kinds and kind_of(item, entry) not in lit.kinds):
                continue
            if lit.needs and lit.needs.isdisjoint(map(area_key, _needs(item, entry))):
                continue
            if areas is not None and lit.areas.isdisjoint(map(area_key, areas.of(item, entry))):
                continue
        found.append(place)
    return frozenset(found)


def area_key(area: str) -> str:
    """What is the same for two spellings of one area, of the lattice or for development."""
    return " ".join(area.casefold().split()).rstrip(".")


def _needs(item: Item, entry: Entry | None) -> tuple[str, ...]:
    """The areas for development and milestones that a success is evidence of; of a milestone its own words."""
    if item.milestone is not None:
        return (item.card.title,)
    return entry.needs if isinstance(entry, Success) else ()


class _Areas:
    """The areas of the lattice that things on the line belong to: their move's, or those of the roles held then."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._roles = [role for role in journal.roles if role.area.strip()]
        self._of_role = {role.ref: role.area.strip() for role in self._roles}

    def of(self, item: Item, entry: Entry | None) -> tuple[str, ...]:
        """The areas of a thing, each once."""
        if entry is None:
            return ()
        move = entry if isinstance(entry, Move) else None
        if isinstance(entry, Setback | Success) and entry.move is not None:
            found = self._journal.get(entry.move)
            move = found if isinstance(found, Move) else None
        if move is not None:
            ends = (self._of_role.get(ref, "") for ref in (move.from_role, move.to_role) if ref is not None)
            return tuple(dict.fromkeys(filter(None, (*ends, move.in_mind.area.strip()))))
        date = date_of(item, entry)
        held = [
            role.area.strip()
            for role in self._roles
            if date is not None
            and role.start is not None
            and role.start.first <= date.last
            and (role.end is None or role.end.last >= date.first)
        ]
        return tuple(dict.fromkeys(held))


def projects_of(journal: Journal) -> list[Name]:
    """The names of projects on the names list."""
    return [name for name in journal.names if name.kind is NameKind.PROJECT]


def naming(
    journal: Journal, names: Iterable[str], unwanted: Callable[[], bool] = lambda: False
) -> dict[str, frozenset[Ref]] | None:
    """The entries that name somebody or something, by the name. It may be asked in any thread.

    Args:
        journal: where the entries are.
        names: in any spelling.
        unwanted: whether the answer is not waited for any more; it is asked now and then.

    Returns:
        None where the answer became unwanted, or not all entries could be looked at yet.

    Raises:
        Locked: the journal is locked.
    """
    found: dict[str, frozenset[Ref]] = {}
    for name in names:
        answer = journal.searching.ask(f'person:"{name.replace(chr(34), "")}"', EVERY, unwanted)
        if answer is None or not answer.whole:
            return None
        found[name] = frozenset(answer.refs)
    return found
