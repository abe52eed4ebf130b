"""Names become stand-ins: in every spelling, in every later share the same, and so that the sentence still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final, NamedTuple

from careerjournal.model import Name
from careerjournal.model.names.finder import Finder, Found
from careerjournal.model.names.spellings import spellings
from careerjournal.model.sentences import capitalised, starts_sentence
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing.markdown.annotations import NOTE, Noted, note, read_notes
from careerjournal.sharing.markdown.composing import rewritten
from careerjournal.sharing.markdown.inline import Edit, Inline, Taken
from careerjournal.sharing.redaction.addresses import Address, addresses_in, taken_apart
from careerjournal.sharing.redaction.grammar import fitted, place_of

IN_ITS_PLACE: Final = {
    NameKind.PERSON: "someone",
    NameKind.ORGANISATION: "an organisation",
    NameKind.TEAM: "a team",
    NameKind.PROJECT: "a project",
    NameKind.PLACE: "a place",
}
"""What is said for a name whose stand-in is missing or cannot be used, until there is one."""


class Applied(NamedTuple):
    """A text with its names replaced."""

    text: str
    spans: tuple[Noted, ...]
    """Where in it each stand-in came to stand, and whose it is."""
    unsure: tuple[Noted, ...]
    """Where something is left that may be a name, with everybody it may be."""
    problems: tuple[str, ...]
    """A sentence for each name in it whose stand-in is missing or cannot be used."""


class StandIns:
    """The names of a journal, and what is said instead of each when something is shared.

    Args:
        names: those of the journal.
        said: the places, among these, of the names that are said as they are: the reader's own.
        finder: finds these names, where that is made already.
    """

    def __init__(self, names: Iterable[Name], said: Collection[int] = (), finder: Finder | None = None) -> None:
        self.names = tuple(names)
        self._said = frozenset(said)
        self._finder = Finder(self.names) if finder is None else finder
        self._problems: dict[int, str] = {}
        """Of those that were asked about."""

    @cached_property
    def _joined(self) -> tuple[list[str], ...]:
        """What each is in an address, which few texts have."""
        return tuple(map(_joined, self.names))

    def problem(self, name: Name) -> str:
        """What is wrong with a name's stand-in, in a sentence; empty where nothing is."""
        return next((self._problem(place) for place, own in enumerate(self.names) if own.ref == name.ref), "")

    def _problem(self, place: int) -> str:
        if place not in self._problems:
            self._problems[place] = self._what_is_wrong(place)
        return self._problems[place]

    def _what_is_wrong(self, place: int) -> str:
        name = self.names[place]
        said = name.stand_in.strip()
        if not said:
            return f"{name.name} has no stand-in yet. Write what to say instead, such as “a colleague”."
        found = self._finder.find(said)
        if not found:
            return ""
        if place in found[0].whose:
            return f"The stand-in for {name.name}, “{said}”, has that name in it. Write one that does not."
        inside = said[found[0].start : found[0].end]
        return f"The stand-in for {name.name}, “{said}”, has another name in it: {inside}. Write one without a name."

    def instead_of(self, place: int) -> str:
        """The words that take a name's place: its stand-in where that can be used, or else words that tell nothing."""
        name = self.names[place]
        return IN_ITS_PLACE[name.kind] if self._problem(place) else name.stand_in.strip()

    def found(self, text: str) -> list[Found]:
        """Where names stand in a text as it is written, Markdown and all: to show them, not to replace them."""
        return self._finder.find(text)

    def left_in(self, text: str) -> list[str]:
        """The names that can still be found in a text, as a careful reader would look; a last look before it leaves."""
        sure = (found for found in self._finder.find(text) if found.sure and not self._said.issuperset(found.whose))
        return [text[found.start : found.end] for found in sure]

    def applied(self, markdown: str) -> Applied:
        """Markdown with every name in it replaced; what it says besides stays, set again as Markdown."""
        text, spans = read_notes(rewritten(markdown, self.replace_in))
        return Applied(
            text,
            tuple(span for span in spans if span.sure),
            tuple(span for span in spans if not span.sure),
            self.problems_of(spans),
        )

    def problems_of(self, spans: Iterable[Noted]) -> tuple[str, ...]:
        """A sentence for each name that was replaced and whose stand-in cannot be used."""
        places = dict.fromkeys(place for span in spans if span.sure for place in span.whose)
        return tuple(filter(None, map(self._problem, places)))

    def replace_in(self, words: Inline) -> Inline:
        """A block's words with every name replaced, and a note around each; see `markdown.annotations`."""
        return words.changed_by(self._replaced_in)

    def _replaced_in(self, words: Inline) -> Inline:
        taken = Taken(match.span() for match in NOTE.finditer(words.text))
        edits = [
            Edit(address.start, address.end, note(_begun(words.text, address), owners[:1]))
            for address in addresses_in(words.text)
            if (owners := self._in_address(address.letters, address.parts)) and taken.take(address.start, address.end)
        ]
        edits += [
            self._edit(words.text, found)
            for found in self._finder.find(words.text)
            if taken.take(found.start, found.end)
        ]
        linked = [mark.token for mark in words.marks if mark.token.type == "link_open"]
        kept = [token for token in linked if not self._in_address(*taken_apart(str(token.attrs["href"])))]
        return (words.unlinked(kept) if len(kept) < len(linked) else words).edited(_apart(edits))

    def _edit(self, text: str, found: Found) -> Edit:
        if self._said.issuperset(found.whose):
            return Edit(found.start, found.end, note(text[found.start : found.end]))
        if not found.sure:
            context = place_of(text, found.start, found.end)
            left = note(text[found.start : found.end], found.whose, sure=False, context=context)
            return Edit(found.start, found.end, left)
        start, end, said = fitted(text, found, self.instead_of(found.whose[0]))
        return Edit(start, end, note(said, found.whose[:1]))

    def _in_address(self, letters: str, parts: frozenset[str]) -> tuple[int, ...]:
        """Whose names an address has in it, in any spelling that addresses are made of."""
        return tuple(
            place
            for place, ways in enumerate(self._joined)
            if place not in self._said and any(_is_in(way, letters, parts) for way in ways)
        )


SHORT: Final = 4
"""Letters under which a name in an address must stand alone between points or dashes: “jo@”, not “major@”."""


def _joined(name: Name) -> list[str]:
    ways = ("".join(char for part in spelling.parts for char in part if char.isalpha()) for spelling in spellings(name))
    return [way for way in ways if len(way) > 1]


def _is_in(way: str, letters: str, parts: frozenset[str]) -> bool:
    return way in parts if len(way) < SHORT else way in letters


def _begun(text: str, address: Address) -> str:
    """What is said instead of an address, with a capital where a sentence begins."""
    return capitalised(address.instead) if starts_sentence(text, address.start) else address.instead


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits, none reaching into the one before it: the words between two names may belong to both."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if kept and edit.start < kept[-1].end:
            edit = edit._replace(start=kept[-1].end)  # noqa: PLW2901
        kept.append(edit)
    return kept
