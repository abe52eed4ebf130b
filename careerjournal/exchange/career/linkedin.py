"""LinkedIn's "Get a copy of your data": the zip, its folder, or single tables of it. Only those few are opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from careerjournal.exchange.career.csv_table import Row, rows_of
from careerjournal.exchange.career.dates import career_date, order_of, slashed_date
from careerjournal.exchange.career.rows import Application, Career, Extra, Position, Praise
from careerjournal.exchange.reading.files import Files

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "positions": ("company name", "title", "started on"),
    "applications": ("application date", "company name", "job title"),
    "recommendations": ("first name", "last name", "text", "creation date"),
    "honours": ("title", "issued on"),
    "volunteering": ("company name", "role", "cause"),
    "education": ("school name", "degree name"),
    "certificates": ("name", "authority"),
    "projects": ("title", "url", "started on"),
    "skills": ("name",),
}
"""The headings by which each table is known, whatever the file is called."""
_NAMES: Final[Mapping[str, str]] = {
    "positions": "positions",
    "job applications": "applications",
    "recommendations received": "recommendations",
    "honors": "honours",
    "honors and awards": "honours",
    "volunteering": "volunteering",
    "volunteering experiences": "volunteering",
    "education": "education",
    "certifications": "certificates",
    "projects": "projects",
    "skills": "skills",
}
"""What each table's file is called in small letters, without its ending, with spaces for underscores."""
_PAUSE: Final = re.compile(
    r"career break|sabbatical|parental leave|maternity|paternity|pausa|pause|berufspause|elternzeit|auszeit|sabbatique",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\bvolunt|\btrustee\b|\bgovernor\b|\bboard member\b|\bnon-executive\b|\bcommittee\b|ehrenamt|bénévol|voluntari",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"\s*[•◦▪‣●]\s*")


def tables_in(files: Files) -> dict[str, str]:
    """The tables that are read, each with its file; by their names, or for a single file by its headings."""
    found: dict[str, str] = {}
    tables = [name for name in files.names if name.lower().endswith(".csv")]
    for name in tables:
        called = re.sub(r"[_\s]+", " ", PurePosixPath(name).stem.lower()).strip()
        # A number or a language may follow the name, as in “Job Applications_1” or “Positions-1”.
        kind = _NAMES.get(called) or _NAMES.get(re.sub(r"[\s-]*\d+$", "", called))
        if kind and kind not in found:
            found[kind] = name
    if not found and len(tables) == 1:
        begin = files.beginning(tables[0], 8192).lower()
        fitting = (one for one, heads in _HEADS.items() if one != "skills" and all(head in begin for head in heads))
        kind = next(fitting, None)
        if kind:
            found[kind] = tables[0]
    return found


def recognises(files: Files) -> bool:
    """Whether this is what LinkedIn gives: positions, applications, recommendations or honours as it writes them."""
    tables = tables_in(files)
    telling = ("positions", "applications", "recommendations", "honours", "volunteering")
    return any(_looks_right(files, tables[kind], kind) for kind in telling if kind in tables)


def _looks_right(files: Files, name: str, kind: str) -> bool:
    begin = files.beginning(name, 8192).lower()
    return all(head in begin for head in _HEADS[kind])


def read(files: Files) -> Career:
    """All that is read of it.

    Raises:
        SourceUnreadable: a table of it cannot be read.
    """
    tables = tables_in(files)
    odd: list[str] = []
    rows: dict[str, list[Row]] = {}
    for kind, name in tables.items():
        found = rows_of(files, name, _HEADS[kind])
        if found is None:
            odd.append(f"{files.said(name)} has not the headings that LinkedIn writes, and was left out.")
        else:
            rows[kind] = found
    positions = [_position(row, tables["positions"]) for row in rows.get("positions", ())]
    positions += [_volunteer(row, tables["volunteering"]) for row in rows.get("volunteering", ())]
    return Career(
        with_doubles(positions),
        tuple(_applications(rows.get("applications", []), tables.get("applications", ""))),
        (
            *_recommendations(rows.get("recommendations", []), tables.get("recommendations", "")),
            *(_honour(row, tables["honours"]) for row in rows.get("honours", ())),
        ),
        tuple(_extras(rows, tables)),
        tuple(name for name in files.names if name not in tables.values()),
        tuple(odd),
    )


def _position(row: Row, file: str) -> Position:
    said = row.values
    odd = [_TOO_MANY] if row.too_many else []
    start, end = career_date(said.get("started on", "")), career_date(said.get("finished on", ""))
    odd += [date.odd for date in (start, end) if date.odd]
    organisation, title = said["company name"], said["title"]
    is_pause = bool(_PAUSE.search(organisation or title)) or (not organisation and not title)
    return checked(
        Position(
            title=title or organisation or "No title",
            organisation=organisation,
            start=start.date,
            end=end.date,
            goes_on=end.goes_on,
            description=described(said.get("description", "")),
            file=file,
            line=row.line,
            source=row.source,
            oddities=tuple(odd),
            is_pause=is_pause,
            is_beside=is_beside(title),
        )
    )


def _volunteer(row: Row, file: str) -> Position:
    said = row.values
    start, end = career_date(said.get("started on", "")), career_date(said.get("finished on", ""))
    return checked(
        Position(
            title=said["role"] or "Volunteer",
            organisation=said["company name"],
            start=start.date,
            end=end.date,
            goes_on=end.goes_on,
            description=described(said.get("description", "")),
            file=file,
            line=row.line,
            source=row.source,
            is_beside=True,
            oddities=tuple(date.odd for date in (start, end) if date.odd),
        )
    )


_TOO_MANY: Final = "It has more values than headings: a separator may stand in one of them."


def checked(position: Position) -> Position:
    """The position with what its dates make odd."""
    odd = list(position.oddities)
    if position.start is None and position.end is None and not position.goes_on:
        odd.append("It has no dates.")
    elif position.start is not None and position.end is not None and position.end.last < position.start.first:
        odd.append("It ends before it begins; it is kept as it is written.")
    return position._replace(oddities=tuple(odd))


def is_beside(title: str) -> bool:
    """Whether a title is that of a post beside a job."""
    return bool(_BESIDE.search(title))


def described(text: str) -> str:
    """A description as Markdown: what follows a bullet becomes an item of a list."""
    if not _BULLET.search(text):
        return text.strip()
    first, *items = _BULLET.split(text.strip())
    listed = "\n".join(f"- {item.strip()}" for item in items if item.strip())
    return "\n\n".join(filter(None, (first.strip(), listed)))


def with_doubles(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions, each that is the same as one before it saying so: title, employer and both dates agree."""
    seen: dict[tuple[object, ...], int] = {}
    found: list[Position] = []
    for place, position in enumerate(positions):
        key = (position.title.casefold(), position.organisation.casefold(), position.start, position.end)
        before = seen.setdefault(key, place)
        if before != place:
            where = found[before].line
            odd = f"It is the same as {f'line {where}' if where else 'one before it'}."
            position = position._replace(double_of=before, oddities=(*position.oddities, odd))  # noqa: PLW2901
        found.append(position)
    return tuple(found)


def _applications(rows: list[Row], file: str) -> Iterator[Application]:
    order = order_of([row.values.get("application date", "") for row in rows])
    for row in rows:
        when = slashed_date(row.values.get("application date", ""), order)
        yield Application(
            title=row.values["job title"] or "No title",
            organisation=row.values["company name"],
            when=when.date,
            file=file,
            line=row.line,
            source=row.source,
            oddities=(when.odd,) if when.odd else (),
        )


def _recommendations(rows: list[Row], file: str) -> Iterator[Praise]:
    order = order_of([row.values["creation date"] for row in rows])
    for row in rows:
        said = row.values
        when = slashed_date(said["creation date"], order)
        who = " ".join(filter(None, (said["first name"], said["last name"])))
        their_job = ", ".join(filter(None, (said.get("job title", ""), said.get("company", ""))))
        yield Praise(
            title=f"{who} wrote of me" if who else "Somebody wrote of me",
            text=said["text"],
            when=when.date,
            who=who,
            their_job=their_job,
            file=file,
            line=row.line,
            source=row.source,
            oddities=(when.odd,) if when.odd else (),
        )


def _honour(row: Row, file: str) -> Praise:
    when = career_date(row.values.get("issued on", ""))
    return Praise(
        title=row.values["title"] or "No title",
        text=described(row.values.get("description", "")),
        when=when.date,
        file=file,
        line=row.line,
        source=row.source,
        oddities=(when.odd,) if when.odd else (),
    )


def _extras(rows: Mapping[str, list[Row]], tables: Mapping[str, str]) -> Iterator[Extra]:
    heads = {
        "education": ("degree name", "school name", "start date", "end date"),
        "certificates": ("name", "authority", "started on", "finished on"),
        "projects": ("title", "description", "started on", "finished on"),
        "skills": ("name", "", "", ""),
    }
    for kind, (title, detail, start, end) in heads.items():
        seen: set[str] = set()
        for row in rows.get(kind, ()):
            said = row.values.get(title, "") or row.values.get(detail, "")
            if not said or (kind == "skills" and said.casefold() in seen):
                continue
            seen.add(said.casefold())
            yield Extra(
                kind=kind.removesuffix("s"),
                title=said,
                detail=row.values.get(detail, "") if detail else "",
                start=career_date(row.values.get(start, "")).date,
                end=career_date(row.values.get(end, "")).date,
                file=tables[kind],
                line=row.line,
                source=row.source,
            )
