"""Setbacks, successes, lessons and actions from the shell: what is not said in options is asked for at a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from careerjournal.cli.arguments import entry_number
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal
from careerjournal.cli.keeping import (
    expect_keeping,
    handed_back,
    keep,
    read_text,
    say_kept,
    show_again,
    tell_what_changed,
)
from careerjournal.cli.output import tell
from careerjournal.cli.sent import Sent
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.cli.typed import END, somebody_answers, typed_line, typed_text

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.cli.fields import Fields
    from careerjournal.model import Entry

_PUT_DOWN: Final = {
    "success": "something that went well, or is under way",
    "setback": "something that went wrong",
    "lesson": "one sentence that something taught me",
    "action": "something to do, by somebody, by a day",
}
"""The kinds that are put down with a command of their own, and what each is."""

_HOW: Final = (
    "At a terminal what is not given is asked for, a line each: enter leaves it empty, ctrl+d keeps what was said so "
    "far, ctrl+c lets go of it. Where standard input is no terminal nothing is asked. What stands in an argument your "
    "shell keeps in its history, and other programs may see it meanwhile; what is asked for, or comes on standard "
    "input where - stands for a text, they do not. Of a text of many lines the first is the line it is known by. What "
    "comes through a pipe and cannot be kept is handed back on standard output, as it came."
)
"""What help says of each of them."""


def add(commands: Commands) -> None:
    """Add the commands that put entries down, and the one that ends an action."""
    for kind, says in _PUT_DOWN.items():
        more = "“tell Sam about the rota by 3 Dec” says who does it and by when. " if kind == "action" else ""
        made = commands.add(
            kind, _put_down, f"put down {'an' if kind[0] in 'aeiou' else 'a'} {kind}: {says}", more + _HOW
        )
        made.fill = _options_of(kind)
        made.set_defaults(kind=kind)
    made = commands.add(
        "done",
        _done,
        "mark an action done, or dropped",
        "At a terminal it is asked how it went; enter leaves that empty.",
    )
    made.add_argument("number", metavar="NUMBER", type=entry_number, help="which action")
    made.add_argument("--dropped", action="store_true", help="it is dropped, not done")
    made.add_argument("--came-of-it", metavar="TEXT", help="how it went, or why it is dropped; - reads standard input")
    _json_option(made)


def _options_of(kind: str) -> Callable[[argparse.ArgumentParser], None]:
    def fill(parser: argparse.ArgumentParser) -> None:
        from careerjournal.cli.fields import add_options
        from careerjournal.model import Kind

        add_options(parser, Kind(kind))
        _json_option(parser)

    return fill


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", help="what was kept, as one JSON document, instead of its number"
    )


def _today() -> dt.date:
    from careerjournal.journal.here import here, utc_now

    return here(utc_now()).date()


def _put_down(asked: argparse.Namespace) -> int:
    from careerjournal.cli.fields import Fields
    from careerjournal.model import Kind
    from careerjournal.model.text import clean

    kind = Kind(asked.kind)
    fields = Fields(kind, asked, _today)

    def take(sent: str | None) -> None:
        dashes = fields.from_input
        if len(dashes) + (asked.text == "-") > 1:
            raise CannotGoOn("Standard input holds one text, and - stands in two places.", Status.USAGE)
        text = sent if asked.text == "-" else asked.text
        if dashes and sent is not None:
            fields.put(dashes[0], sent)
        if text is not None:
            fields.begin(text)
            fields.check()
        elif not somebody_answers():
            raise CannotGoOn(f"Say what it is: careerjournal {kind} TEXT, or - for standard input.", Status.USAGE)

    def ask() -> None:
        if asked.text is None:
            _ask_for_line(fields)
        fields.ask()

    dash = asked.text == "-" or bool(fields.from_input)
    with (
        _given(
            asked, kind, dash=dash, check=fields.check_options, take=take, ask=ask, words=lambda: fields.words
        ) as kept,
        opened_journal(asked) as journal,
    ):
        fields.name_entries(journal, ask=somebody_answers())
        entry = fields.entry(journal.zone())
        # What is being typed on the screen is another entry.
        keep(journal, kept, lambda journal: journal.add(entry, drafted=False))
        if fields.understood:
            tell(f"Understood: {fields.understood}.")
        tell_what_changed(fields.words, clean(fields.words))
    say_kept(kind, kept[0], json=asked.json)
    return Status.DONE


def _ask_for_line(fields: Fields) -> None:
    """Ask for the line that the entry is known by.

    Raises:
        CannotGoOn: there is none.
    """
    while True:
        answer = typed_line(fields.line.label, fields.line_help)
        if answer is None:
            raise CannotGoOn("Nothing was kept.")
        try:
            fields.begin(answer)
            fields.check()
        except CannotGoOn as wrong:
            tell(str(wrong))
        else:
            return


def _done(asked: argparse.Namespace) -> int:
    from careerjournal.journal.actions import set_state
    from careerjournal.model import Kind
    from careerjournal.model.text import clean
    from careerjournal.model.vocabulary import ActionState

    state = ActionState.DROPPED if asked.dropped else ActionState.DONE
    outcome = ""

    def take(sent: str | None) -> None:
        nonlocal outcome
        outcome = (sent if sent is not None else asked.came_of_it) or ""

    def ask() -> None:
        if asked.came_of_it is None:
            nonlocal outcome
            outcome = typed_line("Why is it dropped?" if asked.dropped else "How did it go?") or ""

    dash = asked.came_of_it == "-"
    with (
        _given(asked, "outcome", dash=dash, take=take, ask=ask, words=lambda: outcome) as kept,
        opened_journal(asked) as journal,
    ):
        before = journal.actions[asked.number]
        if before.state is state and not outcome.strip():
            kept.append(before)
            tell(f"{before.ref} was {state} already.")
        else:
            keep(journal, kept, lambda journal: set_state(journal, before.ref, state, outcome))
            tell(f"Marked {state}: {before.what}")
        tell_what_changed(outcome, clean(outcome))
    say_kept(Kind.ACTION, kept[0], json=asked.json)
    return Status.DONE


@contextmanager
def _given(
    asked: argparse.Namespace,
    what: str,
    *,
    dash: bool,
    take: Callable[[str | None], None],
    ask: Callable[[], None],
    words: Callable[[], str],
    check: Callable[[], None] = lambda: None,
) -> Iterator[list[Entry]]:
    """Take in what is given, and ask for the rest; inside, it is kept, or what came or was typed is handed back.

    Args:
        asked: what was asked in the shell.
        what: what is put down, as a sentence calls it.
        dash: whether standard input has a part of it.
        take: takes in what standard input has, or that nothing is read there.
        ask: asks for the rest.
        words: all that is to be handed back of what was typed.
        check: makes sure that the arguments are right, before anything is typed.

    Yields:
        What it is kept as; empty until it is.
    """
    if dash and sys.stdin is None:
        raise CannotGoOn("Standard input cannot be read: it is closed.")
    if dash and not sys.stdin.isatty():
        sent = Sent(what)
        with handed_back(what, sent.hand_back) as kept:
            read_text(asked, sent)
            take(sent.text())
            yield kept
        return
    check()
    typed = dash or somebody_answers()
    if typed:
        expect_keeping(asked)
    take(typed_text() if dash else None)
    if somebody_answers():
        tell(f"Enter leaves a line empty, {END} keeps what was said so far, ctrl+c lets go of it.")
        ask()
    with handed_back(what, lambda: show_again(what, words()) if typed else None) as kept:
        yield kept
