"""A person's own keys for commands, checked: Textual drops a binding in silence when another takes its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.binding import Binding


def known_commands() -> dict[str, str]:
    """Every command that can be given another key, and the key it has."""
    from careerjournal.tui.app import CareerJournal  # noqa: PLC0415 - this module checks what that one declares
    from careerjournal.tui.screens.desk import DeskScreen  # noqa: PLC0415

    return dict(_bindings((*CareerJournal.BINDINGS, *DeskScreen.BINDINGS)))


def _bindings(declared: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    for binding in declared:
        if isinstance(binding, Binding) and binding.id:
            yield binding.id, binding.key


def checked(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, and a sentence for each that cannot."""
    if not keys:
        return {}, []
    known = known_commands()
    good: dict[str, str] = {}
    problems: list[str] = []
    for name, key in keys.items():
        if name not in known:
            problems.append(f"In the settings, there is no command “{name[:40]}” to give a key.")
            continue
        taken = _taken_by(name, key, {**known, **good})
        if taken:
            problems.append(f"In the settings, {key[:20]} cannot be the key for {name}: {taken} has it.")
        else:
            good[name] = key
    return good, problems


def _taken_by(name: str, key: str, keys: Mapping[str, str]) -> str:
    wanted = {part.strip() for part in key.split(",")}
    return next((other for other, has in keys.items() if other != name and wanted & set(has.split(","))), "")
