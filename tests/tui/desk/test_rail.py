"""The rail says which section each of its keys goes to, at every width, and how much is there."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson, Name, Reflection, Role, Share, Story
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.rail import Rail, RailItem
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.sections.catalogue import SECTIONS
from careerjournal.tui.sections.heading import Heading
from tests.tui.using import NARROW, USUAL, WIDE, at_desk, desk, groups, lines, press, resize, rest, until

pytestmark = pytest.mark.usefixtures("quick")

SMALLEST = (40, 15)


@pytest.mark.parametrize("size", [SMALLEST, NARROW, USUAL, WIDE])
async def test_it_names_every_section_and_cuts_no_name_in_two(size: tuple[int, int], sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        rail = app.screen.query_one(Rail).region
        said = [line[: rail.right].split() for line in lines(app)[rail.y : rail.bottom]]
        named = [words[1 if words[0] == "▌" else 0 :] for words in said if words]
        names = [section.name if size[0] >= USUAL[0] else section.short for section in SECTIONS]
        assert [words[0].lstrip("▌") for words in named] == [section.key for section in SECTIONS]
        assert [words[1] for words in named] == names
        assert len(set(names)) == len(names)
        assert min(map(len, names)) >= 2


async def test_a_longer_key_stands_whole(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"go-5": "f5"}))
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert any(line.strip().startswith("f5 Le") or line.split()[:1] == ["f5"] for line in lines(app))


async def test_it_counts_what_the_heading_counts(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        items = {item.section.key: item for item in app.screen.query(RailItem)}
        for section in SECTIONS[1:]:
            await press(pilot, section.key)
            for view in section.views:
                await desk(app).show_view(view)
                await rest(pilot)
                heading = next(one for one in app.screen.query(Heading) if one.region)
                said = heading.render().plain.rpartition("   ")[2].split()[0]
                if view == section.views[0]:
                    assert said == (f"{items[section.key].count:,}" if items[section.key].count else "nothing"), section
                if not section.beside and any(one.region for one in app.screen.query(SectionList)):
                    assert said == str(sum(len(group.cards) for group in groups(section, sample_journal, view))), view


def _said(app: CareerJournal) -> str:
    heading = next(one for one in app.screen.query(Heading) if one.region)
    return heading.render().plain.rpartition("   ")[2]


async def test_what_was_shared_is_counted_apart_from_stories_and_names(journal: Journal) -> None:
    for number in range(12):
        journal.add(Name(name=f"Ros Pask {number}"))
    app = at_desk(journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "8")
        shared = next(item for item in app.screen.query(RailItem) if item.section.name == "Shared")
        assert (shared.count, _said(app)) == (0, "nothing shared yet · 12 names · latest first")
        journal.add(Story(heading="How Ros moved", from_whom="Ros Pask 3"))
        journal.add(Share(form="story", for_whom="Sam Hale"))
        journal.add(Share(form="story", for_whom="Sam Hale"))
        await desk(app).refresh_desk()
        assert (shared.count, _said(app)) == (2, "2 shared · 1 story · 12 names · latest first")
        await resize(pilot, NARROW)
        assert _said(app) == "2 shared · 1 story · 12 names · latest first"
        await resize(pilot, USUAL)
        assert _said(app) == "2 shared · 1 story · 12 names"
        await resize(pilot, WIDE)
        view = app.screen.query_one(SectionList)
        view.only = "ros pask 3"
        await desk(app).refresh_desk()
        await until(pilot, lambda: not view.is_looking)
        await until(pilot, lambda: _said(app).startswith("0 of 2 shared · 1 of 1 story · 1 of 12 names"))


async def test_what_cannot_be_read_is_not_counted_as_listed(journal: Journal) -> None:
    journal.add(Lesson(sentence="Ask who decides"))
    journal.add(Role(title_="Surveyor"))
    for table in ("lesson", "role"):
        journal.table(table).insert({"entry": table, "created": "soon"})
    app = at_desk(journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        items = {item.section.key: item for item in app.screen.query(RailItem)}
        for key in ("5", "3"):
            await press(pilot, key)
            assert items[key].count == 1
            assert _said(app).startswith("1 · ")


async def test_a_heading_says_how_many_of_all_fit_and_thousands_are_told_apart(journal: Journal) -> None:
    with journal.together():
        for number in range(1, 1_203):
            journal.add(Reflection(body=f"Day {number}", tags=("boat",) if number < 4 else ()))
    app = at_desk(journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "7")
        assert "   1,202" in lines(app)[3]
        assert any(line.split()[-1:] == ["1,202"] or " 1,202 " in line[:30] for line in lines(app)[4:])
        view = app.screen.query_one(SectionList)
        view.only = "tag:boat"
        await desk(app).refresh_desk()
        await until(pilot, lambda: not view.is_looking)
        await until(pilot, lambda: "   3 of 1,202" in lines(app)[3])
