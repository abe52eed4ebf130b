"""Setbacks, successes, lessons and actions from the shell: what is not said in options is asked for at a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from careerjournal.cli.arguments import entry_number
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_to_a_journal, minutes_to_lock, opened_journal
from careerjournal.cli.keeping import (
    ROOM,
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
from careerjournal.cli.typed import (
    END,
    EXPLAINS,
    MAY_BE_EMPTY,
    LeftOff,
    drafted_text,
    leaving,
    somebody_answers,
    typed_line,
)

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.cli.drafted import ShellDraft
    from careerjournal.cli.fields import Fields
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry, Kind, Ref

_PUT_DOWN: Final = {
    "success": "something that went well, or is under way",
    "setback": "something that went wrong",
    "lesson": "one sentence that something taught me",
    "action": "something to do, by somebody, by a day",
}
"""The kinds that are put down with a command of their own, and what each is."""

_HOW: Final = (
    "At a terminal what is not given is asked for, behind the passphrase, a line each: enter leaves it empty, ? "
    "explains it, ctrl+d keeps what was said so far. Each answer is an encrypted draft at once: ctrl+c, a closed "
    "window or the end of the process leaves it in the journal. Where standard input is no terminal nothing is asked. "
    "What stands in an argument your shell keeps in its history, and other programs may see it meanwhile; what is "
    "asked for, or comes on standard input where - stands for a text, they do not. Of a text of many lines the first "
    "is the line it is known by. What comes through a pipe and cannot be kept is handed back on standard output, as "
    "it came."
)
"""What help says of each of them."""

_LINE: Final = (
    "A line in your own words, by which you know it again in a list. It is needed; the rest is asked for after it."
)
"""What is said of the line that an entry is known by."""

_HOW_TO_ANSWER: Final = (
    f"Enter leaves a line empty, {EXPLAINS} explains it, {END} keeps what was said so far, ctrl+c leaves it as a draft."
)


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
        "At a terminal it is asked how it went, behind the passphrase; enter leaves that empty.",
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
    new = _New(kind, asked, fields)
    dash = asked.text == "-" or bool(fields.from_input)
    with _given(asked, kind, dash=dash, check=fields.check_options, take=new.take, ask=new.ask, words=new.words) as (
        journal,
        kept,
    ):
        fields.name_entries(journal, ask=False)
        entry = fields.entry(journal.zone())
        # Another draft is of another entry.
        keep(journal, kept, lambda journal: journal.add(entry, drafted=new.is_drafted))
        if fields.understood:
            tell(f"Understood: {fields.understood}.")
        tell_what_changed(fields.words, clean(fields.words))
    say_kept(kind, kept[0], json=asked.json)
    return Status.DONE


class _New:
    """A new entry while it is taken in and asked for.

    Args:
        kind: the kind of entry.
        asked: what was asked in the shell.
        fields: what is said of it.
    """

    def __init__(self, kind: Kind, asked: argparse.Namespace, fields: Fields) -> None:
        self._kind = kind
        self._asked = asked
        self._text: str | None = asked.text
        self._fields = fields
        self._left = False
        self.is_drafted = False
        """Whether the draft of a new entry of the kind is this one."""

    def words(self) -> str:
        """All that is to be handed back where it is not kept."""
        return "" if self._left else self._fields.words

    def take(self, sent: str | None) -> None:
        """Take in the text that was given, and what standard input has.

        Raises:
            CannotGoOn: it cannot be.
        """
        dashes = self._fields.from_input
        if len(dashes) + (self._text == "-") > 1:
            raise CannotGoOn("Standard input holds one text, and - stands in two places.", Status.USAGE)
        text = sent if self._text == "-" else self._text
        if dashes and sent is not None:
            self._fields.put(dashes[0], sent)
        if text is not None:
            self._fields.begin(text)
            self._fields.check()
        elif not somebody_answers():
            raise CannotGoOn(f"Say what it is: careerjournal {self._kind} TEXT, or - for standard input.", Status.USAGE)

    def ask(self, journal: Journal, *, dash: bool) -> None:
        """Ask for what was not given; each answer is a draft at once.

        Raises:
            CannotGoOn: there is nothing to keep, or a question was left.
            SystemExit: the process was told to end.
        """
        from careerjournal.cli.drafted import ShellDraft
        from careerjournal.model import Ref

        fields, draft = self._fields, ShellDraft(journal, Ref(self._kind, 0), minutes_to_lock(self._asked))
        self.is_drafted = draft.is_own
        fields.journal = journal

        def keep_it() -> Ref:
            fields.check()
            fields.name_entries(journal, ask=False)
            return journal.add(fields.entry(journal.zone()), drafted=False).ref

        with leaving(draft.lock_after):
            try:
                self._ask(draft, dash=dash)
                fields.name_entries(journal, ask=somebody_answers())
            except LeftOff as left:
                self._left = True  # from here on the draft has it, or it is handed back there
                draft.left(left, fields.so_far, fields.words, keep_it)

    def _ask(self, draft: ShellDraft, *, dash: bool) -> None:
        fields = self._fields

        def store() -> None:
            draft.store(fields.so_far)

        asks = somebody_answers() and (self._text is None or fields.has_more_to_ask)
        if dash or asks:
            draft.tell_of_another()
        if dash:
            _take_typed(fields, self.take, store)
        if asks and somebody_answers():
            tell(_HOW_TO_ANSWER)
            store()
            if self._text is None:
                _ask_for_line(fields, store)
                store()
            fields.ask(store)


def _take_typed(fields: Fields, take: Callable[[str | None], None], store: Callable[[], None]) -> None:
    """Have the text typed that stands in the place of a dash, and take it in.

    Raises:
        LeftOff: it was left; what was typed of it is in the fields.
        CannotGoOn: it cannot be.
    """

    def hold(text: str) -> None:
        fields.hold_text(text)
        store()

    try:
        text = drafted_text(hold)
    except LeftOff as left:
        fields.hold_text(left.typed)
        raise
    take(text)


def _ask_for_line(fields: Fields, store: Callable[[], None]) -> None:
    """Ask for the line that the entry is known by.

    Args:
        fields: what is said of the entry.
        store: stores what was said so far.

    Raises:
        LeftOff: it was left; what was typed of it is in the fields.
        CannotGoOn: there is none.
    """

    def meanwhile(typed: str) -> None:
        fields.hold_line(typed)
        store()

    while True:
        try:
            answer = typed_line(fields.line.label, fields.line_help, _LINE, meanwhile)
        except LeftOff as left:
            if left.typed.strip():
                fields.hold_line(left.typed)
            raise
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
    from careerjournal.cli.drafted import ShellDraft
    from careerjournal.journal.actions import set_state
    from careerjournal.model import Kind
    from careerjournal.model.text import clean
    from careerjournal.model.vocabulary import ActionState

    state = ActionState.DROPPED if asked.dropped else ActionState.DONE
    outcome = ""
    stays = is_drafted = False

    def take(sent: str | None) -> None:
        nonlocal outcome
        outcome = (sent if sent is not None else asked.came_of_it) or ""

    def ask(journal: Journal, *, dash: bool) -> None:
        nonlocal outcome, stays, is_drafted
        action = journal.actions[asked.number]
        draft = ShellDraft(journal, action.ref, minutes_to_lock(asked))
        is_drafted = (dash or asked.came_of_it is None) and draft.is_own

        def store(typed: str) -> None:
            draft.store({"outcome": typed, "state": state.value})

        question = "Why is it dropped?" if asked.dropped else "How did it go?"
        with leaving(draft.lock_after):
            try:
                if dash or asked.came_of_it is None:
                    draft.tell_of_another()
                if dash:
                    take(drafted_text(store))
                elif asked.came_of_it is None:
                    explained = f"In your own words, in a line. {MAY_BE_EMPTY}"
                    outcome = typed_line(question, "", explained, store) or ""
            except LeftOff as left:
                stays = True
                draft.left(left, {"outcome": left.typed, "state": state.value}, left.typed, None)

    dash = asked.came_of_it == "-"
    with _given(asked, "outcome", dash=dash, take=take, ask=ask, words=lambda: "" if stays else outcome) as (
        journal,
        kept,
    ):
        before = journal.actions[asked.number]
        if before.state is state and not outcome.strip():
            kept.append(before)
            tell(f"{before.ref} was {state} already.")
        else:
            keep(journal, kept, lambda journal: set_state(journal, before.ref, state, outcome))
            tell(f"Marked {state}: {before.what}")
        if is_drafted:
            journal.drafts.discard(before.ref)
        tell_what_changed(outcome, clean(outcome))
    say_kept(Kind.ACTION, kept[0], json=asked.json)
    return Status.DONE


class _Ask(Protocol):
    """Asks for what was not given, with the open journal; ``dash`` says whether a text is to be typed, too."""

    def __call__(self, journal: Journal, *, dash: bool) -> None: ...


@contextmanager
def _given(
    asked: argparse.Namespace,
    what: str,
    *,
    dash: bool,
    take: Callable[[str | None], None],
    ask: _Ask,
    words: Callable[[], str],
    check: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Journal, list[Entry]]]:
    """Take in what is given, and ask for the rest; inside, it is kept, or what came or was typed is handed back.

    Somebody at a terminal is asked for the passphrase first: each answer is a draft in the open journal from then on.

    Args:
        asked: what was asked in the shell.
        what: what is put down, as a sentence calls it.
        dash: whether standard input has a part of it.
        take: takes in what standard input has, or that nothing is read there.
        ask: asks for the rest.
        words: all that is to be handed back of what was typed.
        check: makes sure that the arguments are right, before anything is typed.

    Yields:
        The open journal, and what it is kept as; empty until it is.
    """
    if dash and sys.stdin is None:
        raise CannotGoOn("Standard input cannot be read: it is closed.")
    if dash and not sys.stdin.isatty():
        sent = Sent(what)
        with handed_back(what, sent.hand_back) as kept:
            read_text(asked, sent)
            take(sent.text())
            with opened_journal(asked) as journal:
                yield journal, kept
        return
    check()
    if not dash:
        take(None)
    typed = dash or somebody_answers()
    if typed:
        door_to_a_journal(asked).expect_room(ROOM)
    with (
        opened_journal(asked) as journal,
        handed_back(what, lambda: show_again(what, words()) if typed else None) as kept,
    ):
        if typed:
            ask(journal, dash=dash)
        yield journal, kept
