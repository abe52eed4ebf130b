"""What can be said without opening a journal."""

from __future__ import annotations

import argparse

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of
from careerjournal.cli.output import say
from careerjournal.cli.status import Status


def add(commands: Commands) -> None:
    """Add the commands that need no open journal: where its files are, and which themes there are."""
    commands.add(
        "where",
        _where,
        "say where the journal, its automatic copies, the device's secret, the settings and your themes are",
    )
    commands.add("themes", _themes, "list the themes")


def _where(asked: argparse.Namespace) -> int:
    paths = door_of(asked).paths
    for name, place in (
        ("journal", paths.journal),
        ("backups", paths.backups),
        ("device", paths.state),
        ("settings", paths.settings),
        ("themes", paths.themes),
    ):
        say(f"{name:<10}{place}")
    return Status.DONE


def _themes(asked: argparse.Namespace) -> int:
    del asked
    from careerjournal.themes import bundled_names

    for name in bundled_names():
        say(name)
    return Status.DONE
