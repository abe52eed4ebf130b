"""A journal as a page, a booklet and a folder of Markdown: all of it is there, and nothing that could do anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import yaml
from msgspec import structs

from careerjournal.exchange.exporting import FORMS, Wanted, files_of, text_of
from careerjournal.exchange.selection import Selection
from careerjournal.journal.becoming import became
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Name, PartialDate, Ref, Reflection, Setback
from careerjournal.model.contents import texts
from careerjournal.model.links import LINK_IN_TEXT

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> "><b> [x](javascript:alert(1)) ![p](http://x.example/p.png)'
)


class Seen(HTMLParser):
    """The elements and attributes of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.hrefs: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name == "href":
                self.hrefs.append(value or "")
            elif name.startswith("on") or name in ("src", "style"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        self.words += data


def page(journal: Journal, form: str, wanted: Wanted = Wanted()) -> str:  # noqa: B008
    return "".join(text_of(form, journal, wanted))


def squeezed(text: str) -> str:
    without_numbers = re.sub(r"(?m)^\d+\. ", "", text)  # those of a list are drawn, and no text
    return re.sub(r"[\s*_`\\#>-]+", "", without_numbers)


@pytest.mark.parametrize("form", ["html", "booklet"])
def test_everything_in_the_sample_stands_on_it(sample_journal: Journal, form: str) -> None:
    seen = Seen(page(sample_journal, form))
    words = squeezed(seen.words)
    for entry in sample_journal:
        if form == "booklet" and entry.KIND is Kind.NAME:
            continue
        for said in texts(entry.as_shown()):
            for piece in LINK_IN_TEXT.split(said.text)[::2]:
                assert squeezed(piece) in words, (entry.ref, said)


@pytest.mark.parametrize("form", ["html", "booklet"])
def test_lines_end_where_they_were_ended(journal: Journal, form: str) -> None:
    journal.add(Reflection(body="Milk <b>\n*for the\nroom*\n\n- one,\n  and so on\n", when=PartialDate(2023)))
    said = page(journal, form)
    assert "Milk &lt;b&gt;<br />\n<em>for the<br />\nroom</em>" in said
    assert "one,<br />\nand so on" in said


@pytest.mark.parametrize("form", ["html", "booklet"])
def test_links_lead_to_what_is_on_it_and_names_of_others_stay_words(journal: Journal, form: str) -> None:
    journal.add(
        Setback(what_happened="Lost <b>it</b>", when=PartialDate(2023), body="After [[lesson 1]], not [[lesson 9]].")
    )
    journal.add(Lesson(sentence="Ask & listen", learnt_from=(Ref(Kind.SETBACK, 1),)))
    seen = Seen(page(journal, form))
    inside = [href[1:] for href in seen.hrefs if href.startswith("#")]
    assert {"lesson-1", "setback-1"} <= set(inside) <= seen.ids
    assert "After Ask & listen, not lesson 9." in seen.words
    only = Seen(page(journal, form, Wanted(Selection((Kind.SETBACK,)))))
    assert "#lesson-1" not in only.hrefs
    assert "After Ask & listen" in only.words


@pytest.mark.parametrize("form", ["html", "booklet"])
def test_nothing_that_anybody_wrote_does_anything(journal: Journal, form: str) -> None:
    journal.add(Name(name=f"Ros {HOSTILE}", stand_in="x"))
    journal.add(Reflection(body=f"{HOSTILE}\n\nRos came.", tags=(HOSTILE[:60],), prompt=HOSTILE))
    journal.add(Setback(what_happened=HOSTILE, felt=HOSTILE, body=HOSTILE))
    made = page(journal, form)
    seen = Seen(made)
    assert seen.tags.count("script") == (1 if form == "html" else 0)
    assert "img" not in seen.tags
    assert not seen.handlers
    assert all(href.startswith(("#", "http://", "https://", "mailto:")) for href in seen.hrefs)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


@pytest.mark.parametrize("form", ["html", "booklet", "markdown"])
def test_a_letter_stays_closed_unless_it_is_asked_for(journal: Journal, form: str) -> None:
    journal.add(Reflection(body="Dear me, the harbour.", open_on=PartialDate(2040)))

    def made(wanted: Wanted) -> str:
        if FORMS[form].is_folder:
            return "".join(text for _, text in files_of(form, journal, wanted))
        return page(journal, form, wanted)

    assert "harbour" not in made(Wanted())
    assert "closed" in made(Wanted())
    assert "Dear me, the harbour." in made(Wanted(closed=True))


def test_the_booklet_has_its_years_its_contents_and_an_index_of_names(journal: Journal) -> None:
    journal.add(Name(name="Rosalind Pask", spellings=("Ros",), stand_in="a friend"))
    for year in (2022, 2023):
        journal.add(Reflection(body=f"Ros in {year}", when=PartialDate(year)))
    journal.add(Reflection(body="Without her", when=PartialDate(2023, 2)))
    made = page(journal, "booklet")
    assert re.findall(r'<section class="chapter" id="([^"]+)"', made) == ["chapter-2022", "chapter-2023"]
    assert re.search(r"<dt>Rosalind Pask</dt><dd>(.*?)</dd>", made)
    index = re.search(r"<dt>Rosalind Pask</dt><dd>(.*?)</dd>", made)
    assert index is not None
    assert re.findall(r">(\d+)<", index[1]) == ["1", "2"]
    assert made.count("<li value=") == 3


def test_the_folder_has_a_file_an_entry_that_obsidian_reads(sample_journal: Journal) -> None:
    files = dict(files_of("markdown", sample_journal, Wanted()))
    assert len(files) == sample_journal.count(*Kind)
    assert len({name.lower() for name in files}) == len(files)
    stems = {name.rpartition("/")[2].removesuffix(".md") for name in files}
    for name, text in files.items():
        assert len(name.rpartition("/")[2].encode()) < 255
        assert not re.search(r'[\\:*?"<>|#^\[\]]', name)
        _, front, _ = text.split("---\n", 2)
        facts = yaml.safe_load(front)
        assert Kind(facts["entry"]).plural == name.partition("/")[0]
        for link in re.findall(r"\[\[([^\]|]+)", text):
            assert link in stems


def test_names_that_no_system_takes_become_ones_that_all_do(journal: Journal) -> None:
    for body in ('../../etc/passwd: "a" <b> | c? *', "CON", "é" * 300, "日本" * 200, "...", "a\u202eb"):
        journal.add(Reflection(body=body, when=PartialDate(2024)))
    names = [name for name, _ in files_of("markdown", journal, Wanted())]
    assert len({name.lower() for name in names}) == 6
    for name in names:
        folder, _, file = name.partition("/")
        assert folder == "reflections"
        assert "/" not in file
        assert ".." not in file
        assert file.endswith(").md")
        assert len(file.encode()) < 255
        assert "\u202e" not in file


def test_words_that_mean_something_to_yaml_are_said_as_they_are(journal: Journal) -> None:
    kept = journal.add(Setback(what_happened="x", felt="no", tags=("near miss", "yes")))
    journal.keep(structs.replace(kept, felt="- : #\n"))
    text = dict(files_of("markdown", journal, Wanted())).popitem()[1]
    front = yaml.safe_load(text.split("---\n", 2)[1])
    assert front["tags"] == ["near-miss", "yes"]


def test_what_pointed_at_a_reflection_leads_to_what_it_became(journal: Journal) -> None:
    before = journal.add(Reflection(body="Not shortlisted"))
    journal.add(Lesson(sentence="Ask first", body="As [[reflection 1]] taught."))
    became(journal, before, Kind.SETBACK)
    for form in ("html", "booklet"):
        seen = Seen(page(journal, form))
        assert "#reflection-1" in seen.hrefs
        assert {href[1:] for href in seen.hrefs if href.startswith("#")} <= seen.ids
    files = dict(files_of("markdown", journal, Wanted()))
    [setback] = [name for name in files if name.startswith("setbacks/")]
    [lesson] = [text for name, text in files.items() if name.startswith("lessons/")]
    assert f"[[{setback.removeprefix('setbacks/').removesuffix('.md')}|" in lesson
