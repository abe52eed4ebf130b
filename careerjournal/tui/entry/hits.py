"""What a search found, on the page of the entry: marked wherever it stands, and scrolled to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from textual.app import ComposeResult
from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.markdown import MarkdownBlock

from careerjournal.journal.search.row_words import row_phrases
from careerjournal.journal.search.sought import ENOUGH, Sought, pieces
from careerjournal.journal.search.standing import standing
from careerjournal.journal.search.tags import tag_key
from careerjournal.model.contents import plain_texts
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.passages import passages
from careerjournal.model.text import uncut
from careerjournal.tui.entry import blocks
from careerjournal.tui.entry.prose import SCHEME, Code, Passage, Prose
from careerjournal.tui.entry.table import TABLE, Table
from careerjournal.tui.output.safe import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

    from careerjournal.journal.titles import Titled
    from careerjournal.model.base import Entry

    _Block = MarkdownBlock
else:
    _Block = object

HIT: Final = "bold underline $accent"
"""The style of what was found, which is seen without its colour, too."""

_TRIES: Final = 50
"""Layouts that are waited for until a part of the page has its place."""


_BEHIND: Final = 400
"""Characters behind a title that was cut which are more than what says whether its last word is a name, and whose."""


class Place(NamedTuple):
    """Where on a page something stands."""

    block: int
    """The block, by its place on the page."""
    passage: int = 0
    """The passage of a long text."""


class _Own:
    """Which words of a page are the entry's, and not ours, or another entry's.

    Args:
        entry: the entry as it is shown.
        sought: what is marked.
    """

    def __init__(self, entry: Entry, sought: Sought) -> None:
        self._entry = entry
        self._sought = sought

    @cached_property
    def _texts(self) -> list[str]:
        """What the search looks through, as far as it stands on the page as it was written: links do not."""
        said = [piece.strip() for text in plain_texts(self._entry) for piece in _between_links(text)]
        stands = (
            *(word for _, word in standing(self._entry, dates=False)),
            *row_phrases(self._entry, self._sought.today),
        )
        said += (word for word in stands if self._sought.found_standing(word))
        return [text for text in dict.fromkeys(said) if text]

    def marked(self, content: Content) -> Content:
        """A block with what is sought marked, where the entry says it."""
        text = content.plain
        found = self._sought.spans(text)
        if not found:
            return content
        own = [place for said in self._texts if len(said) <= len(text) for place in _places(said, text)]
        inside = [one for one in found if any(start <= one[0] and one[1] <= end for start, end in own)]
        return content.add_spans([Span(*one, HIT) for one in inside])

    def known_by(self, content: Content) -> Content:
        """The line that it is known by, marked wherever that says it, whether or not a text of it does.

        Of one that was cut it is marked what is found in the whole line.
        """
        title = content.plain
        whole = uncut(title, self._entry.body)
        end = len(title) if whole == title else len(title) - 1  # before the ellipsis
        found = self._sought.spans(whole[: len(title) + _BEHIND])
        return content.add_spans([Span(start, min(after, end), HIT) for start, after in found if start < end])

    def tagged(self, content: Content) -> Content:
        """The same with the tags marked that are sought."""
        tags = [
            Span(span.start, span.end, HIT)
            for span in content.spans
            if isinstance(span.style, Style) and tag_key(str(span.style.meta.get(blocks.TAG, ""))) in self._sought.tags
        ]
        return self.marked(content).add_spans(tags)


def _between_links(text: str) -> Iterator[str]:
    end = 0
    for match in LINK_IN_TEXT.finditer(text) if "[[" in text else ():
        yield text[end : match.start()]
        end = match.end()
    yield text[end:]


def _places(said: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text stands in another."""
    place = text.find(said)
    while place >= 0:
        yield place, place + len(said)
        place = text.find(said, place + len(said))


class MarkedPage(Sequence[blocks.Block]):
    """A page with what is sought marked in each block once that is asked for: of a long page most are not read.

    In a text of Markdown it is marked by `MarkedPassage`.
    """

    def __init__(self, page: Sequence[blocks.Block], entry: Entry, sought: Sought) -> None:
        self._page = page
        self._own = _Own(entry.as_shown(), sought)
        self._sought = sought

    def __len__(self) -> int:
        return len(self._page)

    @overload
    def __getitem__(self, place: int) -> blocks.Block: ...
    @overload
    def __getitem__(self, place: slice) -> list[blocks.Block]: ...
    def __getitem__(self, place: int | slice) -> blocks.Block | list[blocks.Block]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return _marked(self._page[place], self._own, self._sought)


