"""Tables of comma-separated values, as programs and spreadsheets write them: read by their headings."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable
from typing import Final, NamedTuple

from careerjournal.exchange.reading.files import Files, SourceUnreadable

_SEPARATORS: Final = (",", ";", "\t", "|")
_BEFORE: Final = 20
"""Lines that may stand before the headings."""
_LONGEST: Final = 10_000_000


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """Where it ends in the file, from 1."""
    values: dict[str, str]
    """By the headings in small letters; what stands there without references like ``&amp;``."""
    source: dict[str, str]
    """By the headings as they stand, as it stands."""
    too_many: bool
    """Whether it has more values than there are headings."""


def rows_of(files: Files, name: str, needed: Iterable[str]) -> list[Row] | None:
    """The rows of a table that has these headings; None where there is no such table.

    Args:
        files: where it is.
        name: the file.
        needed: headings in small letters, all of which it must have, in any order.

    Raises:
        SourceUnreadable: the file cannot be read.
    """
    text = files.text(name)
    wanted = set(needed)
    csv.field_size_limit(_LONGEST)
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            heads: list[str] | None = None
            found: list[Row] = []
            for place, cells in enumerate(reader):
                if heads is None:
                    lower = [cell.strip().lower() for cell in cells]
                    if wanted <= set(lower):
                        heads = [cell.strip() for cell in cells]
                    elif place >= _BEFORE:
                        break
                elif any(cell.strip() for cell in cells):
                    found.append(_row(heads, cells, reader.line_num))
        except csv.Error as error:
            raise SourceUnreadable(f"{files.said(name)} is no table that can be read: {error}.") from error
        if heads is not None:
            return found
    return None


def _row(heads: list[str], cells: list[str], line: int) -> Row:
    source = dict(zip(heads, cells, strict=False))
    values = {head.lower(): html.unescape(cell).strip() for head, cell in source.items()}
    return Row(line, values, source, len(cells) > len(heads))
