"""The sections: what each is called, what it holds and in which order."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import add, attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from careerjournal.journal.actions import finding_actions
from careerjournal.journal.order import A_MONTH, OF_TIME, ON_THE_LINE, Card, first_of, latest_day
from careerjournal.model.counting import noun
from careerjournal.model.links import Kind, Ref
from careerjournal.tui.sections.kinds import ACTIONS, BOTH, MEETINGS, PATTERNS, PEOPLE, SETBACKS, SHOWN, SUCCESSES

if TYPE_CHECKING:
    from careerjournal.journal.filtering import Filter
    from careerjournal.journal.journal import Journal


LIST: Final = "list"
YEARS: Final = "years"
MONTHS: Final = "months"
DAYS: Final = "days"


@dataclass
class Group:
    """Entries under one heading."""

    heading: str
    """Empty where the section needs none."""
    cards: Sequence[Card]
    """What is known of each, in the order they are listed in."""
    several: bool = False
    """Whether they are of several kinds, so that a list says of which each is."""
    _measured: tuple[bytes, bytes] | None = field(default=None, init=False, repr=False, compare=False)
    """Of each card the cells of its title, and whether it has shares; without the latter where none has."""

    def measure(self) -> tuple[bytes, bytes]:
        """Look at each card, once: of a hundred thousand that takes as long as a visit may, so it is done ahead."""
        if self._measured is None:
            shares = bytes(card.shares for card in self.cards)
            widths = bytes(min(card.width, _WIDEST) for card in self.cards)
            self._measured = widths, shares if any(shares) else b""
        return self._measured

    def lines_at(self, width: int) -> bytes:
        """How many lines the row of each entry takes: title, facts and room beneath; shares and a long title one more.

        Args:
            width: cells for a line, fewer than 255.
        """
        widths, shares = self.measure()
        lines = widths.translate((b"\3" * (width + 1)).ljust(_WIDEST + 1, b"\4")[: _WIDEST + 1])
        return bytes(map(add, lines, shares)) if shares else lines


_WIDEST: Final = 255
"""Cells of a title that are told from one another."""


class Empty(NamedTuple):
    """What stands where a section, or one of its views, lists nothing."""

    keys: tuple[tuple[str, str], ...]
    """What to do about it: the names of commands, the nearest first, and what each does."""
    words: str
    """What it is."""
    example: str
    """One such entry, as somebody might write it."""


class Section(NamedTuple):
    """One section of the rail."""

    key: str
    """The key that goes there, a digit."""
    name: str
    kinds: tuple[Kind, ...]
    """The kinds it holds; the first is what `n` puts down here, unless several are offered."""
    new: tuple[Kind, ...]
    """The kinds that `n` offers."""
    empty: Empty
    """What it says while it holds nothing."""
    views: tuple[str, ...] = (LIST,)
    """The names of its views, in order; it opens with the first, and `v` goes on to the next."""
    beside: tuple[Kind, ...] = ()
    """The kinds that it lists beside what it is about: they are counted each for itself."""

    @property
    def is_today(self) -> bool:
        """Whether it is the first page rather than a list."""
        return self.key == "1"

    @property
    def short(self) -> str:
        """What it is called where there is no room for its name: how that begins."""
        return self.name[:_SHORT]


_SHORT: Final = 3
"""Letters of a short name, as of a month’s: no two sections begin with the same."""


def _section(
    key: str, name: str, empty: Empty, views: tuple[str, ...] = (LIST,), beside: tuple[Kind, ...] = ()
) -> Section:
    kinds = tuple(kind for kind, shown in SHOWN.items() if shown.section == name)
    return Section(key, name, kinds, tuple(kind for kind in kinds if SHOWN[kind].written), empty, views, beside)


SECTIONS: Final = (
    Section("1", "Today", (), (Kind.REFLECTION,), Empty((), "", ""), ("today",)),
    _section(
        "2",
        "Aspirations",
        Empty(
            (("new", "puts an aspiration down"),),
            "Nothing here yet. An aspiration is whatever you want from work, in your own words; it may change.",
            "To lead a small team that people are glad to be in",
        ),
    ),
    _section(
        "3",
        "Lattice",
        Empty(
            (("new", "puts a role or a move down"), ("bring-in-career", "brings in a career")),
            "Nothing here yet. Put down a role you hold or held, then the moves: taken, missed or wondered about. "
            "Or bring in the career you have already: LinkedIn’s data, a JSON Resume, a table, lines of a CV.",
            "Surveyor, in Harbour, since 2021",
        ),
        ("map", "path", LIST),
    ),
    _section(
        "4",
        "Setbacks",
        Empty(
            (("new", "puts a setback down"),),
            "Nothing here yet. A setback is anything that went wrong, large or small. Nobody else reads this.",
            "Not shortlisted for the post I was acting in",
        ),
        (SETBACKS, SUCCESSES, BOTH, PATTERNS),
    ),
    _section(
        "5",
        "Lessons",
        Empty(
            (("new", "puts a lesson down"),),
            "Nothing here yet. A lesson is one sentence that something taught you.",
            "Ask who decides before you write the proposal",
        ),
    ),
    _section(
        "6",
        "Conversations",
        Empty(
            (("new", "puts a conversation down"),),
            "Nothing here yet. Put down a career conversation that is coming, and prepare it step by step.",
            "With my manager, on 3 December",
        ),
        (MEETINGS, ACTIONS, PEOPLE),
    ),
    _section(
        "7",
        "Journal",
        Empty(
            (("new", "puts an entry down"), ("take-in", "takes in another journal")),
            "Nothing here yet. Write a line about today, or take in what you wrote with another program.",
            "Said no to the extra shift, and slept",
        ),
        (YEARS, MONTHS, DAYS),
    ),
    _section(
        "8",
        "Shared",
        Empty(
            (("open-pack", "opens a pack that somebody sent"), ("new", "puts down a story told to you, or a name")),
            "Nothing has left this journal, and no story has come in. What you share from an entry is recorded here; "
            "names leave as stand-ins.",
            "Sam Hale leaves as “a colleague”",
        ),
        beside=(Kind.STORY, Kind.NAME),
    ),
)

TODAY: Final = SECTIONS[0]
JOURNAL: Final = next(section for section in SECTIONS if section.name == "Journal")


def new_in(section: Section, view: str) -> tuple[Kind, ...]:
    """The kinds that one puts down where a section is shown in a view: what the view lists, or any of the section's."""
    return (_LISTED[view],) if view in _LISTED else section.new


