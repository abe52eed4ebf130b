"""A career from elsewhere, from the shell: said what would be proposed, or taken in as it is."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from careerjournal.cli import screens
from careerjournal.cli.doors import opened_journal
from careerjournal.cli.output import say, say_json
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.exchange.career.proposals import Proposal
    from careerjournal.exchange.career.rows import Career
    from careerjournal.exchange.career.sources import Source
    from careerjournal.exchange.reading.files import Files

NAMES = ("linkedin", "jsonresume", "csv")
"""What --from takes for a career."""


def import_career(asked: argparse.Namespace, files: Files, source: Source) -> int:
    """Say what a career would become, or take it in as it is; where neither was asked for, sort it on the screen.

    Raises:
        CannotGoOn: neither was asked for, and there is no terminal.
        SourceUnreadable: it cannot be read.
    """
    from careerjournal.exchange.career.sorting import There, accepted, begun, entries_of, proposed, with_held
    from careerjournal.model import PartialDate
    from careerjournal.model.counting import counted

    if not (asked.dry_run or asked.accept):
        if screens.has_terminal() and not asked.json:
            from careerjournal.exchange.career.draft import HalfSorted
            from careerjournal.exchange.career.reading import require_something

            half = HalfSorted.of(source.name, source.title, source.read(files))
            require_something(half, asked.path.name)
            return screens.open_at_career(asked, half)
        raise CannotGoOn(
            "A career becomes roles and moves by being sorted, on the screens only: open the journal, and choose "
            "“Bring in a career” in the palette. Here, --dry-run says what would be proposed, and --accept takes the "
            "roles and applications as they are.",
            Status.USAGE,
        )
    career = source.read(files)
    with opened_journal(asked, read_only=asked.dry_run) as journal:
        today = PartialDate.of(journal.today())
        career = with_held(career, journal.roles)
        sorting = begun(career)
        proposals = proposed(career, sorting, today)
        made = entries_of(career, accepted(career, sorting, today), today, source.name, There.of(journal))
        if asked.accept and not asked.dry_run:
            journal.take_in(made, f"took in {counted(len(made), 'entry', 'entries')} from {source.title}")
    if asked.json:
        say_json(
            {**_as_json(career, proposals), "format": source.name, "taken_in": not asked.dry_run, "new": len(made)}
        )
        return Status.DONE
    verb = "would come in" if asked.dry_run else "came in"
    say(f"{counted(len(made), 'entry', 'entries')} {verb} from {source.title}.")
    for position in career.positions:
        span = f"{position.start or '?'} to {position.end or ('now' if position.goes_on else '…')}"
        where = f", {position.organisation}" if position.organisation else ""
        what = "pause" if position.is_pause else "role"
        say(f"{what}: {position.title}{where}, {span}{'. ' + ' '.join(position.oddities) if position.oddities else ''}")
    for application in career.applications:
        say(f"application: {application.title}, {application.organisation}, {application.when or 'no date'}")
    for one in career.praise:
        say(f"{'words of ' + one.who if one.who else 'honour'}: {one.title}, {one.when or 'no date'}")
    for proposal in proposals if asked.dry_run else ():
        say(f"move, to be asked: {proposal.says}")
    for extra in career.extras:
        say(f"{extra.kind}, not taken unasked: {extra.title}")
    for name in career.not_opened:
        say(f"not opened: {name}")
    for odd in career.oddities:
        say(odd)
    return Status.DONE


def _as_json(career: Career, proposals: list[Proposal]) -> dict[str, Any]:
    def told(value: Any) -> Any:
        if isinstance(value, tuple) and hasattr(value, "_asdict"):
            return {key: told(one) for key, one in value._asdict().items()}
        if isinstance(value, list | tuple):
            return [told(one) for one in value]
        if isinstance(value, dict):
            return {str(key): told(one) for key, one in value.items()}
        return value if value is None or isinstance(value, str | int | bool) else str(value)

    said = told(career)
    assert isinstance(said, dict)  # noqa: S101 - a NamedTuple becomes one
    return {**said, "proposals": [told(proposal) for proposal in proposals]}
