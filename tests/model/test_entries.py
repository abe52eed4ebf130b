"""What entries say of themselves: titles, dates, and what an edit keeps."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Move,
    Name,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Role,
    RoleInMind,
    Setback,
    Share,
    Shares,
    Story,
    Success,
    SuccessReading,
    SuccessShares,
    Wording,
    validated,
)
from careerjournal.model.vocabulary import MoveStatus

TODAY = dt.date(2024, 5, 15)
NOON = dt.datetime(2024, 5, 15, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (Reflection(body="# A day\n\nof rain"), "A day"),
        (Reflection(prompt="What gave energy?"), "What gave energy?"),
        (Aspiration(what="To teach"), "To teach"),
        (Role(title_="Service lead"), "Service lead"),
        (Move(in_mind=RoleInMind(title="Head of data")), "Head of data"),
        (Setback(what_happened="The panel", body="In full"), "The panel"),
        (Lesson(sentence="Answer, then stop."), "Answer, then stop."),
        (Conversation(with_whom="Miriam"), "With Miriam"),
        (Action(what="Ask Sam"), "Ask Sam"),
        (Name(name="Imran"), "Imran"),
        (Share(for_whom="my mentee"), "For my mentee"),
        (Story(heading="A missed train"), "A missed train"),
    ],
)
def test_a_title_is_what_people_know_it_by(entry: Entry, title: str) -> None:
    assert entry.title == title


@pytest.mark.parametrize(
    ("entry", "date"),
    [
        (Reflection(created=NOON), "2024-05-15"),
        (Reflection(created=NOON, when=PartialDate(2019)), "2019"),
        (Role(start=PartialDate(2019), created=NOON), "2019"),
        (Setback(when=PartialDate(2019, 5), created=NOON), "2019-05"),
        (Action(by_when=PartialDate(2025)), "2025"),
        (Action(created=NOON), "2024-05-15"),
        (Share(when=NOON), "2024-05-15"),
        (Story(received=PartialDate(2020)), "2020"),
        (Move(start=PartialDate(2020)), "2020"),
        (Conversation(when=PartialDate(2020)), "2020"),
    ],
)
def test_a_date_is_when_it_happened(entry: Entry, date: str) -> None:
    assert str(entry.date) == date


def test_a_role_or_move_without_a_date_has_no_place_in_time() -> None:
    assert [entry.date for entry in (Role(created=NOON), Move(created=NOON), Conversation(created=NOON))] == [None] * 3


def test_an_entry_is_pointed_at_by_kind_and_number() -> None:
    assert Setback(number=12).ref == Ref(Kind.SETBACK, 12)


def test_an_entry_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Setback().felt = "otherwise"  # type: ignore[misc]


class TestAspirations:
    BEFORE = Aspiration(number=1, what="To lead a team", why="People")

    def test_keep_the_earlier_wording_with_its_day(self) -> None:
        now = msgspec.structs.replace(self.BEFORE, what="To coach")
        kept = now.keeping_wording(self.BEFORE, TODAY)
        assert kept.what == "To coach"
        assert kept.earlier_wordings == (Wording(what="To lead a team", why="People", until=PartialDate(2024, 5, 15)),)
        assert validated(kept) == kept

    def test_keep_it_too_when_only_the_reason_changed(self) -> None:
        now = msgspec.structs.replace(self.BEFORE, why="Craft")
        assert [wording.why for wording in now.keeping_wording(self.BEFORE, TODAY).earlier_wordings] == ["People"]

    def test_keep_nothing_when_the_wording_is_the_same(self) -> None:
        now = msgspec.structs.replace(self.BEFORE, horizon="One day")
        assert now.keeping_wording(self.BEFORE, TODAY) is now

    def test_add_to_what_was_kept(self) -> None:
        first = msgspec.structs.replace(self.BEFORE, what="To coach").keeping_wording(self.BEFORE, TODAY)
        second = msgspec.structs.replace(first, what="To teach").keeping_wording(first, TODAY)
        assert [wording.what for wording in second.earlier_wordings] == ["To lead a team", "To coach"]

    def test_leave_alone_what_somebody_has_just_edited(self) -> None:
        now = msgspec.structs.replace(self.BEFORE, what="To coach", earlier_wordings=(Wording(what="As I put it"),))
        assert now.keeping_wording(self.BEFORE, TODAY) is now


class TestSetbacks:
    def test_the_latest_reading_that_says_something_counts(self) -> None:
        setback = Setback(
            shares=Shares(my_part=2),
            readings=(Reading(shares=Shares(my_part=8)), Reading(note="no shares this time")),
        )
        assert setback.latest_shares == Shares(my_part=8)
        assert Setback(shares=Shares(chance=1)).latest_shares == Shares(chance=1)

    def test_shares_say_something_once_one_is_not_nothing(self) -> None:
        assert not Shares().said
        assert all(shares.said for shares in (Shares(my_part=1), Shares(competition=1), Shares(chance=1)))


class TestSuccesses:
    def test_the_latest_reading_that_says_something_counts(self) -> None:
        success = Success(
            shares=SuccessShares(my_part=8),
            readings=(SuccessReading(shares=SuccessShares(others=6)), SuccessReading(note="no shares this time")),
        )
        assert success.latest_shares == SuccessShares(others=6)
        assert Success(shares=SuccessShares(chance=1)).latest_shares == SuccessShares(chance=1)

    def test_shares_say_something_once_one_is_not_nothing(self) -> None:
        assert not SuccessShares().said
        assert all(one.said for one in (SuccessShares(my_part=1), SuccessShares(others=1), SuccessShares(chance=1)))

    def test_it_stands_once_it_is_not_under_way_and_became_no_setback(self) -> None:
        assert Success(what_happened="x").stands
        assert not Success(what_happened="x", under_way=True).stands
        assert not Success(what_happened="x", became=Ref(Kind.SETBACK, 1)).stands

    def test_it_speaks_for_the_need_that_it_names_of_an_aspiration_that_it_points_at(self) -> None:
        wish, other = Ref(Kind.ASPIRATION, 2), Ref(Kind.ASPIRATION, 3)
        success = Success(evidence_of=(wish,), needs=("Saying the figure first.",))
        assert success.speaks_for(wish, "saying  the figure first")
        assert not success.speaks_for(other, "Saying the figure first.")
        assert not success.speaks_for(wish, "How the money works")


@pytest.mark.parametrize("status", list(MoveStatus))
def test_could_have_beens_are_the_missed_and_the_declined(status: MoveStatus) -> None:
    assert Move(status=status).could_have_been is (status in (MoveStatus.MISSED, MoveStatus.DECLINED))