def empty_in(section: Section, view: str) -> Empty:
    """What stands where a view of a section lists nothing."""
    return _EMPTY_VIEWS.get(view, section.empty)


def shows(view: str, kind: Kind) -> bool:
    """Whether a view shows entries of a kind, be they at home in another section or listed by another view."""
    return kind in _OF_SEVERAL_KINDS.get(view, (_OF_ONE_KIND.get(view),))


def section_of(ref: Ref) -> Section:
    """The section that an entry is at home in."""
    return next(section for section in SECTIONS if ref.kind in section.kinds)


def count(section: Section, journal: Journal, view: str = "") -> int:
    """How many entries a section lists in one of its views; in the one that it opens with where none is named.

    It is what the rail and a view's heading both say, of every kind that is listed there but those beside.
    """
    return how_many(
        journal, *(kind for kind in _listed_in(section, view or section.views[0]) if kind not in section.beside)
    )


def has_any(section: Section, journal: Journal, view: str) -> bool:
    """Whether a section may have something to list in one of its views: known before all entries are read."""
    return journal.count(*_listed_in(section, view)) > 0


def how_many(journal: Journal, *kinds: Kind) -> int:
    """How many entries there are that can be listed; of whatever kind they are, once that is known."""
    if not journal.is_read:
        return journal.count(*kinds)
    return sum(len(journal.order.of((kind,))) for kind in kinds)


