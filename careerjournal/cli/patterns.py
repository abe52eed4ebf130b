"""Patterns from the shell: what comes up again over the years, in sentences or as JSON."""

from __future__ import annotations

import argparse

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal
from careerjournal.cli.output import say, say_json
from careerjournal.cli.status import CannotGoOn, Status


def add(commands: Commands) -> None:
    """Add the command that says the patterns."""
    made = commands.add(
        "patterns",
        _patterns,
        "what comes up again over the years: kinds, shares, fit, moves, lessons, energy, names",
        "Nothing in it is a score, and nothing is compared with anybody.",
    )
    made.add_argument(
        "span",
        metavar="SPAN",
        nargs="*",
        help="2026, “Q3 2026”, 2024..2026, “role 3” or the title of a role; all of it without it",
    )
    made.add_argument("--json", action="store_true", help="one JSON document instead of sentences")


def _patterns(asked: argparse.Namespace) -> int:
    from careerjournal.model.dates import DateError
    from careerjournal.patterns.counting import Counting
    from careerjournal.patterns.spans import read
    from careerjournal.patterns.telling import as_json, as_text

    with opened_journal(asked, read_only=True) as journal:
        try:
            chosen = read(" ".join(asked.span), journal)
        except DateError as error:
            raise CannotGoOn(str(error), Status.USAGE) from error
        counting = Counting(journal)
        counting.choose(chosen)
        page = counting.whole()
        if asked.json:
            say_json(as_json(page, chosen))
        else:
            for line in as_text(page):
                say(line)
    return Status.DONE
