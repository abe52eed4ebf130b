"""Commands on keyboards of other alphabets: the letter on the key does what the Latin one does, but in a text."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.model import Action
from careerjournal.settings import Settings
from careerjournal.tui.commands import DECLARED, printed
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.tags import TagsScreen
from careerjournal.tui.desk.trash import TrashScreen
from careerjournal.tui.entry.nudges import NudgeLine
from careerjournal.tui.input.layouts import readings
from careerjournal.tui.keymap import Known
from careerjournal.tui.settings.press_key import PressKey
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.shell.help import HelpScreen
from tests.conftest import Clock
from tests.tui.using import USUAL, at_desk, desk, on_top, opened, press, rest, said, seen

pytestmark = pytest.mark.usefixtures("quick")

RUSSIAN = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))


def in_russian(name: str) -> str:
    """The key of a command, as a Russian keyboard sends it."""
    key = printed(DECLARED[name].split(",")[0])
    return RUSSIAN[key] if key.islower() else RUSSIAN[key.lower()].upper()


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("тТуУвВ", "nNeEdD"),
        ("іЇ", "s}"),
        ("νΝςσ", "nNws"),
        ("מיל", "nhk"),
        ("ىشي", "nad"),
        ("یک", "d;"),
        ("ნშ", "nS"),
        ("ืก", "nd"),
        ("ㅜㄸ", "nE"),
        ("लव", "nb"),
        ("№۳٣३๓", "#3333"),
    ],
)
def test_the_letter_on_the_key(typed: str, means: str) -> None:
    assert [readings(letter) for letter in typed] == [(letter,) for letter in means]


@pytest.mark.parametrize("typed", ["n", "?", "é", "ß", "字", "", "ab", "…", "，"])
def test_what_is_on_no_layout_that_is_known_is_nothing_else(typed: str) -> None:
    assert readings(typed) == ()


def test_what_stands_on_different_keys_says_both() -> None:
    assert set(readings("د")) == {"n", "]"}


async def test_the_desk_is_walked_and_written_at(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", in_russian("next-line"), in_russian("line-before"))
        first = opened(app)
        assert "“о” is j on this keyboard’s layout." in said(app)
        assert "“л”" not in said(app), "It is said once."
        await press(pilot, in_russian("delete"))
        assert first is not None
        assert little.get(first) is None
        await press(pilot, in_russian("undo"))
        assert little.get(first) is not None
        await press(pilot, in_russian("new"))
        field = app.focused
        assert field is not None
        await press(pilot, *"тн")
        assert "тн" in seen(app)


async def test_a_question_says_first_what_a_letter_would_say_yes_to(little: Journal) -> None:
    app = at_desk(little)
    answers: list[bool | None] = []
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        for keys, answer in ((["н", "н"], True), (["т"], None), (["н"], True)):
            app.push_screen(Confirm("Delete it?", "It is gone then.", "deletes it"), answers.append)
            await rest(pilot)
            for key in keys:
                assert on_top(app) is Confirm
                await press(pilot, key)
            assert answers[-1] is answer
        assert "“н” is y on this keyboard’s layout. Press it again if that is what you mean." in said(app)
        assert len(answers) == 3


async def test_tags_sharing_and_the_lattice(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "№")
        assert on_top(app) is TagsScreen
        await press(pilot, "escape")
        await press(pilot, "3")
        before = seen(app)
        await press(pilot, in_russian("next-view"))
        assert seen(app) != before
        await press(pilot, "4", "enter", in_russian("share"))
        assert on_top(app) is ShareScreen
        await press(pilot, "escape")
        assert desk(app).place


async def test_the_steps_of_a_conversation(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "6", in_russian("next-line"), in_russian("edit"))
        before = app.screen
        await press(pilot, in_russian("brief"))
        assert app.screen is not before


async def test_words_are_words(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "slash", *"тень")
        assert on_top(app) is SearchScreen
        assert app.screen.query_one(Input).value == "тень"
        await press(pilot, "escape", "question_mark", *"тень")
        assert on_top(app) is HelpScreen
        assert app.screen.query_one(Input).value == "тень"
        assert "keyboard’s layout" not in said(app)


async def test_a_key_of_ones_own_goes_first(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"trash": "т"}))
    pressed: list[str | None] = []
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "т")
        assert on_top(app) is TrashScreen
        await press(pilot, "escape", "n")
        assert on_top(app) is not TrashScreen, "A Latin key does what is its own."
        await press(pilot, "escape")
        known = Known("new", frozenset("n"), frozenset({"DeskScreen"}), typed_over=False, edits=False, label="new")
        app.push_screen(PressKey(known), pressed.append)
        await rest(pilot)
        await press(pilot, "ж")
        assert pressed == ["ж"]


async def test_a_key_with_ctrl_is_the_latin_one_in_a_text_too(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "ctrl+щ")
        assert on_top(app).__name__ == "SettingsScreen"


async def test_letters_of_two_layouts_are_said_where_both_mean_something(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"trash": "]"}))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        before = app.screen
        await press(pilot, "د")
        assert app.screen is before
        assert "“د” is ] on one and n on another keyboard’s layout: press it in the Latin layout." in said(app)


async def test_the_next_question_is_named_before_it_rests(journal: Journal, clock: Clock) -> None:
    with journal.together():
        for name in ("Ken", "Ros", "Ada"):
            journal.add(Action(what=f"Ask {name}"))
    clock.step(days=1)  # what is put down rests for its day
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert app.screen.query(NudgeLine)
        for pressed, rested in enumerate((1, 1, 2, 2, 3)):
            await press(pilot, "comma")
            assert len(journal.arrangement.dismissed) == rested, pressed
            assert ("This is what would rest." in said(app)) is (pressed > 0)


async def test_a_key_of_ones_own_works_in_latin_too(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"new": "т"}))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "n")
        assert on_top(app) is not DeskScreen


async def test_a_letter_of_no_known_layout_is_said_once_to_be_no_key(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "é", "ա", "ն")
        assert "“ա” is no key: the keys are those of the Latin layout, or your own from the settings." in said(app)
        assert said(app).count("is no key") == 1