def counts(section: Section, journal: Journal, view: str, found: Sequence[Group], *, narrowed: bool) -> list[str]:
    """What a view's heading says of how much it lists: what the section is about, and each kind beside it.

    Args:
        section: the section.
        journal: where the entries are.
        view: the view.
        found: what is listed.
        narrowed: whether something narrows that; then it is said of how many they are.
    """
    listed: dict[Kind | None, int] = {}
    for group in found:
        kind = group.cards[0].ref.kind if section.beside and group.cards else None
        kind = kind if kind in section.beside else None
        listed[kind] = listed.get(kind, 0) + len(group.cards)
    there = count(section, journal, view)
    said = [f"{listed.get(None, 0):,}" + (f" of {there:,}" if narrowed else "")]
    for kind in section.beside:
        if many := listed.get(kind):
            all_of_it = how_many(journal, kind)
            of = f" of {all_of_it:,}" if narrowed else ""
            said.append(f"{many:,}{of} {noun(all_of_it, *_COUNTED[kind])}")
    if section.beside:
        said[0] = f"{said[0]} shared" if there else "nothing shared yet"
    return said if listed else []


_COUNTED: Final[Mapping[Kind, tuple[str, str]]] = {Kind.STORY: ("story", "stories"), Kind.NAME: ("name", "names")}
"""What one and several of a kind are called that is counted for itself."""


def lists(section: Section, view: str, kind: Kind) -> bool:
    """Whether a section lists entries of a kind in one of its views."""
    return kind in _listed_in(section, view)


def _listed_in(section: Section, view: str) -> Collection[Kind]:
    if view in _LISTED:
        return (_LISTED[view],)
    return OF_TIME if section is JOURNAL else () if section.is_today else section.kinds


def _all_of(cards: Sequence[Card]) -> Sequence[Card]:
    return cards