def _marked(block: blocks.Block, own: _Own, sought: Sought) -> blocks.Block:
    match block:
        case blocks.Title(text):
            return blocks.Title(own.known_by(_content(text)))
        case blocks.Facts(text):
            return blocks.Facts(own.tagged(_content(text)))
        case blocks.Heading(text):
            return blocks.Heading(own.marked(_content(text)))
        case blocks.Words(content):
            return blocks.Words(own.marked(content))
        case blocks.Beside(columns):
            return blocks.Beside(tuple(map(own.marked, columns)))
        case blocks.Hold(content, worth, stands):
            return blocks.Hold(own.marked(content), tuple(map(own.marked, worth)), stands)
        case _:
            return block


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else plain(text)


def _has_hit(content: Content) -> bool:
    return any(span.style == HIT for span in content.spans)


def place_of_hit(page: Iterable[blocks.Block], sought: Sought) -> Place | None:
    """Where on a page that is marked to begin: where most of what is sought stands together, the first of such places.

    None where it stands nowhere, as where only a tag or a date was asked for.
    """
    best, held, compared = None, 0, 0
    for at, block in enumerate(page):
        for passage, text in enumerate(_texts_of(block)):
            if not sought.may_stand_in(text):
                continue
            holds = sum(map(bool, sought.each_in(text)))
            compared += 1
            if holds > held:
                best, held = Place(at, passage), holds
            if held == sought.count or compared == ENOUGH:
                return best
    return best


def _texts_of(block: blocks.Block) -> Iterator[str]:
    """What of a block is looked through: a long text in its passages."""
    match block:
        case blocks.Markdown(text):
            yield from passages(text)
        case blocks.Title(text) | blocks.Facts(text) | blocks.Heading(text):
            yield from (one.plain for one in (_content(text),) if _has_hit(one))
        case blocks.Words(content):
            yield from (one.plain for one in (content,) if _has_hit(one))
        case blocks.Beside(columns):
            yield from ("\n".join(one.plain for one in columns if _has_hit(one)),)
        case blocks.Hold(content, worth, _):
            yield from ("\n".join(one.plain for one in (content, *worth) if _has_hit(one)),)


class _Marking(_Block):
    """What makes a block of Markdown one in which what is sought is marked.

    It is no widget, or that block would have none of the styles of its kind.
    """

    def set_content(self, content: Content) -> None:
        """Say something, marked; a link to an entry says the title of that, which this entry does not."""
        passage = self._markdown
        if isinstance(passage, MarkedPassage):
            passage.saying[self] = content = passage.marked(content)
        super().set_content(content)


class _MarkedCode(Code):
    def compose(self) -> ComposeResult:
        """Its code, marked; it was put together anew as it got its styles."""
        passage = self._markdown
        if isinstance(passage, MarkedPassage):
            self._highlighted_code = passage.marked(self._highlighted_code)
        yield from super().compose()

    def set_content(self, content: Content) -> None:
        """Say something, marked."""
        passage = self._markdown
        super().set_content(passage.marked(content) if isinstance(passage, MarkedPassage) else content)


def _marking(block: type[MarkdownBlock]) -> type[MarkdownBlock]:
    return type(f"Marking{block.__name__}", (_Marking, block), {})


class _MarkedTable(Table):
    def set_content(self, content: Content) -> None:
        """Take in the words of a cell, marked."""
        passage = self._markdown
        super().set_content(passage.marked(content) if isinstance(passage, MarkedPassage) else content)


_SAYING: Final = ("paragraph_open", *(f"h{rank}" for rank in range(1, 7)))
"""The blocks of Markdown that have words of their own, as Textual names them."""


