"""The journal's screens: those of a person's own journal, and of the sample."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of, opened_for_screens
from careerjournal.cli.output import tell, tell_origin
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.tui.input import typed_early

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.exchange.career.draft import HalfSorted
    from careerjournal.journal.journal import Journal
    from careerjournal.model.spans import Span

DEMO_PASSPHRASE = "demo"
"""What opens the sample journal after it is locked."""

AT_LOCK = f"Locked. Only your passphrase opens it.\nThe sample’s is “{DEMO_PASSPHRASE}”."
"""What the sample's lock screen says."""


def add(commands: Commands) -> None:
    """Add the commands that open the screens otherwise than where no command is given."""
    sample = commands.add("demo", _demo, "a sample journal, in a temporary folder, removed afterwards")
    sample.add_argument("--plain", action="store_true", help="in plain lines, for screen readers and dumb terminals")
    made = commands.add(
        "review",
        _review,
        "open the journal at a year in one sitting, or at any other time",
        "Eight quiet pages of what the journal holds of it, each with a question; the answers become one reflection.",
    )
    made.add_argument(
        "span", metavar="SPAN", nargs="?", default="", help="2026, 2026-q3, or FROM..TO; this year where it is left out"
    )


def open_journal(asked: argparse.Namespace) -> int:
    """Open the journal on its screens, or in lines where the terminal knows only those; the first time, make one."""
    if _knows_lines_only():
        from careerjournal.cli.plain import open_in_lines

        return open_in_lines(asked)
    _expect_terminal()
    with typed_early.unseen():
        return run_app(door_of(asked), asked)


def _knows_lines_only() -> bool:
    """Whether nothing can be drawn on the terminal: it says so, or not what it is."""
    terminal = os.environ.get("TERM", "")
    return terminal in ("dumb", "unknown") or (not terminal and os.name != "nt")


def _expect_terminal(instead: str = "") -> None:
    """Make sure that there is a terminal on which screens can be drawn, before anything is asked or opened.

    Args:
        instead: what can be done where it knows only lines; empty where that goes on in lines.

    Raises:
        CannotGoOn: there is none.
    """
    if not has_terminal():
        raise CannotGoOn("The journal’s screens need a terminal. For scripts there are commands: careerjournal --help.")
    if instead and _knows_lines_only():
        raise CannotGoOn(f"This is done on the journal’s screens, which this terminal cannot draw. {instead}")


def _demo(asked: argparse.Namespace) -> int:
    from tempfile import TemporaryDirectory

    from careerjournal import demo
    from careerjournal.access.door import Door
    from careerjournal.access.paths import Paths
    from careerjournal.vault import Cost

    with typed_early.unseen(), TemporaryDirectory(prefix="careerjournal-demo-") as folder:
        # Its passphrase is no secret, so guessing at it need not be dear.
        door = Door(Paths.within(Path(folder)), Cost(memory_kib=8 * 1024, passes=1, lanes=1))
        journal = door.create(DEMO_PASSPHRASE, portable=True).journal
        with journal.together():
            for entry in demo.sample(journal.today()):
                journal.add(entry)
        journal.lock()
        if asked.plain or _knows_lines_only():
            from careerjournal.cli.plain import run_lines

            return run_lines(door, DEMO_PASSPHRASE, AT_LOCK)
        # Opened again like any journal: what the sample put down is not for `u` to take back.
        return run_app(door, asked, door.open(DEMO_PASSPHRASE), AT_LOCK, tour=True)


def _review(asked: argparse.Namespace) -> int:
    from careerjournal.journal.here import here, utc_now
    from careerjournal.model.partial_date import DateError
    from careerjournal.year_review.spans import span_to_review

    try:
        span = span_to_review(asked.span, here(utc_now()).date())
    except DateError as error:
        raise CannotGoOn(str(error), Status.USAGE) from None
    _expect_terminal(
        "“careerjournal plain” reads and writes the journal in lines, and “careerjournal patterns” says what comes up "
        "again over the years."
    )
    with typed_early.unseen():
        return run_app(door_of(asked), asked, review=span)


def open_at_career(asked: argparse.Namespace, career: HalfSorted) -> int:
    """Open the journal on its screens, and sort a career that was read.

    Raises:
        CannotGoOn: they cannot be drawn.
    """
    _expect_terminal("Give --dry-run to read what would be proposed, or --accept to take it as it is.")
    with typed_early.unseen():
        return run_app(door_of(asked), asked, career=career)


def has_terminal() -> bool:
    """Whether there is a terminal to draw on and to type at.

    Textual draws on standard error: sent to a file, it would put there in plain text what the vault keeps.
    """
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def run_app(
    door: Door,
    asked: argparse.Namespace,
    opened: Journal | None = None,
    says: str = "",
    *,
    review: Span | None = None,
    career: HalfSorted | None = None,
    tour: bool = False,
) -> int:
    """Run the screens of a journal until they are left.

    Args:
        door: the way into it.
        asked: what was asked.
        opened: the journal, where it is open already.
        says: what the lock screen says instead of what it says of a person's own journal.
        review: the span that is looked back over as soon as it is open.
        career: what was read of a career, which is sorted as soon as it is open.
        tour: whether Today offers the tour.

    Raises:
        CannotGoOn: there is no terminal to draw on, or the program stopped by an error of its own.
    """
    _expect_terminal()
    if opened is None:
        opened = opened_for_screens(asked, door)
    from careerjournal.garbage import look_seldom, share_heap

    look_seldom()
    share_heap()
    if not os.environ.get("NO_COLOR"):  # an empty one asks for nothing; Textual would take it for a wish
        os.environ.pop("NO_COLOR", None)
    from careerjournal import settings
    from careerjournal.tui.app import CRASHED, CareerJournal

    file = door.paths.settings
    loaded = settings.load(file)
    if loaded.settings.keys:  # others need not wait until every screen's commands are known
        from careerjournal.tui.keymap import with_own_keys

        loaded = with_own_keys(loaded)
    app = CareerJournal(
        door, loaded, settings_file=file, opened=opened, at_lock=says, review=review, career=career, tour=tour
    )
    status = app.run()
    if app.crash is not None:
        if asked.debug:
            tell_origin(app.crash)
        app.end_after_error()
        raise CannotGoOn(f"{CRASHED} {app.last_words}".strip())
    if app.last_words:
        tell(app.last_words)
    return Status.DONE if status is None else status
