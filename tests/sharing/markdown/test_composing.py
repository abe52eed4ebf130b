"""Markdown taken apart and set again says the same, and stays within itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.sharing.markdown.blocks import parser
from careerjournal.sharing.markdown.composing import rewritten
from careerjournal.sharing.markdown.inline import Edit, Inline
from careerjournal.sharing.markdown.rendering import html_page
from careerjournal.sharing.markdown.visible import shown

PIECES = st.sampled_from([
    "a", "b c", "*", "**", "_", "`", "``", "~~", "[", "]", "(http://x.example/a)", "](<mailto:a@x.example>)", "\\", "#",
    "# ", "> ", "- ", "* ", "1. ", "3) ", "\n", "\n\n", "    ", "  \n", "```", "~~~", "---", "|", "<b>", "&amp;", "é",
    "\ufe0f", "<http://x.example>", "[a]: http://x.example\n", ".", "\u00a0", "+", "=", ":-",
])  # fmt: skip
MARKDOWN = st.lists(PIECES, max_size=24).map("".join)


def said(markdown: str) -> list[str]:
    """The words of every block that has any, in order."""
    tokens = parser().parse(markdown)
    texts = (Inline.of(token.children).text if token.children else token.content for token in tokens)
    return [" ".join(text.split()) for text in texts if text.strip()]


@given(MARKDOWN)
def test_it_says_what_it_said(markdown: str) -> None:
    again = rewritten(markdown)
    assert said(again) == said(markdown)
    assert rewritten(again) == again


@given(MARKDOWN)
def test_a_review_reads_on_where_a_line_was_only_ended(markdown: str) -> None:
    again = shown(rewritten(markdown), read_on=True)
    assert again.text == shown(rewritten(markdown, Inline.on_one_line), read_on=True).text


@given(MARKDOWN)
def test_no_block_reaches_into_the_next(markdown: str) -> None:
    page = html_page("", f"{rewritten(markdown)}\n\nAfterwards.\n\n[a]\n")
    assert "<p>Afterwards.</p>" in page
    assert "<p>[a]</p>" in page


@pytest.mark.parametrize(
    ("written", "set_again"),
    [
        ("Title\n===\n\n*a* __b__ ~~c~~ `d`", "# Title\n\n*a* **b** ~~c~~ `d`"),
        ("one\ntwo  \nthree\\\nfour", "one  \ntwo  \nthree  \nfour"),
        ("* a\n* b\n\n- c", "- a\n- b\n\n* c"),
        ("[a][x] ![b](http://x.example/b.png)\n\n[x]: http://x.example/(c)",
         "[a](<http://x.example/(c)>) ![b](http://x.example/b.png)"),
        ("```python\nx = `1`", "```\nx = `1`\n```"),
        ("> a\n>\n> 2. b", "> a\n>\n> 2. b"),
        ("|a|b|\n|-|-|\n|`c`|*d*|", "| a | b |\n| --- | --- |\n| `c` | *d* |"),
        ("<a@x.example> <http://x.example/a_b>", "<a@x.example> <http://x.example/a_b>"),
        ("<!-- a", "\\<!-- a"),
        ("He said wait\n-\nI waited", "He said wait  \n\\-  \nI waited"),
        ("Thanks\n-- \nJo", "Thanks  \n\\--  \nJo"),
        ("Title\n---\na", "## Title\n\na"),
        ("a\n==\nb\n---", "a  \n\\==  \nb\n\n___"),
    ],
)  # fmt: skip
def test_it_is_set_in_one_way(written: str, set_again: str) -> None:
    assert rewritten(written) == set_again


def test_headings_go_down_and_no_further_than_six() -> None:
    assert rewritten("# a\n\n##### b", deeper=2) == "### a\n\n###### b"


@pytest.mark.parametrize(
    ("written", "old", "new", "set_again"),
    [
        ("met **Jo** Orrell then", "Jo Orrell", "her", "met **her** then"),
        ("met Jo **Orrell** then", "Jo Orrell", "her", "met her then"),
        ("met **Jo** *Orrell* then", "Jo Orrell", "her", "met **her** then"),
        ("met J*o Orrell was* here", "Jo Orrell", "she", "met she *was* here"),
        ("met *Jo\nOrrell*", "Jo Orrell", "", "met"),
        ("[Jo](http://x.example) Orrell", "Jo Orrell", "she", "[she](http://x.example)"),
        ("`Jo` x", "Jo", "she", "`she` x"),
        ("- Jo\n- b", "Jo", "", "- b"),
        ("> Jo\n\nb", "Jo", "", "b"),
    ],
)
def test_words_change_across_the_marks_among_them(written: str, old: str, new: str, set_again: str) -> None:
    def change(words: Inline) -> Inline:
        place = words.text.find(old)
        return words.edited([Edit(place, place + len(old), new)]) if place >= 0 else words

    assert rewritten(written, change) == set_again
