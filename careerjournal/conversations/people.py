"""Whom each conversation is with: the same person however the name is written, and whom to ask where that is not sure.

The conversations are gone through in their order. What a name is taken for depends on the names list and on the
conversations before it only, so that one who comes later changes nothing about what was sure earlier.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.steps import through
from careerjournal.model import Conversation, Kind, Name, Ref
from careerjournal.model.names.somebody import called
from careerjournal.model.names.spellings import MOST_KEPT, Way, spellings, title_of, words_of
from careerjournal.model.vocabulary import NameKind

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal

_Words = tuple[str, ...]

_SEVERAL_OR_NO_NAME: Final = re.compile(
    r"[&+;/\d]|\b(?:and|und|et)\b|^\s*(?:my|our|your|his|her|their|the|a|an|some|somebody|someone)\b", re.IGNORECASE
)
"""“Ros and Sam”, “my mentor”: nothing shorter means the same."""

_BESIDE_THE_NAME: Final = re.compile(
    r"^\s*(?:my|our|your|his|her|their|the)\b[^,]*,\s*(?=\S)"
    r"|(?<=\S)\s*(?:,\s*(?:my|our|your|his|her|their|the)\b.*|[(<].*[)>]\s*)$",
    re.IGNORECASE,
)
"""What says who they are, beside a name: “Priya, my mentor”, “Priya (finance)”, “Priya <priya@example.test>”."""

_SOMEBODY_ELSE: Final = re.compile(r"(?P<name>.+) \((?P<number>[0-9]+)\)")
"""How an answer says that it is none of those who were known: ``Priya (1)``."""


_NO_NAME: Final = re.compile(r"\s*(?:my|our|your|his|her|their|the|a|an|some|somebody|someone)\b", re.IGNORECASE)


def bare_name(text: str) -> str:
    """The name in what somebody is called, without who they are beside it; empty where it is none: “my mentor”."""
    bare = _BESIDE_THE_NAME.sub("", text).strip()
    return "" if _NO_NAME.match(bare) else bare


MOST_CHOICES: Final = 8
"""People among whom it is asked who somebody is: those met last. A name in full needs no asking."""


class Choice(NamedTuple):
    """One answer to who somebody is."""

    label: str
    """Like ``Priya Raman, last met 3 May 2026``."""
    person: str
    """What the conversation keeps of it, as `Conversation.person`."""


class Question(NamedTuple):
    """What has to be asked before it is known which conversations are with the same person."""

    of: Ref
    """The conversation that keeps the answer."""
    says: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class _Written:
    """A name as a conversation has it."""

    text: str
    words: _Words
    title: str
    shorter: frozenset[_Words]
    """What follows from it and leaves something out: the first name, the surname, an initial for a first name."""
    initials: frozenset[str]
    """What follows from it and is initials only: ``HR``, which may mean something else."""

    @cached_property
    def joined(self) -> str:
        """Its letters: ``siobhanobrien``, whether there is a space after the O or not."""
        return "".join(self.words)

    @cached_property
    def in_capitals(self) -> str:
        """Its letters, where it may be the initials of somebody; else empty."""
        return self.joined if self.text.isupper() else ""

    @classmethod
    @lru_cache(maxsize=MOST_KEPT)  # asked for of every conversation each time one is shown
    def read(cls, text: str) -> _Written:
        bare = _BESIDE_THE_NAME.sub("", text)
        name = Name(name=bare)
        if _SEVERAL_OR_NO_NAME.search(bare):
            return cls(text, _plain(words_of(text)), "", frozenset(), frozenset())
        said = [_plain(one.parts) for one in spellings(name) if one.way is Way.SAID]
        words = min(said, key=len, default=())
        derived = {_plain(one.parts) for one in spellings(name) if one.way is Way.DERIVED} - {words}
        initials = {one for one in derived if len(one) > 1 and all(len(part) == 1 for part in one)}
        joined = frozenset("".join(one) for one in initials) if len(words) > 1 else frozenset()
        return cls(text, words, title_of(bare), frozenset(derived - initials), joined)

    @classmethod
    def body(cls, name: Name) -> _Written:
        """An organisation, a team, a project or a place on the names list."""
        shorter = {_plain(one.parts) for one in spellings(name) if one.way is Way.DERIVED}
        return cls(name.name, _plain(words_of(name.name)), "", frozenset(shorter), frozenset())


def _plain(parts: Iterable[str]) -> _Words:
    return tuple(part.replace("'", "") for part in parts if part != ",")


@dataclass(eq=False)
class _Person:
    fullest: _Written
    place: int
    """Their place among those known, in the order in which they became known."""
    ref: Ref | None = None
    """Their entry in the names list."""
    number: int = 0
    """Tells apart those of whom it was only said that they are somebody else."""
    said: set[_Words] = field(default_factory=set)
    """Every way to write them that the names list says."""
    written: set[tuple[_Words, str]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    held: list[Conversation] = field(default_factory=list)
    ways: set[_Words | str] = field(default_factory=set)
    """Every way in which they are found."""

    @property
    def kept(self) -> str:
        """What an answer keeps."""
        text = self.fullest.text.strip()
        return str(self.ref) if self.ref else f"{text} ({self.number})" if self.number else text

    def means(self, name: _Written) -> bool | None:
        """Whether a name means them as far as it says; None where it may and somebody has to say."""
        if self.number:
            return True if name.words == self.fullest.words else None if self._fits(name) else False
        if name.words == self.fullest.words and len(name.words) > 1:
            return True
        if self._fits(name):
            return None if self.titles and name.title and name.title not in self.titles else True
        by_initials = name.in_capitals in self.fullest.initials or self.fullest.in_capitals in name.initials
        return None if by_initials or name.joined == self.fullest.joined else False

    def _fits(self, name: _Written) -> bool:
        ways = {self.fullest.words} | self.fullest.shorter | self.said
        return name.words in ways or self.fullest.words in name.shorter

    def take(self, conversation: Conversation, name: _Written) -> None:
        if not self.number and (self.fullest.words in name.shorter or self.fullest.in_capitals in name.initials):
            self.fullest = name
        self.written.add((name.words, name.title))
        if name.title:
            self.titles.add(name.title)
        self.held.append(conversation)


class Person(NamedTuple):
    """Somebody whom conversations are with, or who is on the names list."""

    key: str
    """Tells them apart from everybody else: their entry (``name 3``), or their name; as `Conversation.person`."""
    name: str
    """The fullest name that is known."""
    ref: Ref | None
    """Their entry in the names list; None where there is none."""
    conversations: tuple[Conversation, ...]
    """Those with them, in their order, the earliest first."""


class _Listed:
    """The names list, as whoever is spoken with is looked for in it. It does not change."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.read: list[_Written] = []
        self.said: list[set[_Words]] = []
        """Every way to write each that the list says."""
        self.by_way: dict[_Words | str, list[int]] = defaultdict(list)
        """The places of those that are found in each way."""
        self.places: dict[Ref, int] = {}

    def add(self, name: Name) -> None:
        """Take in the next."""
        place = len(self.names)
        read = _Written.read(name.name) if name.kind is NameKind.PERSON else _Written.body(name)
        said = {_plain(one.parts) for one in spellings(name) if one.way is Way.SAID}
        self.names.append(name)
        self.read.append(read)
        self.said.append(said)
        self.places[name.ref] = place
        for way in _ways_of(read, said):
            self.by_way[way].append(place)

    @classmethod
    def of(cls, journal: Journal) -> Generator[None, None, _Listed]:
        """Those of a journal, some at each step."""
        listed = cls()
        for name in journal.names:
            listed.add(name)
            if len(listed.names) % _AT_ONCE == 0:
                yield
        return listed


