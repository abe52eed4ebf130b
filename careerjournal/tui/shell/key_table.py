"""Keys, what each does and a sentence about it, in columns under headings: what help consists of."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.binding import InvalidBinding
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from careerjournal.tui.commands import ALSO, normal, printed
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import BENEATH, KEY, pressing

_BEGINS: Final = 3
"""Letters from which on a word finds the keys that only begin with it, as ``ctrl+`` does."""


class Row(NamedTuple):
    """A command, or a family of them."""

    key: str
    """Its key as people read it, or the keys of the family."""
    label: str
    says: str
    names: Mapping[str, str]
    """The name of the command of each key that is spelled there."""
    keys: frozenset[str] = frozenset()
    """All its keys, by Textual's names."""
    here: bool = True
    """Whether it can be asked for on the screen beneath, so that a click on its key does it there."""

    @property
    def shown(self) -> Content:
        """Its keys; those that can be asked for beneath are to be clicked: help closes, and it is done there."""
        if not self.here:
            return plain(self.key, "$ink")
        parts = re.split("([– ])", self.key) if len(self.names) > 1 else [self.key]
        return Content.assemble(*(self._beneath(one) if one in self.names else plain(one, KEY) for one in parts))

    def _beneath(self, key: str) -> Content:
        return pressing(self.names[key], key, KEY).stylize(Style.from_meta({BENEATH: True}))

    def beside(self, words: str, style: str = "") -> Content:
        """Words beside its key, to be clicked as it is where there is one key."""
        if not self.here or len(self.names) != 1:
            return plain(words, style)
        [name] = self.names.values()
        return pressing(name, words, style).stylize(Style.from_meta({BENEATH: True}))

    @property
    def sentence(self) -> str:
        """What is said of it, with the keys that it has besides."""
        others = sorted({printed(key) for key in self.keys} - {self.key}, key=lambda key: (len(key), key))
        also = f"Also {', '.join(others)}." if others and len(self.names) == 1 else ""
        return " ".join(said for said in (self.says, also) if said)

    def has_key(self, word: str) -> bool:
        """Whether what was typed is one of its keys, however it is written."""
        with suppress(InvalidBinding):
            return not self.keys.isdisjoint(normal(word))
        return False

    def fits(self, words: Sequence[str]) -> bool:
        """Whether each of some words begins one of its own or of those it is looked for by, or is one of its keys.

        Of a long key it may be how that begins.
        """
        names = self.names.values()
        own = words_of(" ".join((self.label, self.says, *names, *(ALSO.get(name, "") for name in names))))
        keys = {printed(key).casefold() for key in self.keys}
        return all(
            self.has_key(word)
            or begins_one(own, word)
            or (len(word) >= _BEGINS and any(key.startswith(word.casefold()) for key in keys))
            for word in words
        )


class Part(NamedTuple):
    """What stands under one heading: commands, or a few sentences."""

    heading: str
    rows: Sequence[Row] = ()
    words: Content = Content("")

    def only(self, words: Sequence[str]) -> Part | None:
        """What of it fits some words, what has one of them as its key first; None where nothing does."""
        rows = sorted((row for row in self.rows if row.fits(words)), key=lambda row: not any(map(row.has_key, words)))
        said = words_of(self.words.plain)
        fits = all(begins_one(said, word) for word in words)
        return self._replace(rows=rows) if rows or (self.words and fits) else None


def begins_one(own: Sequence[str], typed: str) -> bool:
    """Whether what was typed, or each part of it as in ``own-questions``, begins a word."""
    wanted = words_of(typed)
    return bool(wanted) and all(any(one.startswith(word) for one in own) for word in wanted)


def words_of(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return re.findall(r"[^\W_]+", text.casefold().replace("’", "").replace("'", ""))


class _Line(NamedTuple):
    """A line of the table."""

    of: tuple[int, int]
    """Of which part it is, and of which of its rows; 0 of what stands above them."""
    place: int
    """Which line of that."""
    content: Content


class KeyTable(Widget):
    """Keys, names and sentences in columns; where it is narrow, each sentence stands beneath its name."""

    SENTENCE = 30
    """Cells that a column of sentences needs."""
    PROSE = 88
    """Cells that a paragraph has at most."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[Part] = ()
        self._laid: tuple[int, list[_Line]] | None = None
        self._top: _Line | None = None
        """What is at the top of what is in view."""
        self._noted_for = 0
        """The columns in which it is."""

    def on_mount(self) -> None:
        """Follow whoever scrolls."""
        if isinstance(self.parent, Widget):
            self.watch(self.parent, "scroll_y", self._note, init=False)

    def _note(self) -> None:
        if isinstance(self.parent, Widget) and self.size.width == self._noted_for:
            lines, top = self._lines(self.size.width), self.parent.scroll_offset.y
            self._top = lines[top] if top < len(lines) else None

    def on_resize(self) -> None:
        """Stay at what is read where it takes other lines now."""
        width, self._noted_for = self._noted_for, self.size.width
        if self._top is not None and width != self._noted_for:
            self.call_after_refresh(self._return_to, self._top)

    def _return_to(self, top: _Line) -> None:
        scroller = self.parent
        if not isinstance(scroller, Widget) or self.app.animator.is_being_animated(scroller, "scroll_y"):
            return  # they are on their way elsewhere
        places = [(line.of, line.place) for line in self._lines(self.size.width)]
        row = bisect_right(places, (top.of, top.place)) - 1
        if row >= 0 and row != scroller.scroll_offset.y:
            scroller.scroll_to(y=row, animate=False, immediate=True)

    def show(self, parts: Sequence[Part]) -> None:
        """Show these; what was read among others has no place here."""
        self._parts = parts
        self._laid = self._top = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it comes to."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The table."""
        return Content("\n").join(line.content for line in self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[_Line]:
        if self._laid is None or self._laid[0] != width:
            self._laid = width, list(self._all_lines(width))
        return self._laid[1]

    def _all_lines(self, width: int) -> Iterator[_Line]:
        for place, part in enumerate(self._parts):
            head = [Content("")] if place else []
            head += plain(part.heading, "$accent" if place else "bold $ink").wrap(max(1, width))
            if part.words:
                head += part.words.wrap(max(1, min(width, self.PROSE)))
            yield from (_Line((place, 0), at, line) for at, line in enumerate(head))
            for number, lines in enumerate(_table(part.rows, width, self.SENTENCE), 1):
                yield from (_Line((place, number), at, line) for at, line in enumerate(lines))


def _table(rows: Sequence[Row], width: int, sentence: int) -> Iterator[list[Content]]:
    """The lines of each row."""
    keys = max((cell_len(row.key) for row in rows), default=0)
    labels = max((cell_len(row.label) for row in rows), default=0)
    before = keys + labels + 5
    beside = width - before >= sentence
    indent = before if beside else keys + 2
    for row in rows:
        first, *more = textwrap.wrap(row.sentence, max(1, width - indent)) or [""]
        label, *rest = [row.label] if beside else textwrap.wrap(row.label, max(1, width - indent)) or [""]
        named = Content.assemble(" " * (keys - cell_len(row.key)), row.shown, "  ", row.beside(label))
        if beside:
            gap = " " * (labels - cell_len(label) + 3)
            lines = [Content.assemble(named, gap, row.beside(first, "$muted")).rstrip()]
        else:
            lines = [named, *(Content.assemble(" " * indent, row.beside(line)) for line in rest)]
            more = [first, *more] if first else []
        yield [*lines, *(Content.assemble(" " * indent, row.beside(line, "$muted")) for line in more)]
