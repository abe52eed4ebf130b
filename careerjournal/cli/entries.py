"""Entries from the shell: list, show and search them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from careerjournal.cli.arguments import entry_number
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal
from careerjournal.cli.output import say, say_json, tell
from careerjournal.cli.progress import Progress
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.model import Entry, Kind


def add(commands: Commands) -> None:
    """Add the commands that list, show and search entries."""
    made = commands.add("list", _list, "list the entries, or those of one kind")
    made.add_argument("kind", metavar="KIND", nargs="?", help="setback, lesson, aspiration …")
    _json_option(made)
    made = commands.add("show", _show, "show one entry")
    made.add_argument("kind", metavar="KIND")
    made.add_argument("number", metavar="NUMBER", type=entry_number)
    _json_option(made)
    made = commands.add(
        "search",
        _search,
        "find words in everything; kind:setback, #interview and year:2019 narrow it, -word leaves it out",
    )
    made.takes_minus = True
    made.add_argument("words", metavar="WORDS", nargs="+")
    made.add_argument("--limit", metavar="N", type=_limit, default=200, help="list no more than N (default: 200)")
    _json_option(made)


def _list(asked: argparse.Namespace) -> int:
    from careerjournal.model import Kind
    from careerjournal.model.text import clean_line

    kind = kind_of(asked.kind) if asked.kind else None
    with opened_journal(asked, read_only=True) as journal:
        entries = list(journal.entries_of(kind)) if kind else list(journal)
        if asked.json:
            say_json([_as_json(entry) for entry in entries])
        for entry in entries if not asked.json else ():
            stands = f" · {stands}" if kind and (stands := _standing(entry)) else ""
            say(f"{entry.ref!s:<16} {entry.date or ''!s:<12} {clean_line(journal.title(entry) + stands)}")
        there = journal.count(kind) if kind else journal.count(*Kind)
        _tell_unreadable(there - len(entries))
        if not there:
            tell(f"There is no {kind or 'entry'} in this journal yet.")
    return Status.DONE


def _show(asked: argparse.Namespace) -> int:
    from careerjournal.journal.titles import titled_in, with_titles
    from careerjournal.model import Ref
    from careerjournal.plain.entry_text import called, linked, parts_of

    ref = Ref(kind_of(asked.kind), asked.number)
    with opened_journal(asked, read_only=True) as journal:
        entry = journal.entry(ref)
        points_at, pointed_at_by = linked(entry, journal, once=True)
        if asked.json:
            links = {"links_from": points_at.refs, "links_to": pointed_at_by.refs}
            say_json({**_as_json(entry), **{name: list(map(str, refs)) for name, refs in links.items()}})
        else:
            for part in parts_of(entry, journal):
                say(with_titles(part, titled_in(journal)))
            for heading, refs in (points_at, pointed_at_by):
                if refs:
                    say("\n".join((f"\n{heading}", *(called(other, journal) for other in refs))))
        if journal.drafts.get(entry.ref) is not None:
            tell(f"There is a draft of {entry.ref} that is not kept yet; this is the entry as it was before.")
    return Status.DONE


def _search(asked: argparse.Namespace) -> int:
    from careerjournal.journal.search.excerpts import LIT, excerpt
    from careerjournal.journal.search.nothing import no_filter, taken_for
    from careerjournal.model.text import clean_line

    with opened_journal(asked, read_only=True) as journal:
        progress = Progress()
        try:
            found = journal.find_once(
                " ".join(asked.words), asked.limit, lambda done, of: progress.say(f"{done:,} of {of:,} entries ...")
            )
        finally:
            progress.clear()
        entries = [entry for ref in found.refs if (entry := journal.get(ref)) is not None]
        if asked.json:
            say_json([_as_json(entry) for entry in entries])
        for entry in entries if not asked.json else ():
            title = journal.title(entry)
            around = excerpt(entry.as_shown(), found, title).replace(LIT[0], "").replace(LIT[1], "")
            said = f"{title}: {around}" if around else title
            say(f"{entry.ref!s:<16} {clean_line(said)}")
        if not entries:
            tell(f"Nothing found. {clean_line(found.why)}")
        elif said := " ".join(filter(None, (no_filter(found.query), taken_for(found.query, found.people)))):
            tell(clean_line(said))
        if found.total > len(found.refs):
            tell(f"{len(found.refs):,} of {found.total:,} are listed; --limit {found.total} lists them all.")
    return Status.DONE if entries else Status.COULD_NOT


def _standing(entry: Entry) -> str:
    """How an action or a move stands, whose it is and what its day is, in a few words; of others nothing."""
    from careerjournal.model import Action, Move
    from careerjournal.model.vocabulary import ActionState

    if isinstance(entry, Move):
        return str(entry.status)
    if not isinstance(entry, Action):
        return ""
    due = f"due {entry.by_when.words}" if entry.by_when else ""
    if entry.state is ActionState.OPEN:
        written = f"written {entry.date.words}, no day to do it by" if entry.date else ""
        return " · ".join(filter(None, ("open", due or written, entry.doer)))
    ended = f"{entry.state} {entry.closed_on.words}" if entry.closed_on else str(entry.state)
    return " · ".join(filter(None, (ended, f"was {due}" if due else "", entry.doer)))


def _limit(text: str) -> int:
    """How many are to be listed."""
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError("a number from 1 on")
    return int(text)


def kind_of(word: str) -> Kind:
    """The kind of entry that a word names.

    Raises:
        CannotGoOn: none does.
    """
    from careerjournal.model import Kind
    from careerjournal.model.links import kind_named

    kind = kind_named(word)
    if kind is None:
        raise CannotGoOn(f"“{word[:40]}” is not a kind of entry. The kinds are {', '.join(Kind)}.", Status.USAGE)
    return kind


def _as_json(entry: Entry) -> dict[str, Any]:
    from careerjournal.model.records import to_json

    return to_json(entry.as_shown())


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")


def _tell_unreadable(count: int) -> None:
    from careerjournal.model.counting import counted

    if count:
        entries = counted(count, "entry", "entries")
        tell(f"{entries} cannot be read by this version; “careerjournal check” names what is wrong.")