_AT_ONCE: Final = 32
"""Names and conversations that are read in one step: a few milliseconds."""

_WHO_IS_WHO: Final = (Kind.CONVERSATION, Kind.NAME, Kind.ACTION)


def _ways_of(name: _Written, said: Iterable[_Words]) -> set[_Words | str]:
    """Every way in which somebody of this name is found."""
    ways: set[_Words | str] = {name.words, name.joined, *name.shorter, *said, *name.initials}
    return {way for way in ways if way}


def people_of(journal: Journal) -> People:
    """Who is who in a journal: worked out again only once a conversation, a name or an action has changed."""
    return journal.gathered("people", _WHO_IS_WHO, lambda: People(journal))


def finding_people(journal: Journal) -> Generator[None, None, People]:
    """The same, some of it at each step, for whoever must not be held up by however many there are.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    return journal.gathering("people", _WHO_IS_WHO, lambda: _found_in(journal))


def _found_in(journal: Journal) -> Generator[None, None, People]:
    people = People(journal, at_once=False)
    yield from people.steps
    return people


def _listing(journal: Journal) -> Generator[None, None, _Listed]:
    return journal.gathering("listed names", (Kind.NAME,), lambda: _Listed.of(journal))


class People:
    """Who is who among those that a journal's conversations are with.

    Args:
        journal: the open journal.
        instead: a conversation as it stands while it is prepared, in place of the one that is kept.
        at_once: whether they are found already; else `steps` finds them.
    """

    def __init__(self, journal: Journal, instead: Conversation | None = None, *, at_once: bool = True) -> None:
        self.steps = self._find(journal, instead)
        """Finds them, some at each step."""
        if at_once:
            through(self.steps)

    def _find(self, journal: Journal, instead: Conversation | None) -> Generator[None, None, None]:
        self._listed = yield from _listing(journal)
        held: list[Conversation] = []
        for at, one in enumerate(journal.conversations, 1):
            if instead is None or one.ref != instead.ref:
                held.append(one)
            if at % _AT_ONCE == 0:
                yield
        self._order = yield from _Order.of([*held, *([instead] if instead is not None else [])], journal)
        self._met: dict[int, _Person] = {}
        """Those of the names list whom a conversation may be with, by their place in it."""
        self._others: list[_Person] = []
        """Those who are not on it."""
        self._by_way: dict[_Words | str, dict[_Person, None]] = defaultdict(dict)
        """Those who are found otherwise than by what the names list says alone."""
        self._of: dict[Ref, _Person] = {}
        self._unsure: dict[Ref, tuple[Conversation, list[_Person]]] = {}
        self._settled: dict[str, _Person] = {}
        """Whom each name as it was written means for sure, until somebody comes who may be called so, too."""
        self._looked_up: dict[str, tuple[list[_Person], list[_Person]]] = {}
        """Whom each name as it was written may mean, likewise."""
        self._looked_up_by: dict[_Words | str, set[str]] = defaultdict(set)
        """Which of these names was looked for under each way to call somebody."""
        for at, conversation in enumerate(self._order.conversations, 1):
            if conversation.with_whom.strip():
                self._place(conversation)
            if at % _AT_ONCE == 0:
                yield

    def before(self, conversation: Conversation) -> list[Conversation]:
        """The conversations with the same person before a conversation, the latest first."""
        held = self._with_them(conversation)
        return held[: _at(held, conversation)][::-1]

    def after(self, conversation: Conversation) -> list[Conversation]:
        """The conversations with the same person after a conversation, the next one first."""
        held = self._with_them(conversation)
        return held[_at(held, conversation) + 1 :]

    def name(self, conversation: Conversation) -> str:
        """The fullest name that is known of whom a conversation is with; empty where that is not sure."""
        person = self._of.get(conversation.ref)
        listed = self._entry(person) if person is not None else None
        return listed.name if listed else person.fullest.text if person else ""

    def everybody(self) -> list[Person]:
        """The people on the names list, and everybody, people or not, whom a conversation is with."""
        listed = (
            self._listed_person(place)
            for place, name in enumerate(self._listed.names)
            if name.kind is NameKind.PERSON or (place in self._met and self._met[place].held)
        )
        return [*listed, *(self._person(one) for one in self._others if one.held)]

    def get(self, key: str) -> Person | None:
        """Who has this key: the key of a `Person`, or the entry in the names list as text."""
        with suppress(ValueError):
            ref = Ref.parse(key)
            if str(ref) == key and (found := self._listed.places.get(ref)) is not None:
                return self._listed_person(found)
        return next((self._person(one) for one in self._others if one.kept == key), None)

    def whom(self, conversation: Ref) -> str:
        """The key of the person whom a conversation is with; empty where that is not sure."""
        person = self._of.get(conversation)
        return person.kept if person is not None else ""

    def called(self, name: str) -> str:
        """The key of the one person whom a name means; empty where that is nobody, or not sure."""
        sure, unsure = self._maybe(_Written.read(name)) if name.strip() else ([], [])
        return sure[0].kept if len(sure) == 1 and not unsure else ""

    @property
    def listed(self) -> Sequence[Name]:
        """The names list, by number."""
        return self._listed.names

    def alike(self, name: str) -> list[Name]:
        """Those of the names list who are called just that: by their name, or otherwise as the list says."""
        ways = {_plain(one.parts) for one in spellings(Name(name=name)) if one.way is Way.SAID}
        ways.add(_plain(words_of(name)))
        places = {place for way in ways for place in self._listed.by_way.get(way, ())}
        return called(name, [self._listed.names[place] for place in sorted(places)])

    @property
    def unsure(self) -> int:
        """How many conversations there are of which it is not sure whom they are with."""
        return len(self._unsure)

    def _entry(self, person: _Person) -> Name | None:
        """Their entry in the names list."""
        return self._listed.names[self._listed.places[person.ref]] if person.ref else None

    def _person(self, person: _Person) -> Person:
        listed = self._entry(person)
        name = listed.name if listed else person.fullest.text.strip()
        return Person(person.kept, name, person.ref, tuple(person.held))

    def _listed_person(self, place: int) -> Person:
        name, met = self._listed.names[place], self._met.get(place)
        return Person(str(name.ref), name.name, name.ref, tuple(met.held) if met is not None else ())

    def question(self, conversation: Conversation) -> Question | None:
        """What has to be asked to know which conversations came before one; None where that is sure.

        Either who this is, or who the person of an earlier one is, where that may be the same.
        """
        if conversation.ref in self._unsure:
            _, maybe = self._unsure[conversation.ref]
            if any(self._met_before(person, conversation) for person in maybe):
                return self._ask(conversation, maybe, f"Who is “{conversation.with_whom}”?")
            return None
        person = self._of.get(conversation.ref)
        order = self._order.conversations
        for earlier in reversed(order[: _at(order, conversation)]):
            _, maybe = self._unsure.get(earlier.ref, (earlier, []))
            if person in maybe:
                when = f" on {earlier.when.words}" if earlier.when and earlier.when.is_day else ""
                when = when or (f" in {earlier.when.words}" if earlier.when else "")
                return self._ask(earlier, maybe, f"Who was “{earlier.with_whom}”{when}?")
        return None

    def _with_them(self, conversation: Conversation) -> list[Conversation]:
        person = self._of.get(conversation.ref)
        return person.held if person is not None else []

    def _met_before(self, person: _Person, conversation: Conversation) -> bool:
        order = self._order.conversations
        earlier = {one.ref for one in order[: _at(order, conversation)]}
        unsure = (one for one, maybe in self._unsure.values() if person in maybe)
        return any(one.ref in earlier for one in (*person.held, *unsure))

    def _ask(self, conversation: Conversation, maybe: list[_Person], says: str) -> Question:
        latest = sorted(maybe, key=lambda person: person.held[-1].number if person.held else 0)[-MOST_CHOICES:]
        choices = [Choice(self._label(person), person.kept) for person in maybe if person in latest]
        taken = [person.number for person in self._others if person.number]
        name = conversation.with_whom.strip()
        other = Choice("Somebody else", f"{name} ({max(taken, default=0) + 1})")
        return Question(conversation.ref, says, (*choices, other))

    def _label(self, person: _Person) -> str:
        name = self._entry(person)
        told = [name.name, name.relation] if name else [person.fullest.text.strip()]
        met = next((one.when.words for one in reversed(person.held) if one.when), "")
        told.append(f"last met {met}" if met else "")
        return ", ".join(part for part in told if part)

    def _place(self, conversation: Conversation) -> None:
        if not conversation.person and (known := self._settled.get(conversation.with_whom)) is not None:
            self._of[conversation.ref] = known
            known.held.append(conversation)
            return
        name = _Written.read(conversation.with_whom)
        sure, unsure = self._looked_for(conversation.with_whom, name)
        person = self._answered(conversation, name, [*sure, *unsure])
        if person is None:
            if len(sure) + len(unsure) > 1 or unsure:
                self._unsure[conversation.ref] = conversation, [*sure, *unsure]
                return
            person = sure[0] if sure else self._new(name)
        self._of[conversation.ref] = person
        before = person.fullest, len(person.titles)
        person.take(conversation, name)
        if (person.fullest, len(person.titles)) != before:
            self._note(person)
        if not conversation.person and sure == [person] and not unsure:
            self._settled[conversation.with_whom] = person

    def _looked_for(self, text: str, name: _Written) -> tuple[list[_Person], list[_Person]]:
        """Whom a name as it was written may mean, looked up once for all conversations that have it so."""
        if text not in self._looked_up:
            self._looked_up[text] = self._maybe(name)
            for way in _ways_of(name, ()):
                self._looked_up_by[way].add(text)
        return self._looked_up[text]

    def _new(self, name: _Written, number: int = 0) -> _Person:
        """Somebody who is not on the names list."""
        person = _Person(name, len(self._listed.names) + len(self._others), number=number)
        self._others.append(person)
        self._note(person)
        return person

    def _of_the_list(self, place: int) -> _Person:
        """Somebody who is on it."""
        person = self._met.get(place)
        if person is None:
            read, listed = self._listed.read[place], self._listed
            titles = {read.title} - {""}
            person = _Person(read, place, listed.names[place].ref, said=listed.said[place], titles=titles)
            person.ways = _ways_of(read, person.said)
            self._met[place] = person
        return person

    def _note(self, person: _Person) -> None:
        """Let a person be found by what they may be called now."""
        person.ways |= _ways_of(person.fullest, person.said)
        for way in person.ways:
            self._by_way[way][person] = None
            for text in self._looked_up_by.pop(way, ()):
                self._settled.pop(text, None)
                self._looked_up.pop(text, None)

    def _called(self, way: _Words | str) -> list[_Person]:
        """Those who are found in a way."""
        listed = map(self._of_the_list, self._listed.by_way.get(way, ()))
        return [*listed, *self._by_way.get(way, ())]

    def _maybe(self, name: _Written) -> tuple[list[_Person], list[_Person]]:
        """Those whom a name may mean: as far as it says for sure, and those of whom somebody has to say."""
        if len(name.words) > 1:  # most are written in full, and those who are called just that settle it
            sure, unsure, settled = self._among(name, {name.words})
            if settled:
                return sure, unsure
        sure, unsure, _ = self._among(name, {name.words, name.joined, *name.shorter, *name.initials})
        return sure, unsure

    def _among(self, name: _Written, ways: set[_Words | str]) -> tuple[list[_Person], list[_Person], bool]:
        """The same among those who may be called in one of some ways; and whether nobody else can be meant."""
        found: dict[bool | None, list[_Person]] = defaultdict(list)
        maybe = {person for way in ways if way for person in self._called(way)}
        for person in sorted(maybe, key=lambda person: person.place):
            found[person.means(name)].append(person)
        sure, unsure = found[True], found[None]
        # What the names list says goes before what merely follows from a name; the whole name before a longer one.
        listed = [person for person in sure if name.words in person.said]
        settled = bool(listed)
        if listed:
            sure = [person for person in sure if person in listed or person.number]
            unsure = []
        elif len(name.words) > 1 and (same := [one for one in sure if one.fullest.words == name.words]):
            sure, unsure, settled = same, [], True
        if name.title and (titled := [person for person in sure if name.title in person.titles]):
            sure, unsure = titled, []
        return sure, unsure, settled

    def _answered(self, conversation: Conversation, name: _Written, maybe: list[_Person]) -> _Person | None:
        """Who it was said to be, while that fits the name as it is written now."""
        answer = conversation.person.strip()
        if not answer:
            return None
        if match := _SOMEBODY_ELSE.fullmatch(answer):
            if _Written.read(match["name"]).words != name.words:
                return None
            number = int(match["number"])
            there = (person for person in self._others if (person.number, person.fullest.words) == (number, name.words))
            return next(there, None) or self._new(name, number)
        read = _Written.read(answer)
        for person in maybe:
            by_name = (read.words, read.title) in person.written or read.words == person.fullest.words
            if str(person.ref) == answer if person.ref else by_name and not person.number:
                return person
        fits = name.words == read.words or name.words in read.shorter or name.in_capitals in read.initials
        return self._new(read) if fits and not answer.startswith(f"{Kind.NAME} ") else None


class _Order:
    """Conversations in their order: by day, then as they were put down.

    One without a date comes last while it is still to be held. Once something was agreed or written in it, it comes
    after those with a like name that were put down before it.
    """

    def __init__(self, conversations: list[Conversation]) -> None:
        self.conversations = conversations

    @classmethod
    def of(cls, conversations: list[Conversation], journal: Journal) -> Generator[None, None, _Order]:
        """Put conversations in their order, some at each step."""
        undated = any(one.when is None for one in conversations)  # else what places them is not needed
        agreed: set[Ref | None] = set()
        for action in journal.actions if undated else ():
            agreed.add(action.conversation)
            yield
        earlier = yield from _Days.of([one for one in conversations if undated and one.when is not None])

        def place(one: Conversation) -> tuple[int, dt.date | None, int, float]:
            number = one.number or float("inf")
            if one.when is not None:
                return 1, one.when.first, 0, number
            steps = any(step.notes.strip() for step in one.steps)
            if not (steps or one.body.strip() or (one.number and one.ref in agreed)):
                return 2, None, 0, number
            day = earlier.latest_before(one)
            return (1, day, 1, number) if day is not None else (0, None, 0, number)

        placed: list[tuple[tuple[int, dt.date | None, int, float], Conversation]] = []
        for at, one in enumerate(conversations, 1):
            placed.append((place(one), one))
            if at % _AT_ONCE == 0:
                yield
        placed.sort(key=itemgetter(0))
        return cls([one for _, one in placed])


class _Days:
    """On which days there was somebody of a like name, as conversations were put down."""

    def __init__(self) -> None:
        self._by_word: dict[str, tuple[Sequence[int], Sequence[dt.date]]] = {}
        """By the word: the numbers, and the latest day up to each."""

    @classmethod
    def of(cls, dated: Iterable[Conversation]) -> Generator[None, None, _Days]:
        """Take in conversations that have a day, some at each step."""
        by_word: dict[str, list[tuple[int, dt.date]]] = defaultdict(list)
        for at, one in enumerate(dated, 1):
            for word in set(words_of(one.with_whom)):
                if one.when is not None and one.number:
                    by_word[word].append((one.number, one.when.first))
            if at % _AT_ONCE == 0:
                yield
        found = cls()
        for at, (word, days) in enumerate(by_word.items(), 1):
            days.sort()
            latest = list(accumulate((day for _, day in days), max))
            found._by_word[word] = [number for number, _ in days], latest
            if at % _AT_ONCE == 0:
                yield
        return found

    def latest_before(self, one: Conversation) -> dt.date | None:
        """The latest of those that were put down before a conversation; None where there is none."""
        found = []
        for word in set(words_of(one.with_whom)):
            numbers, latest = self._by_word.get(word, ((), ()))
            at = bisect_left(numbers, one.number) if one.number else len(numbers)
            found += [latest[at - 1]] if at else []
        return max(found, default=None)


def _at(held: list[Conversation], conversation: Conversation) -> int:
    """Where a conversation stands in a list; at the end of one that it is not in."""
    return next((at for at, one in enumerate(held) if one.ref == conversation.ref), len(held))
