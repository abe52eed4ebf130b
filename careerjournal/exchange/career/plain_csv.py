"""A plain table of roles, ``title,organisation,area,level,from,to``; and lines that are pasted out of a CV."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.exchange.career.csv_table import Row, rows_of
from careerjournal.exchange.career.dates import career_date
from careerjournal.exchange.career.linkedin import checked, described, is_beside, with_doubles
from careerjournal.exchange.career.rows import Career, Position
from careerjournal.exchange.reading.files import Files, SourceUnreadable

_TITLE: Final = ("title", "role", "position", "job title", "job")
_ORGANISATION: Final = ("organisation", "organization", "company", "employer", "company name")
_START: Final = ("from", "start", "started", "start date", "started on", "begin")
_END: Final = ("to", "end", "until", "end date", "finished", "finished on")
_DESCRIPTION: Final = ("description", "notes", "summary")
_HIGHEST: Final = 99


def recognises(files: Files) -> bool:
    """Whether it is one table with a title and a beginning or an area."""
    if len(files.names) != 1 or not files.names[0].lower().endswith((".csv", ".tsv", ".txt")):
        return False
    heads = re.split(r'[,;\t|"\n]+', files.beginning(files.names[0], 2048).lower().partition("\n")[0])
    found = {head.strip() for head in heads}
    return bool(found & set(_TITLE)) and bool(found & {*_START, "area", "level"}) and "company name" not in found


def read(files: Files) -> Career:
    """The roles in it.

    Raises:
        SourceUnreadable: it cannot be read, or has no title among its headings.
    """
    name = files.names[0]
    for title in _TITLE:
        rows = rows_of(files, name, (title,))
        if rows is not None:
            return Career(with_doubles(_position(row, name) for row in rows))
    raise SourceUnreadable(
        f"{files.said(name)} has no heading “title”. Its first line has to name the columns: title, organisation, "
        "area, level, from, to."
    )


def _value(row: Row, heads: tuple[str, ...]) -> str:
    return next((row.values[head] for head in heads if row.values.get(head)), "")


def _position(row: Row, name: str) -> Position:
    start, end = career_date(_value(row, _START)), career_date(_value(row, _END))
    odd = [date.odd for date in (start, end) if date.odd]
    if row.too_many:
        odd.append("It has more values than headings: a separator may stand in one of them.")
    level, said = None, row.values.get("level", "")
    if said.isascii() and said.isdigit() and int(said[:3]) <= _HIGHEST:
        level = int(said[:3])
    elif said:
        odd.append(f"“{said[:20]}” is no level from 0 to {_HIGHEST}, and was left out.")
    organisation, title = _value(row, _ORGANISATION), _value(row, _TITLE)
    return checked(
        Position(
            title=title or organisation or "No title",
            organisation=organisation,
            area=row.values.get("area", ""),
            level=level,
            start=start.date,
            end=end.date,
            goes_on=end.goes_on,
            description=described(_value(row, _DESCRIPTION)),
            file=name,
            line=row.line,
            source=row.source,
            is_beside=is_beside(title),
            oddities=tuple(odd),
        )
    )


_WORD: Final = r"(?:(?:\d{1,2}\.?\s+)?[^\W\d_]+\.?\s+(?:de\s+)?)?(?:(?:\d{1,2}[-/.])?(?:19|20)\d{2}(?:[-/.]\d{1,2})?)"
_TWO_DATES: Final = re.compile(
    rf"[(\[]?(?:from\s+|since\s+|seit\s+|von\s+)?(?P<start>{_WORD})\s*(?:[-–—/]+|to|until|till|bis|à|a|au|hasta|tot)\s*"
    rf"(?P<end>{_WORD}|[^\W\d_]+(?:['’][^\W\d_]+)?)?[)\]]?",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(rf"(?:since|seit|depuis|desde|sinds)\s+(?P<start>{_WORD})", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*(?:,|\||·|•|–|—|\t|\s-\s|\s@\s|\bat\b|\bbei\b|\bchez\b)\s*")


def pasted(text: str) -> Career:
    """The roles in lines of a CV that each hold two dates; other lines become the description of the one above.

    Args:
        text: lines like ``Planner, Harbour Trust, Sep 2017 – Dec 2019``.
    """
    found: list[Position] = []
    odd: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        said = " ".join(line.split())
        match = next((one for one in _TWO_DATES.finditer(said) if _is_end(one["end"])), None) or _SINCE.search(said)
        if match:
            found.append(_of_line(said, match, number))
        elif said and found:
            last = found[-1]
            found[-1] = last._replace(description=f"{last.description}\n{said}".strip())
        elif said:
            odd.append(f"Line {number} has no two dates, and was left out: “{said[:40]}”.")
    described_all = (one._replace(description=described(one.description)) for one in found)
    return Career(with_doubles(described_all), oddities=tuple(odd))


def _is_end(said: str | None) -> bool:
    date = career_date(said or "")
    return not date.odd


def _of_line(said: str, match: re.Match[str], number: int) -> Position:
    start, end = career_date(match["start"]), career_date(match.groupdict().get("end") or "")
    rest = f"{said[: match.start()]} | {said[match.end() :]}"
    parts = [part.strip(" .:;()[]") for part in _PARTS.split(rest)]
    parts = [part for part in parts if part]
    return checked(
        Position(
            title=parts[0] if parts else "No title",
            organisation=parts[1] if len(parts) > 1 else "",
            description="\n".join(parts[2:]),
            start=start.date,
            end=end.date,
            goes_on=end.goes_on,
            line=number,
            is_beside=bool(parts) and is_beside(parts[0]),
            source={"line": said},
            oddities=tuple(date.odd for date in (start, end) if date.odd),
        )
    )
