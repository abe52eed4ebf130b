"""What a document looks like outside, and that nothing anybody wrote is more than words there."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerjournal.model.text import clean, clean_line
from careerjournal.sharing.markdown.blocks import Block, is_close, parser
from careerjournal.sharing.markdown.composing import rewritten
from careerjournal.sharing.markdown.rendering import cells, escaped, escaped_text, html_page, mail_text, plain_text

ODD = st.text(
    st.one_of(
        st.sampled_from(list("\\`*_[]{}()<>&#+-.!|~=:;\"'/ \n\t19a")), st.characters(exclude_categories=("Cs", "Cc"))
    ),
    max_size=40,
)
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=http://x.example/a.png onerror=alert(1)>",
    "![a](http://x.example/a.png)",
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](//x.example/y)",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    '[a](http://x.example/"onmouseover="alert(1))',
    '[a](http://x.example "t\\" onclick=\\"x")',
    '```"><script>alert(1)</script>\nx\n```',
    "</title></body></html><iframe>",
    "&lt;script&gt; &#60;b&#62;",
    "{body} {title}",
)
QUIET = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "em",
    "strong", "s", "code", "pre", "blockquote", "hr", "br", "a", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: dict[str, str] = {}
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("title", "style", "body"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "style", "body"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        self.said[self._inside] = self.said.get(self._inside, "") + data

    def harm(self) -> list[object]:
        """Everything in it that could fetch, run or lead anywhere but to the web or a mailbox."""
        allowed = {"a": {"href", "rel"}, "meta": None, "html": {"lang"}, "ol": {"start"}}
        cells = {"th": {"style"}, "td": {"style"}}
        return [
            (tag, attrs)
            for tag, attrs in self.tags
            if tag not in QUIET
            or (tag != "meta" and not set(attrs) <= ({**allowed, **cells}.get(tag) or set()))
            or not (attrs.get("href") or "http:").startswith(("http:", "https:", "mailto:"))
            or (attrs.get("style") or "text-align") not in ("text-align", *(f"text-align:{w}" for w in ALIGNED))
        ]


ALIGNED = ("left", "right", "center")


def test_a_page_stands_alone() -> None:
    page = html_page("The panel", "# The panel\n\nIt went on *too* long, see [this](https://x.example/a).\n")
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert "@page { size: A4" in page
    read = Page(page)
    assert read.harm() == []
    assert read.said["title"] == "The panel"
    assert [tag for tag, _ in read.tags if tag in ("script", "link", "img")] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_acts(text: str) -> None:
    for page in (html_page(text, text), html_page(text, f"# {escaped(text)}\n\n{escaped_text(text)}")):
        read = Page(page)
        assert read.harm() == []
        assert read.said["title"] == clean_line(text)
        assert "alert" not in page or "alert" in read.said["title"] + read.said["body"] + str(read.tags)


@given(ODD, ODD)
def test_no_text_gets_out_of_the_page(title: str, markdown: str) -> None:
    read = Page(html_page(title, markdown))
    assert read.harm() == []
    assert read.said.get("title", "") == clean_line(title)


def words(markdown: str) -> list[str]:
    """What each block of a document says, anything but plain words and line breaks by its name."""
    said = {"text": "", "hardbreak": "\n"}
    return [
        "".join(said.get(part.type, f"<{part.type}>") + part.content for part in token.children)
        for token in parser().parse(markdown)
        if token.children
    ]


@given(ODD)
def test_a_line_reads_as_it_was_written(line: str) -> None:
    said = clean_line(line)
    assert words(escaped(line)) == ([said] if said else [])
    assert words(f"# {escaped(line)}") == ([said] if said else [])
    assert words(f"**A** {escaped(line)}.") == [f"<strong_open>A<strong_close> {said}."]


@given(ODD)
def test_a_text_reads_as_it_was_written(text: str) -> None:
    said = [line for line in map(clean_line, clean(text).split("\n")) if line]
    assert "\n".join(words(escaped_text(text))).split("\n") == (said or [""])
    assert plain_text(escaped_text(text)).split() == " ".join(said).split()


def test_plain_text_keeps_the_shape_and_drops_the_marks() -> None:
    markdown = (
        "# The *panel*\n\nIt went on **too** long, see [this](https://x.example/a) or <https://y.example/b>.\n\n"
        "- one\n- two\n  - deeper\n\n3. three\n\n   again\n4. four\n\n> said\n> so\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nkept  as is\n```\n\n## Later\n\none line  \nanother\n"
    )
    assert plain_text(markdown, 40) == (
        "The panel\n\n"
        "It went on too long, see this\n(https://x.example/a) or\nhttps://y.example/b.\n\n"
        "- one\n- two\n  - deeper\n\n"
        "3. three\n\n   again\n\n4. four\n\n"
        "> said\n> so\n\n"
        "a | b\n1 | 2\n\n"
        "    kept  as is\n\n"
        "Later\n\none line\nanother\n"
    )


def test_a_script_without_spaces_goes_on_in_the_next_line_and_an_address_stays_whole() -> None:
    said = plain_text(f"How: {'長い' * 50} https://example.test/{'長' * 50}", 40).splitlines()
    assert "".join(said[:-1]) == f"How: {'長い' * 50}"
    assert max(map(cells, said[:-1])) == 40
    assert said[-1] == f"https://example.test/{'長' * 50}"


def test_the_text_of_a_mail_begins_with_its_subject_and_has_no_marks() -> None:
    markdown = "# Agreed\n\nFor *you*.\n\n## I will\n\n1. **Read**  \n   By Friday\n2. " + "x" * 100
    assert mail_text("Agreed\n on Friday", markdown) == (
        f"Subject: Agreed  on Friday\n\nFor you.\n\nI will\n\n1. Read\n   By Friday\n2. {'x' * 69}\n   {'x' * 31}\n"
    )


@given(st.lists(ODD, max_size=4))
@example(["\u0b3e000000000\u0e5c"])  # at the edge a vowel sign with a column of its own, which clings
def test_no_line_of_a_mail_is_wide_or_ends_in_a_blank_and_no_word_is_lost(texts: list[str]) -> None:
    markdown = "# Title\n\n" + "\n\n".join(escaped_text(text * 9) for text in texts)
    lines = mail_text("Title", markdown).split("\n")
    assert all(cells(line) <= 72 and line == line.rstrip() for line in lines)
    assert "".join("".join(lines[1:]).split()) == "".join("".join(plain_text(markdown).split("\n")[1:]).split())


def test_plain_text_is_measured_in_columns() -> None:
    assert plain_text("語" * 12 + " " + "語" * 12, 40) == "語" * 12 + "\n" + "語" * 12 + "\n"
    assert plain_text("", 40) == "\n"


@given(ODD)
def test_every_text_has_a_plain_form(text: str) -> None:
    assert plain_text(text).endswith("\n")


def test_each_item_of_a_list_is_looked_at_once_however_long_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Block] = []

    def noted(item: Block) -> bool:
        looked_at.append(item)
        return is_close(item)

    monkeypatch.setattr("careerjournal.sharing.markdown.rendering.is_close", noted)
    said = plain_text("\n".join(f"- item {number}" for number in range(200)))
    assert said.count("\n") == 200
    assert len(looked_at) == 200


@pytest.mark.parametrize(
    "markdown", [f"{'>' * 60} the innermost", "".join(f"{'  ' * at}- the innermost\n" for at in range(40))]
)
def test_no_word_stands_too_deep_to_leave(markdown: str) -> None:
    wanted = markdown.count("the innermost")
    for said in (plain_text(markdown, 200), html_page("Title", markdown), rewritten(markdown)):
        assert " ".join(said.split()).count("the innermost") == wanted