def finding_groups(
    section: Section, journal: Journal, view: str = "", narrowed: Callable[[Sequence[Card]], Sequence[Card]] = _all_of
) -> Generator[None, None, list[Group]]:
    """What a section lists in one of its views, in its order, some of it at each step.

    The latest comes first; actions stand by what became of them.

    Args:
        section: the section.
        journal: the journal, which has been read.
        view: the view.
        narrowed: which of some cards are listed, in their order; all where it is not given.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    if view == ACTIONS:
        actions = yield from finding_actions(journal)
        standing = zip(_STANDING, map(narrowed, actions), strict=True)
        return [Group(name, found) for name, found in standing if found]
    if view in _OF_ONE_KIND:
        alone = _latest_first(journal, _OF_ONE_KIND[view], "", narrowed)
        return [alone] if alone.cards else []
    if view == MEETINGS:
        return _of_conversations(narrowed(journal.order.of((Kind.CONVERSATION,))), journal.today())
    if section is JOURNAL:
        # Narrowed before it is parted: there may be thousands of days.
        every, by = journal.order.of(OF_TIME), view or YEARS
        shown = narrowed(every)
        if shown is every:
            name = f"by {by}"
            before = cast("list[Group] | None", journal.gathered_before(name)) or ()
            return (yield from journal.gathering(name, OF_TIME, partial(_by_time, every, by, before)))
        return (yield from _by_time(shown, by))
    headings = {kind: SHOWN[kind].heading if len(section.kinds) > 1 else "" for kind in section.kinds}
    found = [_latest_first(journal, kind, heading, narrowed) for kind, heading in headings.items()]
    return [group for group in found if group.cards]


def _latest_first(
    journal: Journal, kind: Kind, heading: str, narrowed: Callable[[Sequence[Card]], Sequence[Card]]
) -> Group:
    """The entries of a kind; the same group until one of them changes, or a role, by which moves are named."""
    every = journal.order.of((kind,))
    shown = narrowed(every)
    if shown is not every:
        return Group(heading, shown[::-1])
    return journal.gathered(f"{kind} under “{heading}”", (kind, Kind.ROLE), lambda: Group(heading, every[::-1]))


def put_down_last(section: Section, journal: Journal, view: str, most: int) -> list[Group]:
    """The entries of a section's view that were put down last, the latest first: known before all entries are read.

    Args:
        section: the section.
        journal: the journal.
        view: the view.
        most: how many, at most.
    """
    kinds = _listed_in(section, view or section.views[0])
    cards = [journal.card(entry) for kind in kinds for entry in journal.latest(kind, most)]
    cards.sort(key=attrgetter("put_down"), reverse=True)
    return [Group("Put down last", cards[:most], several=len(kinds) > 1)] if cards else []


_OF_ONE_KIND: Final[Mapping[str, Kind]] = {SETBACKS: Kind.SETBACK, SUCCESSES: Kind.SUCCESS}
"""The views that list one kind of several, the latest first."""
_LISTED: Final[Mapping[str, Kind]] = {**_OF_ONE_KIND, MEETINGS: Kind.CONVERSATION, ACTIONS: Kind.ACTION}
"""The views that list one kind of several, in whatever order."""
_OF_SEVERAL_KINDS: Final[Mapping[str, Collection[Kind]]] = {BOTH: ON_THE_LINE, PEOPLE: (Kind.NAME,)}
"""The views of which what they show is listed elsewhere as well."""
_A_DAY: Final = dt.timedelta(days=1)
_A_YEAR: Final = dt.timedelta(days=366)
_STANDING: Final = ("Mine to do", "Waiting on others", "Done", "Dropped")


_AT_ONCE: Final = 256
"""Headings that are made in one step."""


def _of_conversations(cards: Sequence[Card], day: dt.date) -> list[Group]:
    """Those to come by a day, the next first; those held, the latest first."""
    # What is of a longer time than a day and has begun may be either, and began in the year before.
    early = first_of(cards, max(day, dt.date.min + _A_YEAR) - _A_YEAR)
    late = first_of(cards, min(day, dt.date.max - _A_DAY) + _A_DAY)
    held, coming = list(cards[:early]), list[Card]()
    for card in cards[early:late]:
        last = (card.day or day) + dt.timedelta(days=card.span)
        (coming if last >= day else held).append(card)
    coming += cards[late:]
    found = [Group("To come", coming), Group("Held", held[::-1])]
    found = [group for group in found if group.cards]
    return found if len(found) > 1 else [Group("", group.cards) for group in found]


def _by_time(cards: Sequence[Card], view: str, before: Iterable[Group] = ()) -> Generator[None, None, list[Group]]:
    """The latest year, month or day first; what has no day before all.

    Args:
        cards: the entries, in their order.
        view: the view.
        before: what came of it before a change: a group that is as it was is the same, and has been measured.
    """
    cards = list(cards)  # they may change between two steps
    end = first_of(cards, None)
    found = [Group("Undated", cards[end:][::-1], several=True)] if end < len(cards) else []
    while end:
        day, start = latest_day(cards, end)
        if view != DAYS:
            day = day.replace(day=1) if view == MONTHS else day.replace(month=1, day=1)
            start = first_of(cards, day, within=(0, end))
        found += _spans(cards, start, end, day, view)
        end = start
        if len(found) % _AT_ONCE == 0:
            yield
    known = {group.heading: group for group in before}
    return [group if (was := known.get(group.heading)) != group else was for group in found]


def _spans(cards: Sequence[Card], start: int, end: int, day: dt.date, view: str) -> Iterator[Group]:
    """The entries of one heading, the latest first; those that may have been later, too, have headings of their own."""
    widest, name = _HEADED[view]
    headed = by_month = start
    if cards[start].span > widest:
        headed = first_of(cards, day, widest, (start, end))
        by_month = first_of(cards, day, max(widest, A_MONTH), (start, headed))
    if headed < end:
        yield Group(name(day), cards[headed:end][::-1], several=True)
    if by_month < headed:
        yield Group(f"{day:%B %Y}, no day", cards[by_month:headed][::-1], several=True)
    if start < by_month:
        yield Group(f"{day.year}, no month", cards[start:by_month][::-1], several=True)


_DAY_NAMES: Final = tuple(calendar.day_name)  # there may be thousands of days, and formatting a date takes its time
_MONTH_NAMES: Final = tuple(calendar.month_name)
_HEADED: Final[Mapping[str, tuple[int, Callable[[dt.date], str]]]] = {
    YEARS: (366, lambda day: str(day.year)),
    MONTHS: (A_MONTH, lambda day: f"{day:%B %Y}"),
    DAYS: (0, lambda day: f"{_DAY_NAMES[day.weekday()]} {day.day} {_MONTH_NAMES[day.month]} {day.year}"),
}
"""For each view how many days after the first an entry may be dated by to stand under its heading, and the heading."""


_EMPTY_VIEWS: Final[Mapping[str, Empty]] = {
    SUCCESSES: Empty(
        (("new", "puts a success down"),),
        "Nothing here yet. A success is whatever went well, or is under way, read as honestly as a setback: "
        "your part in it, that of others, and chance. What was hard is best put down while it still is.",
        "The plan went through at the third reading",
    ),
    BOTH: Empty(
        (("new", "puts a setback or a success down"),),
        "Nothing stands here yet. Misses stand left of one line of time: setbacks, and moves that were missed or "
        "declined. What went well stands right of it: successes, moves taken, aspirations and milestones reached. "
        "Where two belong together, a line joins them: the same move or project, or what came right after a setback.",
        "Not shortlisted, 2017, joined to Got the post, 2019",
    ),
    ACTIONS: Empty(
        (("new", "puts an action down"),),
        "Nothing here yet. An action is something to do, by you or by somebody who promised it, by a day.",
        "Tell Sam about the rota by 3 December",
    ),
    PEOPLE: Empty(
        (("new", "puts down a conversation with somebody, or an action"),),
        "Nobody yet. Whoever a conversation is with stands here, and the people on the names list: "
        "when you spoke last, when you will, and what you promised each other.",
        "Sam Hale, last: 6 months ago, open: 1 of mine",
    ),
}
"""What views say that list other things than their section is named for."""


class Month(NamedTuple):
    """How much was put down of a month, or of a whole quarter or year that begins with it."""

    first: dt.date
    """Its first day."""
    entries: int
    whole: bool = True
    """Whether the entries are of that month; else of more than it, and of no month of their own."""

    @property
    def last(self) -> dt.date:
        """The last day of the month that it begins with."""
        return (self.first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def kinds_by_year(
    section: Section, journal: Journal, fits: Filter | None = None, view: str = ""
) -> dict[int, dict[Kind, int]]:
    """How many entries of each kind a section has of each year, as `months` counts them; none of no kind."""
    found: dict[int, dict[Kind, int]] = {}
    for kind in _dated_in(section, view):
        cards = journal.order.of((kind,))
        if fits is not None:
            cards = fits.through(cards)
        end = first_of(cards, None)
        while end:
            year = (cards[end - 1].day or dt.date.min).year
            start = first_of(cards, dt.date(year, 1, 1))
            found.setdefault(year, {})[kind] = end - start
            end = start
    return found


def _dated_in(section: Section, view: str) -> Collection[Kind]:
    return OF_TIME if section.is_today else _listed_in(section, view)


def months(section: Section, journal: Journal, fits: Filter | None = None, view: str = "") -> list[Month]:
    """The months in which a section has something, the latest first. What has no day is in none.

    Args:
        section: the section; for Today the Journal.
        journal: where the entries are.
        fits: what is counted; everything where it is not given.
        view: the view of the section whose kinds are counted; all of the section's where none is named.
    """
    cards = journal.order.of(_dated_in(section, view))
    if fits is not None:
        cards = fits.through(cards)
    end = first_of(cards, None)
    found: list[Month] = []
    while end:
        first = (cards[end - 1].day or dt.date.min).replace(day=1)
        start, exact = first_of(cards, first), first_of(cards, first, A_MONTH)
        found += [Month(first, end - exact)] if end > exact else []
        found += [Month(first, exact - start, whole=False)] if exact > start else []
        end = start
    return found
