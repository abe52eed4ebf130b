"""Packs: stories for another journal, in a file that a passphrase opens and that reads as Markdown.

The text begins with a small header, which says how many lines each story has: no story can end another one early.

    ---
    careerjournal pack: 1
    from: Bethan Orrell
    for: Jo
    written: 2026-11-22
    story: 9 lines, The panel I talked over
    ---

    # The panel I talked over
    …
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.partial_date import PartialDate
from careerjournal.model.story import Story
from careerjournal.model.text import MAX_LINE, MAX_TEXT, clean, clean_line
from careerjournal.sharing.agefile import MOST_BYTES, seal, unseal
from careerjournal.sharing.errors import PackError

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

VERSION: Final = 1
"""The version of the text inside."""

MOST_STORIES: Final = 100
"""Stories in one pack: each becomes an entry, and a shelf that a stranger fills with thousands is no shelf."""


class PackedStory(NamedTuple):
    """One story: its title, and its text as it left, in Markdown."""

    title: str
    markdown: str


class Pack(NamedTuple):
    """The contents of a pack."""

    stories: tuple[PackedStory, ...]
    from_whom: str = ""
    """As whoever wrote it says; only who gave you the passphrase vouches for it."""
    for_whom: str = ""
    written: dt.date | None = None


def text_of(pack: Pack) -> str:
    """The text of a pack, as it will be read on the other side."""
    stories = [(clean_line(story.title), clean(story.markdown).strip("\n")) for story in pack.stories]
    day = pack.written.isoformat() if pack.written else ""
    facts = (("from", clean_line(pack.from_whom)), ("for", clean_line(pack.for_whom)), ("written", day))
    header = [
        "---",
        f"careerjournal pack: {VERSION}",
        *(f"{name}: {value}" for name, value in facts if value),
        *(f"story: {text.count(chr(10)) + 1} lines, {title}" for title, text in stories),
        "---",
    ]
    return "\n\n".join(["\n".join(header), *(text for _, text in stories)]) + "\n"


def sealed(text: str, passphrase: str) -> bytes:
    """The file: the text of a pack, encrypted in memory. It takes about a second.

    Raises:
        PackError: the passphrase is empty, or it is too much for one pack.
    """
    parsed(text)  # what the other side would refuse is refused here
    return seal(text, passphrase)


def opened(data: bytes, passphrase: str) -> Pack:
    """Read a pack. It takes about a second.

    Raises:
        WrongPassphrase: another passphrase might open it.
        PackError: it is no pack, asks for too much, or holds what no journal writes.
    """
    return parsed(unseal(data, passphrase))


_HEADER: Final = re.compile(r"---\ncareerjournal pack: (?P<version>[1-9][0-9]{0,3})\n(?P<facts>(?:[a-z]+: .*\n)*)---\n")
_STORY: Final = re.compile(r"([1-9][0-9]{0,6}) lines, (.*)")
_NOT_ONE: Final = (
    "This was encrypted with a passphrase, but not by a journal: it is no pack of stories. Open it with age."
)
_CUT: Final = "The text of this pack is not whole. Ask for it to be sent again."


def parsed(text: str) -> Pack:
    """Read the text of a pack.

    Raises:
        PackError: it is none, is of a newer version, is cut short, or holds what no journal writes.
    """
    text = text.replace("\r\n", "\n")
    if clean(text) != text:
        raise PackError("This pack holds characters that could command a terminal, and was not opened.")
    header = _HEADER.match(text)
    if header is None:
        raise PackError(_NOT_ONE)
    if int(header["version"]) != VERSION:
        raise PackError(
            f"This pack is of version {header['version']}, and this journal reads version {VERSION}. Open it with age."
        )
    facts = [line.split(": ", 1) for line in header["facts"].splitlines()]
    known = {name: value.strip() for name, value in facts if name != "story"}
    announced = [_STORY.fullmatch(value) for name, value in facts if name == "story"]
    if not announced or len(announced) > MOST_STORIES:
        raise PackError(f"A pack holds from one to {MOST_STORIES} stories, and this one holds {len(announced):,}.")
    if any(len(value) > MAX_LINE + 20 for _, value in facts):
        raise PackError(f"A line at the top of this pack is longer than {MAX_LINE} characters. It was not opened.")
    return Pack(
        tuple(_stories(announced, text[header.end() :].split("\n"))),
        known.get("from", ""),
        known.get("for", ""),
        _day(known.get("written", "")),
    )


def _stories(announced: list[re.Match[str] | None], lines: list[str]) -> list[PackedStory]:
    """Each story has an empty line before it and as many lines as the header says."""
    stories: list[PackedStory] = []
    at = 0
    for story in announced:
        if story is None:
            raise PackError(_NOT_ONE)
        end = at + 1 + int(story[1])
        if end > len(lines) or lines[at]:
            raise PackError(_CUT)
        markdown = "\n".join(lines[at + 1 : end])
        if len(markdown) > MAX_TEXT:
            raise PackError(f"A story in this pack is longer than {MAX_TEXT:,} characters. It was not opened.")
        stories.append(PackedStory(story[2].strip(), markdown))
        at = end
    if any(lines[at:]):
        raise PackError(_CUT)
    return stories


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def read_file(path: Path) -> bytes:
    """The bytes of a pack, no more of them than a pack may have.

    Raises:
        PackError: it cannot be read.
    """
    if "\0" in str(path):
        raise PackError("That is not the name of a file. Type another.")
    try:
        if not path.is_file():  # a named pipe would be waited for, and a device never ends
            missing = not path.exists()
            raise PackError(f"There is no {path}." if missing else f"{path} is not a file. Choose the pack itself.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PackError(f"{path} cannot be read. Look at who may read it, and whether the disk is there.") from error


class Shelved(NamedTuple):
    """What became of a pack."""

    new: tuple[Story, ...]
    known: tuple[Story, ...]
    """Stories that stood on the shelf already."""


def onto_shelf(journal: Journal, pack: Pack) -> Shelved:
    """Put the stories of a pack on the shelf, each once; all of them or none.

    One is known again whose sender was put differently since.
    """
    there = {
        (story.heading, story.body, from_whom): story
        for story in journal.stories
        if not story.told_aloud
        for from_whom in _senders(story, journal)
    }
    new: list[Story] = []
    known: list[Story] = []
    with journal.together():
        for packed in pack.stories:
            story = Story(
                heading=packed.title or "A story",
                body=_without_title(packed),
                from_whom=pack.from_whom,
                received=PartialDate.kept(journal.today()),
            )
            if before := there.get((story.heading, story.body, story.from_whom)):
                known.append(before)
            else:
                new.append(journal.add(story))
    return Shelved(tuple(new), tuple(known))


def _senders(story: Story, journal: Journal) -> set[str]:
    """Whom a story is from, as it says now and as it ever said."""
    before = (version.entry for version in journal.history(story.ref))
    return {story.from_whom, *(entry.from_whom for entry in before if isinstance(entry, Story))}


def _without_title(packed: PackedStory) -> str:
    """The text below its first heading: the shelf shows the title by itself."""
    first, _, rest = packed.markdown.partition("\n")
    return rest.strip("\n") if first.startswith("# ") else packed.markdown.strip("\n")
