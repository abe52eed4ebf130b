"""A journal as one page of HTML that stands alone, to read and to search: nothing is fetched, and nothing can be."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from itertools import groupby
from typing import Final

from careerjournal.exchange.writing.entry_parts import marked, parts_of, replaced
from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.counting import counted
from careerjournal.model.text import clean, clean_line
from careerjournal.sharing.markdown.blocks import parser

Called = Callable[[Ref], str]
"""What an entry is called; empty where there is none."""

CLOSED: Final = "Something in it is closed until it is opened in the journal, and is not in this copy."
NO_DATE: Final = "Without a date"


def web_page(entries: Iterable[Entry], called: Called, made_on: str, *, closed: bool = False) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        entries: in the order in which they are to stand, by day.
        called: what each entry of the journal is called.
        made_on: the day it is made, in words.
        closed: whether what is closed goes out, too.
    """
    there = list(entries)
    known = {ref for entry in there for ref in entry.known_as}
    kinds = [kind for kind in Kind if any(entry.KIND is kind for entry in there)]
    style, script = beside("web_page.css"), beside("web_page.js")
    policy = f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Journal</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    options = "".join(f'<option value="{kind}">{html.escape(kind.plural.capitalize())}</option>' for kind in kinds)
    yield (
        '<header><h1>Journal</h1><p id="search" hidden><label>Search <input id="words" type="search" '
        'autocomplete="off" spellcheck="false"></label> <label>in <select id="kind">'
        '<option value="">everything</option>'
        f'{options}</select></label></p><p id="said" role="status">{counted(len(there), "entry", "entries")}, '
        f"made on {html.escape(made_on)}.</p></header>\n<main>\n"
    )
    for year, group in groupby(there, key=_year):
        yield f'<section><h2 id="{html.escape(year.replace(" ", "-").lower())}">{html.escape(year)}</h2>\n'
        for entry in group:
            yield article(entry, called, known, closed=closed)
        yield "</section>\n"
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _year(entry: Entry) -> str:
    return str(entry.date.first.year) if entry.date is not None else NO_DATE


def article(entry: Entry, called: Called, known: set[Ref], *, closed: bool = False, mark: str = "") -> str:
    """An entry as HTML: all that anybody wrote escaped, and links to others of the page."""
    shown = entry if closed else entry.as_shown()

    def link(ref: Ref) -> str:
        said = html.escape(clean_line(called(ref) or str(ref)))
        return f'<a href="#{anchor(ref)}">{said}</a>' if ref in known else said

    # A reflection's first line is its title, and stands there already.
    title = "" if entry.KIND is Kind.REFLECTION and shown.body else html.escape(clean_line(called(entry.ref)))
    facts = [entry.date.words if entry.date is not None else "", entry.KIND.value, *(f"#{tag}" for tag in entry.tags)]
    about = html.escape(clean_line(" · ".join(filter(None, facts))))
    begins = f'<article id="{anchor(entry.ref)}" data-kind="{entry.KIND.value}">'
    was = f'<span id="{anchor(entry.was)}"></span>' if entry.was is not None else ""  # what points at that leads here
    pieces = [f'{begins}{was}<p class="about">{mark}{about}</p>']
    if title:
        pieces.append(f"<h3>{title}</h3>")
    facts_said, texts = [], []
    for part in parts_of(shown):
        label = html.escape(part.label)
        if part.is_markdown:
            texts.append((label, markdown(part.text, link)))
        elif part.is_long:
            said = html.escape(clean(marked(part.text))).replace("\n", "<br>\n")
            texts.append((label, replaced(f"<p>{said}</p>", link)))
        else:
            facts_said.append(f"<dt>{label}</dt><dd>{_plain(part.text, link)}</dd>")
    for place, (label, text) in enumerate(texts):
        alone = entry.KIND is Kind.REFLECTION and place == 0
        pieces.append(text if alone else f"<h4>{label}</h4>\n{text}")
    if facts_said:
        pieces.append(f"<dl>{''.join(facts_said)}</dl>")
    if entry.links:
        pieces.append(f'<p class="about">See also {", ".join(link(ref) for ref in entry.links)}</p>')
    if shown != entry:
        pieces.append(f'<p class="about">{html.escape(CLOSED)}</p>')
    return "\n".join([*pieces, "</article>\n"])


def _plain(text: str, link: Callable[[Ref], str]) -> str:
    return replaced(html.escape(clean_line(marked(text))), link)


def markdown(text: str, link: Callable[[Ref], str]) -> str:
    """Somebody's Markdown as HTML: no raw HTML, no picture, and links that lead to the web, a mailbox or an entry."""
    made = parser()
    tokens = made.parse(clean(marked(text)))
    for token in tokens:
        token.info = ""  # the language of a code block would become a class
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 3)}"  # below the page's own headings
        for child in token.children or ():
            if child.type == "link_open":
                child.attrs = {"href": child.attrs["href"], "rel": "noopener noreferrer"}
    return replaced(made.renderer.render(tokens, made.options, {}), link)


def anchor(ref: Ref) -> str:
    """The name of an entry in a page's addresses."""
    return f"{ref.kind.value}-{ref.number}"


def beside(name: str) -> str:
    """The text of a file that stands beside this one: what the pages look like and do."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def digest(text: str) -> str:
    """By which a page allows what it brings itself, and nothing else."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
