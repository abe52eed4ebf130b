"""A folder of Markdown, a file an entry: Obsidian, nb, what jimmy makes of some forty other programs, or one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import ClassVar, Final

from careerjournal.exchange.format import Answers, Format, Incoming, Oddity, Read, SourceError, titled
from careerjournal.exchange.formats.markdown.front_matter import FrontMatter, divided
from careerjournal.exchange.formats.markdown.note_dates import DailyNotes, When, named_when, read_when, without_date
from careerjournal.exchange.formats.markdown.note_text import Notes
from careerjournal.exchange.reading.files import Files, SourceUnreadable, iter_named
from careerjournal.model import Kind
from careerjournal.model.counting import counted

_ENDINGS: Final = (".md", ".markdown", ".mdown", ".mkd")
_DATES: Final = ("date", "created", "created_at", "created at", "createdat", "creation date", "date created")
"""The keys that may say when, the surest first."""
_TAGS: Final = ("tags", "tag", "keywords")
_NAMED: Final = 20
"""Files that are no Markdown which are named one by one; the rest are counted."""


class Markdown(Format):
    """Files of Markdown, with front matter or without."""

    name = "markdown"
    title = "Markdown"
    general: ClassVar[bool] = True

    def recognises(self, files: Files) -> bool:
        """Any file of Markdown."""
        return any(True for _ in iter_named(files, *_ENDINGS))

    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        """The files in order of name; those in folders that begin with a dot are none."""
        names = list(iter_named(files, *_ENDINGS))
        if not names:
            raise SourceError("There is no file of Markdown in it, like 2024-03-04.md.")
        daily = DailyNotes.of(files)
        journal, within = _journal(files)
        notes = Notes(files, names, within)
        for name in names:
            yield from _note(files, name, journal, daily, notes)
        yield from _others(files, names, notes)


def _journal(files: Files) -> tuple[str, str]:
    """What a folder of notes is called, and where it is: the same for the folder and for a zip that it was put into.

    Of a note by itself both are empty: nothing but its words tells it from others.
    """
    tops = {name.partition("/")[0] for name in files.names}
    if files.names == [files.path.name]:
        return "", ""
    if not files.path.is_dir() and len(tops) == 1 and all("/" in name for name in files.names):
        top = tops.pop()
        return top, f"{top}/"
    return files.path.name, ""


def _note(files: Files, name: str, journal: str, daily: DailyNotes | None, notes: Notes) -> Iterator[Read]:
    try:
        text = files.text(name)
    except SourceUnreadable as error:
        yield Oddity(name, None, f"{error} It was left out.")
        return
    front, body = divided(text)
    if front.problem:
        yield Oddity(name, front.line, front.problem)
    when, used = _when(name, front, daily)
    if when.odd:
        yield Oddity(name, None, when.odd)
    said = notes.said(body, name)
    if said.comments:
        kept = counted(len(said.comments), "comment")
        yield Oddity(name, None, f"{kept} between %% came in beside the entry, where nothing shows what it says.")
    title = without_date(front.text("title"))
    ours = front.text("entry") == Kind.REFLECTION and front.text("number").isdigit()  # its first line is its title
    if not title and not said.text.lstrip().startswith("# ") and len(notes) > 1 and not (ours and said.text):
        title = when.rest
    fields = front.without(used, "title" if title == front.text("title") else "", *_TAGS)
    if said.comments:
        fields["comments"] = list(said.comments)
    yield Incoming(
        text=titled(title, said.text) if said.text or title != when.rest else "",
        day=when.day,
        file=name,
        moment=when.moment,
        tags=tuple(dict.fromkeys([*front.words(*_TAGS), *said.tags])),
        id=notes.called(name) if journal else "",
        told=when.stamp,
        stamp=when.stamp,
        journal=journal,
        fields=fields,
        left_behind=said.left_behind,
    )


def _when(name: str, front: FrontMatter, daily: DailyNotes | None) -> tuple[When, str]:
    """When a note was, and the key of its front matter that says so.

    The vault's own names of days come first, then the front matter, then a date that its name begins with.
    """
    if front.first("entry") and front.first("number") and not front.first("date"):
        return When(), ""  # written by us, of an entry without a day
    by_format = daily.when(name) if daily is not None else None
    key = front.first(*_DATES)
    told = read_when(front.text(key.lower())) if key else None
    if by_format is not None:
        same = told is not None and told.day == by_format.day
        return (told._replace(rest="") if same and told else by_format), key if same else ""
    by_name = named_when(PurePosixPath(name).stem)
    if told is not None and told.day is not None:
        return told._replace(rest=by_name.rest), key
    if by_name.day is None and told is not None:
        return told._replace(rest=by_name.rest), ""
    return by_name, ""


def _others(files: Files, names: list[str], notes: Notes) -> Iterator[Oddity]:
    known = {*names, *notes.shown}
    others = [
        name
        for name in files.names
        if name not in known and not any(part.startswith(".") for part in PurePosixPath(name).parts)
    ]
    for name in others[:_NAMED]:
        yield Oddity(name, None, "It is no Markdown, and stays where it is.")
    if len(others) > _NAMED:
        more = counted(len(others) - _NAMED, "more file is", "more files are")
        yield Oddity(others[_NAMED], None, f"{more} no Markdown, too.")
