"""What a file is written as, by ``--format`` and the ending of its name: neither belies the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from careerjournal.cli.status import CannotGoOn, Status

STANDARD_OUTPUT: Final = Path("-")
"""What ``-o`` says where the result is to be printed."""

_AS_GOOD: Final = {".md": (".markdown", ".mdown", ".mkd"), ".txt": (".text",), ".html": (".htm",)}
"""Other endings for the same."""
_ENDING: Final = re.compile(r"\.[^\W\d_]\w*")
"""What tells what is in a file; the day at the end of ``notes.28`` does not."""


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
    found = _ENDING.fullmatch(path.suffix) if path is not None else None
    ending = found[0].lower() if found else ""
    fit = [name for name, its in endings.items() if ending and ending in (its, *_AS_GOOD.get(its, ()))]
    form = said or (usual if not (ending and by_ending) else fit[0] if len(fit) == 1 else None)
    if form is None:
        known = _or(endings.values())
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
        said = f"{says} ends in {_or((its, *_AS_GOOD.get(its, ())))}, not in {ending}."
    else:
        said = f"{says} is a folder, whose name does not end in {ending}."
    return said + (f" For {ending} there is --format {_or(fit)}." if fit else "")


def _or(words: Iterable[str]) -> str:
    *others, last = dict.fromkeys(words)
    return f"{', '.join(others)} or {last}" if others else last
