"""A page of patterns told: as text that reads well aloud, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from careerjournal.patterns.chart import Chart, Page, Row
from careerjournal.patterns.saying import sentence
from careerjournal.patterns.spans import Chosen

NOTHING_YET: Final = (
    "Nothing that comes back can be seen yet. What is put down elsewhere, setbacks, successes, moves, lessons and how "
    "days left me, is counted here by itself. Nothing of it is a score."
)
"""What stands above a page that is made from nothing."""
VERSION: Final = 1
"""Of the JSON. A higher one may mean something else by a name; names may be added within one."""


def as_text(page: Page) -> Iterator[str]:
    """The page in lines: each heading, its sentence, and its rows as sentences. Nothing in it is drawn."""
    yield f"Patterns, {page.title}"
    if page.is_empty:
        yield NOTHING_YET
    for chart in page.charts:
        yield ""
        yield sentence(chart.heading)
        yield chart.sentence
        yield from (f"  {sentence(f'{row.label}: {row.words}')}" for row in chart.rows)


def as_json(page: Page, chosen: Chosen) -> dict[str, Any]:
    """The page as plain fields.

    ``version`` is `VERSION`. ``span`` says what was asked for, which span that is in words, and its first and last day
    (null where it has none). ``patterns`` are the charts in the order of the page, each with its ``name``, the
    ``heading``, the ``sentence``, the ``entries`` it was made from, and ``rows``: none where there is too little to
    draw. A row has its ``label``, its ``words``, the ``entries`` it stands for and its ``values`` by what they are: how
    many, or a mean, or a level from 1 (drained) to 5 (energised); null where nothing is said.
    """
    first, last = chosen.span
    return {
        "version": VERSION,
        "span": {
            "asked": chosen.asked,
            "title": chosen.title,
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
        },
        "patterns": [_chart(chart) for chart in page.charts],
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "name": chart.name,
        "heading": chart.heading,
        "sentence": chart.sentence,
        "entries": [str(ref) for ref in chart.refs],
        "rows": [_row(row, chart.names) for row in chart.rows],
    }


def _row(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "label": row.label,
        "words": row.words,
        "values": dict(zip(names, row.values, strict=True)),
        "entries": [str(ref) for ref in row.refs],
    }
