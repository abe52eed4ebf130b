"""Actions by where they stand, what is due, and what becomes of them."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.journal.actions import actions_in, due, finding_actions, nearest_due, set_state
from careerjournal.journal.errors import NoSuchEntry
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card, Order
from careerjournal.model import Action, Kind, PartialDate, Ref, Reflection
from careerjournal.model.vocabulary import ActionState
from tests.conftest import Clock


def put(journal: Journal, what: str, by_when: str = "", who: str = "Me", state: ActionState = ActionState.OPEN) -> Ref:
    date = PartialDate.from_iso(by_when) if by_when else None
    return journal.add(Action(what=what, by_when=date, who=who, state=state)).ref


def test_each_stands_in_one_place_the_one_due_first_before_the_others(journal: Journal, clock: Clock) -> None:
    put(journal, "some day")
    put(journal, "in spring", "2027-spring", who="")
    put(journal, "on Thursday", "2026-11-26", who="myself")
    put(journal, "Ros’s, later", "2027", who="Ros")
    put(journal, "Ken’s, now", "2026-11-20", who="Ken")
    put(journal, "gone", state=ActionState.DROPPED)
    put(journal, "first done", state=ActionState.DONE)
    clock.step(days=1)
    put(journal, "then done", state=ActionState.DONE)
    found = actions_in(journal)
    assert [[action.title for action in group] for group in found] == [
        ["on Thursday", "in spring", "some day"],
        ["Ken’s, now", "Ros’s, later"],
        ["then done", "first done"],
        ["gone"],
    ]


def test_the_four_lists_are_made_again_only_once_an_action_changes(journal: Journal) -> None:
    put(journal, "one")
    found = actions_in(journal)
    journal.add(Reflection(body="of something else"))
    assert actions_in(journal) is found
    put(journal, "another")
    assert [card.title for card in actions_in(journal).mine] == ["one", "another"]
    journal.delete(Ref(Kind.ACTION, 1))
    assert [card.title for card in actions_in(journal).mine] == ["another"]


def test_due_is_what_is_late_or_comes_within_two_weeks(journal: Journal) -> None:
    for date in ("2026-12-06", "2026-12-07", "2026-11-22", "2020", "2026-11", "2026-12", "2027-spring", ""):
        put(journal, date or "undated", date)
    put(journal, "done", "2026-11-23", state=ActionState.DONE)
    assert [action.what for action in due(journal)] == ["2020", "2026-11-22", "2026-11", "2026-12-06"]


def test_it_is_settled_with_a_word_or_without_and_opened_again(journal: Journal) -> None:
    ref = put(journal, "ask Sam")
    assert set_state(journal, ref, ActionState.DROPPED, "  No time. ").outcome == "No time."
    assert set_state(journal, ref, ActionState.OPEN).outcome == "No time."
    kept = set_state(journal, ref, ActionState.DONE, "He said yes.")
    assert (kept.state, kept.outcome) == (ActionState.DONE, "He said yes.")
    assert journal.actions[1] == kept
    assert journal.undo() == "changed action 1"
    assert journal.actions[1].state is ActionState.OPEN
    with pytest.raises(NoSuchEntry):
        set_state(journal, Ref(Kind.ACTION, 9), ActionState.DONE)


def test_settling_leaves_a_draft_of_the_action_alone(journal: Journal) -> None:
    ref = put(journal, "ask Sam")
    journal.drafts.keep(ref, {"what": "ask Sam and Ann"})
    set_state(journal, ref, ActionState.DONE)
    assert journal.drafts.get(ref) is not None


@pytest.mark.parametrize("who", ["Me", "me", "I", "", " myself ", "Us", "we", "both of us"])
def test_mine_however_it_is_written(who: str) -> None:
    assert Action(who=who).is_mine
    assert not Action(who=f"{who}ra Pask").is_mine


def test_the_sample_has_one_of_each(sample_journal: Journal) -> None:
    assert [len(group) for group in actions_in(sample_journal)] == [1, 3, 3, 1]
    assert due(sample_journal)[0].by_when == PartialDate.of(dt.date(2026, 11, 20))


def test_what_is_due_today_is_not_hidden_by_what_has_been_late_for_years(journal: Journal, clock: Clock) -> None:
    today = clock().date()
    for number in range(80):
        journal.add(Action(what=f"Old {number}", by_when=PartialDate.of(today - dt.timedelta(days=4000 - number))))
    journal.add(Action(what="Today", by_when=PartialDate.of(today)))
    journal.add(Action(what="Tomorrow", by_when=PartialDate.of(today + dt.timedelta(days=1))))
    assert [action.what for action in nearest_due(journal, 5)] == ["Old 77", "Old 78", "Old 79", "Today", "Tomorrow"]


def test_however_many_they_are_they_are_looked_up_a_few_hundred_at_a_time(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for number in range(1_000):
            journal.add(Action(what=f"Step {number}"))
    looked_up: list[Ref] = []
    get = Order.get

    def look_up(order: Order, ref: Ref) -> Card | None:
        looked_up.append(ref)
        return get(order, ref)

    assert journal.order.of((Kind.ACTION,))
    monkeypatch.setattr(Order, "get", look_up)
    most = 0
    steps = finding_actions(journal)
    while True:
        looked_up.clear()
        try:
            next(steps)
        except StopIteration as through:
            found = through.value
            break
        finally:
            most = max(most, len(looked_up))
    assert len(found.mine) == 1_000
    assert most <= 300
    looked_up.clear()
    assert actions_in(journal) is found
    assert not looked_up
