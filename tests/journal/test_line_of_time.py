"""The line of time: what stands on it, in which order, what belongs together, folded by year, in lanes, lit up."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.journal.line_of_time import (
    FoldedLine,
    Item,
    Lanes,
    LineOfTime,
    Lit,
    Naming,
    choices,
    kind_of,
    lit_up,
    making_line,
    naming,
    projects_of,
    why_joined,
)
from careerjournal.journal.steps import through
from careerjournal.model import (
    Aspiration,
    Kind,
    Milestone,
    Move,
    Name,
    PartialDate,
    Ref,
    Role,
    Setback,
    Story,
    Success,
    from_record,
)
from careerjournal.model.move import RoleInMind
from careerjournal.model.vocabulary import AspirationState, MoveStatus, NameKind, SetbackKind, SuccessKind


def line_of_time(journal: Journal, projects: Naming | None = None) -> LineOfTime:
    return through(making_line(journal, projects or {}))


def titles(line: LineOfTime, *, well: bool | None = None) -> list[str]:
    return [item.card.title for item in line.items if well is None or item.well is well]


def joined(line: LineOfTime) -> set[tuple[str, str]]:
    return {(line.items[miss].card.title, line.items[well].card.title) for miss, well in line.pairs}


def move(status: MoveStatus, title: str, year: int | None = 2020, **more: object) -> Move:
    when = PartialDate(year) if year is not None else None
    return structs.replace(Move(status=status, in_mind=RoleInMind(title=title), start=when), **more)


class TestWhatStands:
    def test_misses_and_what_went_well_and_nothing_whose_end_is_open(self, journal: Journal) -> None:
        for status in MoveStatus:
            journal.add(move(status, str(status)))
        journal.add(Setback(what_happened="It sank", when=PartialDate(2019)))
        became = journal.add(Setback(what_happened="It was none", when=PartialDate(2018)))
        journal.add(Success(what_happened="It floats", when=PartialDate(2021)))
        journal.add(Success(what_happened="Not yet", when=PartialDate(2021), under_way=True))
        journal.add(Success(what_happened="Never", when=PartialDate(2021), became=became.ref))
        journal.add(Aspiration(what="Held"))
        line = line_of_time(journal)
        assert titles(line, well=False) == ["missed", "declined", "It sank", "It was none"]
        assert titles(line, well=True) == ["It floats", "taken"]
        assert (line.misses, line.well, line.under_way) == (4, 2, 1)

    def test_reached_aspirations_and_milestones_stand_where_they_were_reached(self, journal: Journal) -> None:
        reached = Milestone(what="Sat at the table", reached=PartialDate(2024, 3))
        later = Milestone(what="Wrote it up", reached=PartialDate(2025, 4, 9))
        still = Milestone(what="Not reached")
        wish = journal.add(Aspiration(what="To be heard", milestones=(reached, still, later)))
        journal.add(Setback(what_happened="Between", when=PartialDate(2024, 8)))
        assert titles(line_of_time(journal)) == ["Wrote it up", "Between", "Sat at the table"]
        journal.keep(structs.replace(wish, state=AspirationState.REACHED))
        line = line_of_time(journal)
        assert {"To be heard", "Wrote it up"} == set(titles(line)[:2])
        assert {item.milestone for item in line.items if item.ref == wish.ref} == {None, 0, 2}
        place = line.find(wish.ref, 2)
        assert place is not None
        assert line.items[place].card.title == "Wrote it up"

    def test_the_latest_first_and_before_all_what_has_no_date_year_by_year(self, journal: Journal) -> None:
        journal.add(Setback(what_happened="May", when=PartialDate(2019, 5)))
        journal.add(Success(what_happened="March", when=PartialDate(2019, 3)))
        journal.add(Success(what_happened="The year", when=PartialDate(2021)))
        journal.add(move(MoveStatus.MISSED, "Undated", None))
        line = line_of_time(journal)
        assert titles(line) == ["Undated", "The year", "May", "March"]
        assert [(year.year, year.start, year.end) for year in line.years] == [(None, 0, 1), (2021, 1, 2), (2019, 2, 4)]
        assert [line.year_of(place).year for place in range(4)] == [None, 2021, 2019, 2019]
        assert line.nearest_to(PartialDate(2020).last, PartialDate(2020).last) == 2
        assert line.nearest_to(PartialDate(1990).first, PartialDate(1990).first) == 3

    def test_it_follows_each_change(self, journal: Journal) -> None:
        success = journal.add(Success(what_happened="It floats", under_way=True))
        assert titles(line_of_time(journal)) == []
        journal.keep(structs.replace(success, under_way=False))
        assert titles(line_of_time(journal)) == ["It floats"]
        journal.delete(success.ref)
        assert titles(line_of_time(journal)) == []
        journal.undo()
        assert titles(line_of_time(journal)) == ["It floats"]


class TestMakingIt:
    def test_of_many_a_part_at_each_step(self, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("careerjournal.journal.line_of_time._AT_ONCE", 5)
        for year in range(1990, 2020):
            journal.add(Setback(what_happened=f"{year}", when=PartialDate(year)))
        made = Mock(side_effect=Item)
        monkeypatch.setattr("careerjournal.journal.line_of_time.Item", made)
        at_each = [made.call_count for _ in making_line(journal, {})]
        assert at_each[-1] == 30
        assert max(after - before for before, after in pairwise([0, *at_each])) == 5

    def test_what_changes_meanwhile_is_on_it(self, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("careerjournal.journal.line_of_time._AT_ONCE", 1)
        kept = journal.add(Setback(what_happened="It sank", when=PartialDate(2019)))
        gone = journal.add(Success(what_happened="It floats", when=PartialDate(2021)))
        steps = making_line(journal, {})
        for _ in range(3):
            next(steps)
        journal.delete(gone.ref)
        journal.keep(structs.replace(kept, what_happened="It went down"))
        assert titles(through(steps)) == ["It went down"]


class TestWhatBelongsTogether:
    def test_what_came_right_the_same_move_and_links_either_way(self, journal: Journal) -> None:
        sank = journal.add(Setback(what_happened="It sank", when=PartialDate(2019)))
        journal.add(Success(what_happened="It floats", when=PartialDate(2020), after=sank.ref))
        taken = journal.add(move(MoveStatus.TAKEN, "Taken"))
        journal.add(Setback(what_happened="Hard at first", when=PartialDate(2020), move=taken.ref))
        journal.add(Setback(what_happened="Told", body="See [[success 1]]."))
        journal.add(Success(what_happened="Retold", links=(Ref(Kind.SETBACK, 1),)))
        line = line_of_time(journal)
        assert joined(line) == {
            ("It sank", "It floats"),
            ("Hard at first", "Taken"),
            ("Told", "It floats"),
            ("It sank", "Retold"),
        }
        why = {
            (line.items[a].card.title, line.items[b].card.title): why_joined(
                line, line.items[a].ref, line.items[b].ref, journal
            )
            for a, b in line.pairs
        }
        assert why == {
            ("It sank", "It floats"): "came right",
            ("Hard at first", "Taken"): "the same move",
            ("Told", "It floats"): "linked",
            ("It sank", "Retold"): "linked",
        }

    def test_what_stands_on_one_side_is_not_joined(self, journal: Journal) -> None:
        missed = journal.add(move(MoveStatus.MISSED, "Missed"))
        journal.add(Setback(what_happened="Not asked", move=missed.ref))
        assert line_of_time(journal).pairs == []

    def test_of_those_that_share_something_each_is_joined_to_the_nearest(self, journal: Journal) -> None:
        story = journal.add(Story(heading="How I missed it", from_whom="Ros"))
        for year in (2010, 2012, 2020):
            journal.add(Setback(what_happened=f"miss {year}", when=PartialDate(year), links=(story.ref,)))
        for year in (2013, 2021):
            journal.add(Success(what_happened=f"well {year}", when=PartialDate(year), links=(story.ref,)))
        line = line_of_time(journal)
        assert joined(line) == {("miss 2010", "well 2013"), ("miss 2012", "well 2013"), ("miss 2020", "well 2021")}
        assert why_joined(line, Ref(Kind.SETBACK, 3), Ref(Kind.SUCCESS, 2), journal) == "the same story"

    def test_however_many_share_a_move_there_are_no_more_joins_than_things(self, journal: Journal) -> None:
        considered = journal.add(move(MoveStatus.CONSIDERING, "In mind"))
        with journal.together():
            for day in range(1, 29):
                journal.add(Setback(what_happened="x", when=PartialDate(2020, 1, day), move=considered.ref))
                journal.add(Success(what_happened="y", when=PartialDate(2020, 2, day), move=considered.ref))
        line = line_of_time(journal)
        assert len(line.pairs) <= len(line.items) == 56

    def test_the_same_project_by_its_name_in_the_text_or_a_link_to_it(self, journal: Journal) -> None:
        project = journal.add(Name(name="Tideline", kind=NameKind.PROJECT))
        journal.add(Name(name="Ros Hale"))
        journal.add(Setback(what_happened="Tideline was shut", body="With Ros Hale."))
        journal.add(Success(what_happened="The cards", body=f"What [[{project.ref}]] left.", came_of_it="Ros Hale"))
        named = naming(journal, [name.name for name in projects_of(journal)])
        while named is None:
            journal.find("tideline")
            named = naming(journal, ["Tideline"])
        assert line_of_time(journal).pairs == []
        line = line_of_time(journal, {project.ref: named["Tideline"]})
        assert joined(line) == {("Tideline was shut", "The cards")}
        assert why_joined(line, Ref(Kind.SETBACK, 1), Ref(Kind.SUCCESS, 1), journal) == "the project Tideline"

    def test_what_points_at_an_aspiration_does_not_belong_to_its_milestones(self, journal: Journal) -> None:
        wish = journal.add(
            Aspiration(what="To be heard", milestones=(Milestone(what="Sat there", reached=PartialDate(2024)),))
        )
        journal.add(move(MoveStatus.MISSED, "Missed", aspiration=wish.ref))
        assert line_of_time(journal).pairs == []
        journal.keep(structs.replace(journal.aspirations[1], state=AspirationState.REACHED))
        assert joined(line_of_time(journal)) == {("Missed", "To be heard")}

    def test_the_sample_has_pairs(self, sample_journal: Journal) -> None:
        line = line_of_time(sample_journal)
        assert (
            "Went blank in the interview for senior surveyor",
            "Got senior surveyor, answering the question that I had gone blank at",
        ) in joined(line)


@pytest.fixture
def decade(journal: Journal) -> LineOfTime:
    """A miss and a success a year from 2010 to 2019; those of 2012 and 2017, and of 2013 and 2014, are joined."""
    for year in range(2010, 2020):
        journal.add(Setback(what_happened=f"miss {year}", when=PartialDate(year, 2)))
        after = {2017: 3, 2014: 4}.get(year)
        after_ref = Ref(Kind.SETBACK, after) if after else None
        journal.add(Success(what_happened=f"well {year}", when=PartialDate(year, 8), after=after_ref))
    return line_of_time(journal)


class TestFolding:
    def test_a_year_has_a_row_for_its_number_and_one_for_each_thing_unless_it_is_folded(
        self, decade: LineOfTime
    ) -> None:
        shown = FoldedLine(decade, {2018, 2010})
        assert len(shown) == 30 - 4
        assert [shown.at(row)[0].year for row in range(6)] == [2019, 2019, 2019, 2018, 2017, 2017]
        assert [shown.at(row)[1] for row in range(6)] == [None, 0, 1, None, None, 4]
        assert [shown.is_folded(row) for row in (0, 3, 4)] == [False, True, False]
        assert [shown.row_of(place) for place in (0, 1, 2, 3, 4)] == [1, 2, None, None, 5]
        assert shown.row_of_year(2018) == 3
        for row in range(len(shown)):
            place = shown.at(row)[1]
            assert place is None or shown.row_of(place) == row

    def test_nothing_is_no_row(self) -> None:
        shown = FoldedLine(LineOfTime([], {}, [], {}))
        assert (len(shown), len(Lanes(shown, 3))) == (0, 0)


class TestLanes:
    def test_joins_that_run_side_by_side_have_lanes_of_their_own(self, decade: LineOfTime) -> None:
        shown = FoldedLine(decade)
        lanes = Lanes(shown, 3)
        assert (len(lanes), lanes.drawn) == (2, 2)
        for pair in decade.pairs:
            first, last = map(shown.row_of, pair.ends)
            assert first is not None
            assert last is not None
            for row in (first, (first + last) // 2, last):
                assert pair in [run[2] for run in lanes.at(row) if run is not None]
            assert pair not in [run[2] for run in lanes.at(last + 1) if run is not None]

    def test_without_room_or_with_an_end_folded_away_there_is_no_line(self, decade: LineOfTime) -> None:
        assert Lanes(FoldedLine(decade), 1).drawn == 1
        assert Lanes(FoldedLine(decade), 0).drawn == 0
        assert Lanes(FoldedLine(decade, {2012}), 3).drawn == 1


class TestLitUp:
    @pytest.fixture
    def line(self, journal: Journal) -> LineOfTime:
        journal.add(Role(title_="Clerk", area="Harbour", start=PartialDate(2014), end=PartialDate(2018)))
        journal.add(Role(title_="Surveyor", area=" survey", start=PartialDate(2019)))
        journal.add(Setback(what_happened="A", when=PartialDate(2015), kind=SetbackKind.NEAR_MISS, tags=("Nights",)))
        journal.add(Setback(what_happened="B", when=PartialDate(2020), kind=SetbackKind.OTHER, tags=("nights", "tea")))
        journal.add(Success(what_happened="C", when=PartialDate(2020), kind=SuccessKind.LEARNT))
        taken = structs.replace(
            move(MoveStatus.TAKEN, "", 2019), from_role=Ref(Kind.ROLE, 1), to_role=Ref(Kind.ROLE, 2)
        )
        journal.add(taken)
        journal.add(Name(name="Ros Hale"))
        return line_of_time(journal)

    def lit(self, line: LineOfTime, journal: Journal, lit: Lit, **people: frozenset[Ref]) -> set[str]:
        return {line.items[place].card.title for place in lit_up(line, lit, journal, people)}

    def test_what_can_be_lit_up_sort_by_sort(self, line: LineOfTime, journal: Journal) -> None:
        found = {(one.sort, one.said, one.things) for one in choices(line, journal)}
        assert ("kinds", "near miss", 1) in found
        assert ("kinds", "another setback", 1) in found
        assert ("kinds", "move taken", 1) in found
        assert ("areas", "Harbour", 2) in found
        assert ("areas", "survey", 3) in found
        assert ("people", "Ros Hale", None) in found
        assert {one for one in found if one[0] == "tags"} <= {
            ("tags", "nights", 2),
            ("tags", "Nights", 2),
            ("tags", "tea", 1),
        }

    def test_what_fits_one_word_of_each_sort(self, line: LineOfTime, journal: Journal) -> None:
        assert self.lit(line, journal, Lit()) == set(titles(line))
        assert self.lit(line, journal, Lit(kinds=frozenset({"near miss", "learnt"}))) == {"A", "C"}
        assert self.lit(line, journal, Lit(areas=frozenset({"harbour"}))) == {"A", "Surveyor"}
        assert self.lit(line, journal, Lit(tags=frozenset({"nights"}))) == {"A", "B"}
        both = Lit(areas=frozenset({"survey"}), tags=frozenset({"nights"}))
        assert self.lit(line, journal, both) == {"B"}
        ros = Lit(people=frozenset({"Ros"}))
        assert self.lit(line, journal, ros, Ros=frozenset({Ref(Kind.SUCCESS, 1)})) == {"C"}
        assert self.lit(line, journal, ros) == set()

    def test_an_area_for_development_lights_up_its_milestone_and_what_is_evidence_of_it(
        self, line: LineOfTime, journal: Journal
    ) -> None:
        del line
        journal.add(
            Aspiration(what="To be heard", milestones=(Milestone(what="Sat there.", reached=PartialDate(2024)),))
        )
        journal.keep(structs.replace(journal.successes[1], needs=("sat  there",)))
        line = line_of_time(journal)
        found = {one.word: one.things for one in choices(line, journal) if one.sort == "needs"}
        assert found == {"sat there": 2}
        assert self.lit(line, journal, Lit(needs=frozenset(found))) == {"C", "Sat there."}

    def test_choices_ticked_together(self, line: LineOfTime, journal: Journal) -> None:
        ticked = [one for one in choices(line, journal) if one.said in ("near miss", "tea", "Ros Hale")]
        assert Lit.of(ticked) == Lit(
            kinds=frozenset({"near miss"}), people=frozenset({"Ros Hale"}), tags=frozenset({"tea"})
        )

    def test_what_sort_of_thing_each_is(self, line: LineOfTime, journal: Journal) -> None:
        said = {item.card.title: kind_of(item, journal.entry(item.ref)) for item in line.items}
        assert said == {"A": "near miss", "B": "another setback", "C": "learnt", "Surveyor": "move taken"}


@pytest.mark.parametrize("count", [300, 3000])
def test_no_entry_is_read_for_the_line(journal: Journal, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = Aspiration(what="To be heard", milestones=(Milestone(what="Sat there", reached=PartialDate(2024)),))
    with journal.together():
        journal.add(wish)
        journal.add(Success(what_happened="Not yet", under_way=True))
        for number in range(count):
            when = PartialDate(1990 + number % 30, 1 + number % 12)
            sank = journal.add(Setback(what_happened=f"It sank {number}", when=when))
            journal.add(Success(what_happened=f"It floats {number}", when=when, after=sank.ref))
            journal.add(move(MoveStatus.TAKEN, "Taken", 2000 + number % 9))
    journal.read_on(float("inf"))
    journal._index._recent.clear()
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    line = line_of_time(journal)
    Lanes(FoldedLine(line), 4)
    assert (len(line.items), len(line.pairs)) == (3 * count + 1, count)
    assert decoded.call_count == 0
    assert line.under_way == 1
