"""Words that are drawn a line at a time are drawn as they are at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from careerjournal.tui.widgets.tall import Tall

TEXT = st.text(st.sampled_from("ab 語\n"), max_size=60)
STYLE = {"bold": Style(bold=True), "not bold": Style(bold=False), "italic": Style(italic=True)}
HOW = RenderOptions(lambda style: style if isinstance(style, Style) else STYLE[style], {})


def cells(strips: list[Strip]) -> list[list[tuple[str, bool, bool]]]:
    return [
        [
            (letter, bool(segment.style and segment.style.bold), bool(segment.style and segment.style.italic))
            for segment in strip
            for letter in segment.text
        ]
        for strip in strips
    ]


@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40), st.sampled_from(sorted(STYLE))), max_size=6))
def test_line_by_line_it_is_the_same_as_at_once(text: str, styles: list[tuple[int, int, str]]) -> None:
    spans = [Span(min(at, len(text)), min(at + long, len(text)), style) for at, long, style in styles]
    content = Content(text, [span for span in spans if span.start < span.end])
    tall = Tall(content)
    for width in (4, 9, 30):
        rows = tall.rows({}, width, lambda line, width=width: line.render_strips(width, None, Style(), HOW))  # type: ignore[misc]
        assert cells(list(rows)) == cells(content.render_strips(width, None, Style(), HOW))
        assert tall.get_height({}, width) == len(rows)