class MarkedPassage(Passage):
    """A stretch of a text with what is sought marked.

    Args:
        text: Markdown.
        place: which stretch it is.
        titled: what an entry is called that a link leads to.
        sought: what is marked.
    """

    BLOCKS = {
        **Passage.BLOCKS,
        **{name: _marking(Passage.BLOCKS[name]) for name in _SAYING},
        **dict.fromkeys(("fence", "code_block"), _MarkedCode),
        TABLE: _MarkedTable,
    }

    def __init__(self, text: str, place: int, titled: Titled, sought: Sought) -> None:
        super().__init__(text, place, titled)
        self._sought = sought
        self.saying: dict[MarkdownBlock, Content] = {}
        """The blocks that have words of their own, in their order, and what they say, while they are made."""

    def blocks(self, tokens: list[Token]) -> list[Widget]:
        """Make its blocks; what is sought and goes on from one into the next is marked in each."""
        made = list(super().blocks(tokens))
        said, self.saying = self.saying, {}
        if self._sought.may_go_on:
            self._mark_across(said)
        return made

    def _mark_across(self, said: dict[MarkdownBlock, Content]) -> None:
        before, behind = self.beside
        texts = [before, *(content.plain for content in said.values()), behind]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        found = self._sought.spans("\n".join(texts))
        for (block, content), start in zip(said.items(), starts[1:], strict=False):
            end = start + len(content.plain)
            across = [one for one in found if one[0] < start < one[1] or one[0] < end < one[1]]
            inside = [(max(first, start) - start, min(last, end) - start) for first, last in across]
            if spans := [Span(first, last, HIT) for first, last in inside if first < last]:
                block.set_content(content.add_spans(spans))

    def marked(self, content: Content) -> Content:
        """What a block says, with what is sought marked."""
        links = [(span.start, span.end) for span in content.spans if _leads_to_entry(span)]
        found = [
            one
            for one in self._sought.spans(content.plain)
            if not any(start < one[1] and one[0] < end for start, end in links)
        ]
        return content.add_spans([Span(*one, HIT) for one in found])

    def row_of_hit(self) -> int:
        """The row, from its own first, of what is scrolled to; where nothing shows, of the line that says it."""
        row = _row_of_hit(self, self._sought)
        if row is not None:
            return row
        found = self._sought.spans(self.source)
        return self.row_of(self.source.count("\n", 0, found[0][0]), 0) if found else 0


def _leads_to_entry(span: Span) -> bool:
    return isinstance(span.style, Style) and f"link('{SCHEME}" in str(span.style.meta.get("@click", ""))


def _row_of_hit(part: Widget, sought: Sought) -> int | None:
    """The row of a part of the page, from its own first, at which most of what is sought stands together."""
    best, held = None, 0
    for static in part.walk_children(Static, with_self=True):
        content = static.content
        if not isinstance(content, Content) or not _has_hit(content):
            continue
        for piece in pieces(content.plain):
            found = sought.each_in(piece.text)
            holds = sum(map(bool, found))
            if holds > held:
                first = min(span for spans in found for span in spans)
                best, held = (static, piece.start + first[1]), holds
        if best is None:  # a phrase that goes on in another piece
            best = static, min(span.end for span in content.spans if span.style == HIT)
    if best is None:
        return None
    static, end = best
    above = Content(str(static.content)[:end]).get_height({}, max(1, static.content_size.width)) - 1
    return static.content_region.y - part.region.y + max(0, above)


async def scroll_to_hit(page: Widget, part: Widget, place: Place, sought: Sought) -> int | None:
    """Scroll a page to what is sought, in one part of it, if it is not in view.

    Returns:
        The row of it, from the first of the page; None where it is not there.
    """
    if isinstance(part, Prose):
        return await part.show_in(
            place.passage, lambda there: there.row_of_hit() if isinstance(there, MarkedPassage) else 0
        )
    for _ in range(_TRIES):
        done = asyncio.Event()
        if part.call_after_refresh(done.set):
            await done.wait()
        if part.size.width:
            break
    row = _row_of_hit(part, sought)
    if row is None or not part.is_attached:
        return None
    row += part.region.y - page.content_region.y + page.scroll_offset.y
    height, top = page.scrollable_content_region.height, page.scroll_offset.y
    if not top <= row < top + height - 1:
        page.scroll_to(y=max(0, row - height // 3), animate=False, force=True, immediate=True)
    return row
