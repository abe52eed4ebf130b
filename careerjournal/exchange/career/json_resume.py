"""JSON Resume, 1.x and 0.x, also where it is written as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from careerjournal.exchange.career.dates import career_date
from careerjournal.exchange.career.linkedin import checked, is_beside, with_doubles
from careerjournal.exchange.career.rows import Career, Extra, Position, Praise
from careerjournal.exchange.reading.files import Files, SourceUnreadable
from careerjournal.exchange.reading.json_text import parsed as parsed_json
from careerjournal.exchange.reading.yaml_text import YamlError
from careerjournal.exchange.reading.yaml_text import parsed as parsed_yaml

_TELLING: Final = ("work", "volunteer", "education", "awards", "references", "basics")
_EXTRAS: Final = (
    ("education", "education", ("studyType", "area"), "institution", "startDate", "endDate"),
    ("certificates", "certificate", ("name",), "issuer", "date", ""),
    ("projects", "project", ("name",), "description", "startDate", "endDate"),
    ("publications", "publication", ("name",), "publisher", "releaseDate", ""),
    ("skills", "skill", ("name",), "level", "", ""),
    ("languages", "language", ("language",), "fluency", "", ""),
)


def recognises(files: Files) -> bool:
    """Whether it is one file that names its parts as JSON Resume does."""
    if len(files.names) != 1:
        return False
    begin = files.beginning(files.names[0], 64 * 1024)
    said = re.findall(r'(?m)(?:^|[{,])\s*"?(work|volunteer|education|awards|references|basics)"?\s*:', begin)
    return "work" in said and (len(set(said)) > 1 or "position" in begin or "company" in begin)


def read(files: Files) -> Career:
    """All that is read of it.

    Raises:
        SourceUnreadable: it cannot be read.
    """
    name = files.names[0]
    said = _document(files, name)
    if not isinstance(said, dict) or not any(isinstance(said.get(key), list) for key in _TELLING):
        raise SourceUnreadable(f"{files.said(name)} is no JSON Resume: it has no list called “work”.")
    odd = [
        f"“{key}” is no list, and was left out."
        for key in _TELLING
        if key != "basics" and key in said and not isinstance(said[key], list | None)
    ]
    positions = [*_positions(said, "work", name), *_positions(said, "volunteer", name)]
    return Career(with_doubles(positions), (), tuple(_praise(said, name)), tuple(_extras(said, name)), (), tuple(odd))


def _document(files: Files, name: str) -> Any:
    if name.lower().endswith((".yaml", ".yml")):
        try:
            return parsed_yaml(files.text(name))
        except YamlError as error:
            line = f", line {error.line}" if error.line else ""
            raise SourceUnreadable(f"{files.said(name)}{line} cannot be read: {error}.") from error
    return parsed_json(files, name)


def _items(said: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    items = said.get(key)
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield item
        elif isinstance(item, str) and item.strip():  # as some write their skills
            yield {"name": item}


def _text(value: Any) -> str:
    """A value as text; several, as in a list, with commas between."""
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value if one is not None)
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def _positions(said: dict[str, Any], key: str, name: str) -> Iterator[Position]:
    for item in _items(said, key):
        start, end = career_date(_text(item.get("startDate"))), career_date(_text(item.get("endDate")))
        highlights = item.get("highlights")
        items = [_text(one) for one in highlights] if isinstance(highlights, list) else []
        listed = "\n".join(f"- {item}" for item in items if item)
        organisation = _text(item.get("name") or item.get("company") or item.get("organization"))
        yield checked(
            Position(
                title=_text(item.get("position")) or organisation or "No title",
                organisation=organisation,
                start=start.date,
                end=end.date,
                goes_on=end.goes_on,
                description="\n\n".join(filter(None, (_text(item.get("summary") or item.get("description")), listed))),
                file=name,
                source=item,
                is_beside=key == "volunteer" or is_beside(_text(item.get("position"))),
                oddities=tuple(date.odd for date in (start, end) if date.odd),
            )
        )


def _praise(said: dict[str, Any], name: str) -> Iterator[Praise]:
    for item in _items(said, "references"):
        who, text = _text(item.get("name")), _text(item.get("reference"))
        if text:
            title = f"{who} wrote of me" if who else "Somebody wrote of me"
            yield Praise(title=title, text=text, who=who, file=name, source=item)
    for item in _items(said, "awards"):
        when = career_date(_text(item.get("date")))
        title = _text(item.get("title")) or "No title"
        awarder = _text(item.get("awarder"))
        yield Praise(
            title=f"{title}, {awarder}" if awarder else title,
            text=_text(item.get("summary")),
            when=when.date,
            file=name,
            source=item,
            oddities=(when.odd,) if when.odd else (),
        )


def _extras(said: dict[str, Any], name: str) -> Iterator[Extra]:
    for key, kind, titles, detail, start, end in _EXTRAS:
        for item in _items(said, key):
            title = " ".join(filter(None, (_text(item.get(part)) for part in titles)))
            if title:
                yield Extra(
                    kind=kind,
                    title=title,
                    detail=_text(item.get(detail)),
                    start=career_date(_text(item.get(start))).date if start else None,
                    end=career_date(_text(item.get(end))).date if end else None,
                    file=name,
                    source=item,
                )
