"""What can be said without opening a journal."""

from __future__ import annotations

import argparse

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of
from careerjournal.cli.output import say, tell
from careerjournal.cli.status import Status


def add(commands: Commands) -> None:
    """Add the commands that need no open journal: where its files are, and which themes there are."""
    commands.add(
        "where",
        _where,
        "say where the journal, its automatic copies, the device's secret, the settings and your themes are",
    )
    commands.add("themes", _themes, "list the themes, yours among them, and say which one is chosen")


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
    from careerjournal import settings
    from careerjournal.themes import DEFAULT_DARK, bundled_names, in_folder

    paths = door_of(asked).paths
    own, problems = in_folder(paths.themes)
    loaded = settings.load(paths.settings)
    chosen, ours = loaded.settings.theme, bundled_names()
    how = "chosen" if settings.is_set(paths.settings, "theme") else "used until you choose one"
    names = tuple(dict.fromkeys((*ours, *sorted(own))))
    width = max(map(len, names)) + 2
    for name in names:
        facts = (
            "" if name not in own else "yours, in the place of ours" if name in ours else "yours",
            how if name == chosen else "",
        )
        say(f"{name:<{width}}{' · '.join(filter(None, facts))}".rstrip())
    if chosen not in names:
        problems.append(f"The settings choose “{chosen}”, which none of these is called; {DEFAULT_DARK} is used.")
    for problem in (*problems, *loaded.problems):
        tell(problem)
    return Status.DONE
