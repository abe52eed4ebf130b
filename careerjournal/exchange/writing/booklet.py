"""A journal as a booklet to print: one page of HTML set for A5, a year a chapter, with contents and an index of names.

A browser's own print gives it its pages. Entries are numbered, since a browser cannot tell a table on which page each
of them falls; the contents and the index name those numbers.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from careerjournal.exchange.writing.web_page import NO_DATE, Called, anchor, article, beside, digest
from careerjournal.model import Entry, Kind, Name, Ref
from careerjournal.model.contents import texts
from careerjournal.model.counting import counted
from careerjournal.model.names.finder import Finder
from careerjournal.model.text import clean_line


def booklet(
    entries: Iterable[Entry], called: Called, names: Iterable[Name], made_on: str, *, closed: bool = False
) -> Iterator[str]:
    """The booklet, piece by piece.

    Args:
        entries: in the order in which they are to stand, by day; names are in the index alone.
        called: what each entry of the journal is called.
        names: those that the index looks for.
        made_on: the day it is made, in words.
        closed: whether what is closed goes out, too.
    """
    there = [entry for entry in entries if entry.KIND is not Kind.NAME]
    known = {ref for entry in there for ref in entry.known_as}
    number = {entry.ref: place for place, entry in enumerate(there, 1)}
    years = [(year, list(group)) for year, group in groupby(there, key=_year)]
    style = beside("booklet.css")
    policy = f"default-src 'none'; style-src '{digest(style)}'"
    yield (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Journal</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    span = f"{years[0][0]} to {years[-1][0]}" if len(years) > 1 else years[0][0] if years else ""
    yield (
        f'<section class="cover"><h1>A journal</h1><p>{html.escape(span)}</p>'
        f'<p class="about">{counted(len(there), "entry", "entries")}, printed on {html.escape(made_on)}.</p>'
        "</section>\n"
    )
    yield "<nav><h2>Contents</h2>\n"
    for year, group in years:
        yield f'<h3><a href="#{_anchor(year)}">{html.escape(year)}</a></h3><ol>\n'
        for entry in group:
            said = html.escape(clean_line(called(entry.ref)))
            yield f'<li value="{number[entry.ref]}"><a href="#{anchor(entry.ref)}">{said}</a></li>\n'
        yield "</ol>\n"
    yield "</nav>\n"
    for year, group in years:
        yield f'<section class="chapter" id="{_anchor(year)}"><h2>{html.escape(year)}</h2>\n'
        for entry in group:
            mark = f'<b class="number">{number[entry.ref]}</b> '
            yield article(entry, called, known, closed=closed, mark=mark)
        yield "</section>\n"
    yield from _index(there, names, number, closed=closed)
    yield "</body>\n</html>\n"


def _year(entry: Entry) -> str:
    return str(entry.date.first.year) if entry.date is not None else NO_DATE


def _anchor(year: str) -> str:
    return html.escape(f"chapter-{year.replace(' ', '-').lower()}")


def _index(
    entries: Sequence[Entry], names: Iterable[Name], number: Mapping[Ref, int], *, closed: bool
) -> Iterator[str]:
    """The names on the list that stand in an entry, each with the numbers of those."""
    listed = list(names)
    finder = Finder(listed)
    places: dict[int, dict[int, None]] = {}
    for entry in entries:
        shown = entry if closed else entry.as_shown()
        for said in texts(shown):
            for found in finder.find(said.text):
                for whose in found.whose:
                    places.setdefault(whose, {})[number[entry.ref]] = None
    if not places:
        return
    anchors = {number[entry.ref]: anchor(entry.ref) for entry in entries}
    yield '<section class="index"><h2>Names</h2>\n<dl>\n'
    for whose in sorted(places, key=lambda place: listed[place].name.casefold()):
        numbers = ", ".join(f'<a href="#{anchors[place]}">{place}</a>' for place in sorted(places[whose]))
        yield f"<dt>{html.escape(clean_line(listed[whose].name))}</dt><dd>{numbers}</dd>\n"
    yield "</dl>\n</section>\n"
