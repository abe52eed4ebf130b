"""What a file is written as, by ``--format`` and the ending of its name: neither belies the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.file_endings import ending_of, endings_like, one_of

STANDARD_OUTPUT: Final = Path("-")
"""What ``-o`` says where the result is to be printed."""


def chosen_format(
    said: str | None, path: Path | None, endings: Mapping[str, str], usual: str | None, *, by_ending: bool = True
) -> str:
    """The format to write in.

    Args:
        said: what ``--format`` says.
        path: where to; None, or `STANDARD_OUTPUT`, where it is printed.
        endings: of each format the ending of its file, like ``.md``; empty where it is a folder.
        usual: the format where nothing says which; None where something has to.
        by_ending: whether the ending says which, where ``--format`` does not.

    Raises:
        CannotGoOn: the ending is another format's or nobody's, or nothing says which format.
    """
    ending = ending_of(path) if path is not None else ""
    fit = [name for name, its in endings.items() if ending and ending in endings_like(its)]
    form = said or (usual if not (ending and by_ending) else fit[0] if len(fit) == 1 else None)
    if form is None:
        known = one_of(endings.values())
        if ending:
            raise CannotGoOn(f"What is written here does not end in {ending}. It ends in {known}.", Status.USAGE)
        raise CannotGoOn(f"Say in which form with --format, or end the file’s name in {known}.", Status.USAGE)
    if ending and form not in fit:
        says = f"What --format {said} writes"
        if said is None:
            says = f"{'Without --format this' if len(endings) > 1 else 'This'} is {form}, which"
        raise CannotGoOn(_belied(says, endings[form], ending, fit), Status.USAGE)
    return form


def _belied(says: str, its: str, ending: str, fit: list[str]) -> str:
    if its:
        said = f"{says} ends in {one_of(endings_like(its))}, not in {ending}."
    else:
        said = f"{says} is a folder, whose name does not end in {ending}."
    return said + (f" For {ending} there is --format {one_of(fit)}." if fit else "")
