"""A journal in plain lines, as somebody has it read out who sees no screen: what is printed, and what is kept."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from msgspec import structs

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import signal

from careerjournal.cli import Status
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Kind, Lesson, Move, PartialDate, Ref, Reflection, Setback, Story
from careerjournal.model.vocabulary import ActionState, Direction, MoveStatus
from careerjournal.plain.wrapping import cells
from tests.conftest import PASSPHRASE
from tests.e2e.homes import Home
from tests.plain.talking import CTRL_C, CTRL_D, CTRL_Z, NOW, Talk, talking

ESCAPES = re.compile("[\x00-\x07\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
"""What is no text; a backspace takes a letter off the line."""

HOSTILE = "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b2J \u202egnp.exe \u2066x\u2069 \x07bell"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an empty journal."""
    home = Home(tmp_path)
    with home.journal():
        pass
    return home


def kept(home: Home, kind: Kind, number: int = 1) -> object:
    """An entry, as it is in the journal."""
    with home.journal() as journal:
        return journal.entry(Ref(kind, number))


def leaves(talk: Talk) -> None:
    """Leave, and see that nothing but text was printed."""
    talk.types("leave")
    talk.hears("Everything is kept.")
    assert talk.terminal.end() == Status.DONE
    assert not ESCAPES.search(talk.all)
    assert PASSPHRASE not in talk.all
    assert "Traceback" not in talk.all


def test_it_opens_by_itself_on_a_dumb_terminal_and_draws_nothing(home: Home) -> None:
    with talking(home, "--wait", "0") as talk:
        assert "stays in the terminal’s scrollback" in " ".join(talk.all.split())
        leaves(talk)


def test_the_first_time_a_journal_is_made(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with talking(home, unlocked=False) as talk:
        talk.hears("private journal of your career", "What it cannot protect you from")
        talk.answers("A passphrase (it is not shown):", "abc")
        assert "machines" in talk.answers("The same again", "another")
        talk.hears("not the same")
        talk.answers("A passphrase (it is not shown):", PASSPHRASE)
        talk.answers("The same again", PASSPHRASE)
        heard = talk.hears("Your recovery code:", "with a space between:")
        groups = re.findall(r"\d+\. (\S+)", heard)
        first, second = map(int, re.findall(r"groups (\d+) and (\d+)", heard)[-1])
        talk.types("no idea")
        talk.answers("Look at your paper.", f"{groups[first - 1]} {groups[second - 1]}")
        talk.hears(NOW)
        leaves(talk)
    with home.journal() as journal:
        assert not journal.keys.code_is_unconfirmed()


def test_a_wrong_passphrase_is_said(home: Home) -> None:
    with talking(home, unlocked=False) as talk:
        talk.answers("(it is not shown):", "something else")
        talk.hears("wrong")
        talk.answers("(it is not shown):", PASSPHRASE)
        talk.hears(NOW)
        assert "something else" not in talk.all
        leaves(talk)


def test_a_setback_with_its_shares_and_a_later_reading(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write setback")
        talk.tells(
            ("What happened, in a line:", "Not shortlisted"),
            ("When (", "the 40th of May"),
            ("there is no 40.", "spring 2019"),
            ("Kind:", "1"),
            ("in full. Lines;", "The first line"),
            (">", "and the second"),
            (">", "."),
            ("What I expected", ""),
            ("How good a fit I thought it:", "strong"),
            ("How it felt", ""),
            ("my part (", "3"),
            ("competition (", "12"),
            ("from 0 to 10, not 12.", "4"),
            ("chance (", ""),
            ("What came of it", "."),
            ("Its move", "."),
        )
        talk.hears("Kept as setback 1: Not shortlisted")
        talk.tells((NOW, "4"), ("Setbacks, or ?", "1"), ("Setback 1, or ?", "reading"))
        talk.tells(
            ("How I read it now", "It was mostly me."),
            (">", "."),
            ("- empties it", "6"),
            ("- empties it", ""),
            ("chance", ""),
            ("When (", ""),
        )
        talk.hears("Kept: a later reading of setback 1.")
        leaves(talk)
    entry = kept(home, Kind.SETBACK)
    assert isinstance(entry, Setback)
    assert (str(entry.when), entry.body, entry.kind) == (
        "2019-spring",
        "The first line\nand the second",
        "not shortlisted",
    )
    assert (entry.shares.my_part, entry.shares.competition, entry.shares.chance) == (3, 4, 0)
    [reading] = entry.readings
    assert (reading.note, reading.shares.my_part, reading.shares.competition) == ("It was mostly me.", 6, 4)


@pytest.mark.parametrize("kind", ["aspiration", "role", "move", "success", "lesson", "reflection", "name"])
def test_each_kind_is_put_down(home: Home, kind: str) -> None:
    needed = {
        "aspiration": ("What I want", "To lead a small team"),
        "role": ("Title", "Surveyor"),
        "move": ("Direction", "lateral"),
        "success": ("What went well", "The plan went through"),
        "lesson": ("sentence", "Ask first"),
        "reflection": ("What is on my mind", "A quiet day"),
        "name": ("Name", "Sam Hale"),
    }
    _, answer = needed[kind]
    with talking(home) as talk:
        talk.types(f"write {kind}")
        talk.hears(f"A new {kind}.")
        talk.types(answer)
        if kind in ("reflection", "aspiration"):
            talk.types(".")  # a text ends
        talk.types(".")  # and that is all
        talk.hears(f"Kept as {kind} 1")
    assert kept(home, Kind(kind))


def test_an_action_is_understood_from_one_line(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write action")
        talk.answers("What is to be done", "tell Sam about the rota by 3 May 2031")
        talk.hears("Understood: tell Sam about the rota")
        talk.tells(("How. Lines;", "."), ("support needed", "."))
        talk.hears("Kept as action 1")
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Action 1, or ?", "done"), ("How did it go?", "Well"))
        talk.hears("Action 1 is marked done.")
        leaves(talk)
    entry = kept(home, Kind.ACTION)
    assert isinstance(entry, Action)
    assert (str(entry.by_when), entry.state, entry.outcome) == ("2031-05-03", ActionState.DONE, "Well")


def test_of_a_story_from_a_pack_only_what_is_ours_is_changed(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Story(heading="The raft", body="It sank."))
        journal.add(structs.replace(Story.begun(), heading="The rope"))
    with talking(home) as talk:
        talk.tells((NOW, "8"), ("Shared, or ?", "2"), ("Story 1, or ?", "change"))
        heard = talk.hears("The fields of story 1:", "Which field, by its number")
        assert "Who told me" in heard
        assert "What I take from it" in heard
        assert "The story" not in heard
        talk.types("back")
        talk.tells(("Story 1, or ?", "back"), ("Shared, or ?", "1"), ("Story 2, or ?", "change"))
        assert "The story" in talk.hears("The fields of story 2:", "Which field, by its number")
        talk.types("back")
        talk.tells(("Story 2, or ?", "back"), ("Shared, or ?", "back"))
        talk.hears(NOW)
        leaves(talk)


def test_a_field_is_changed_and_taken_back(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Reflection(body="One\nTwo\nThree"))
    with talking(home) as talk:
        talk.tells((NOW, "7"), ("Journal, or ?", "1"), ("Reflection 1, or ?", "change"))
        talk.tells(
            ("by its number", "1"),
            ("What is on my mind, change it", "2"),
            ("Line 2, anew:", "Deux"),
            ("What is on my mind, change it", "+"),
            (">", "Four"),
            (">", "."),
            ("What is on my mind, change it", ""),
        )
        talk.hears("Changed reflection 1")
        with_change = "One\nDeux\nThree\nFour"
        talk.answers("by its number", "undo")
        talk.hears("Taken back: changed reflection 1: What is on my mind.", "Two", "Reflection 1, or ?")
        leaves(talk)
    with home.journal() as journal:
        assert journal.reflections[1].body == "One\nTwo\nThree"
        assert with_change in [version.entry.body for version in journal.history(Ref(Kind.REFLECTION, 1))]


def test_from_anywhere_one_searches_writes_and_opens_an_entry_by_its_number(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Lesson(sentence="Ask first"))
        journal.add(Setback(what_happened="Not shortlisted"))
    with talking(home) as talk:
        talk.answers(NOW, "lesson 1")
        talk.answers("Lesson 1, or ?", "setback 1")
        talk.answers("Setback 1, or ?", "change")
        talk.answers("by its number", "search first")
        talk.answers("Found, or ?", "lesson 9")
        talk.answers("There is no lesson 9 in the journal", "write refl")
        talk.hears("A new reflection.", ">")
        talk.terminal.type(CTRL_C)
        talk.answers(NOW, "drafts")
        talk.hears("No draft is left open.")
        leaves(talk)


def test_what_is_long_is_named_by_its_first_words_and_links_are_read_as_titles(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Lesson(sentence="Ask first"))
        body = "# Of it\n\n**Then:** as [[lesson 1]] says " + "and so on " * 30 + "\nThe end"
        journal.add(Reflection(body=body))
        journal.add(Move(direction=Direction.LATERAL, status=MoveStatus.MISSED, why="Harbours"))
        journal.add(Action(what="Tell Sam", by_when=PartialDate.of(journal.today())))
    with talking(home) as talk:
        heard = talk.hears(NOW)
        assert "(action 1)" in heard
        talk.types("reflection 1")
        heard = talk.answers("Reflection 1, or ?", "change")
        assert "Of it Then: as “Ask first” says" in heard
        heard = talk.answers("by its number", "back")
        assert "”, 4 lines" in heard
        assert "The end" not in heard
        talk.answers("Reflection 1, or ?", "back")
        talk.answers(NOW, "6")
        assert "1. Tell Sam (action 1, due " in talk.answers("Conversations, or ?", "back")
        talk.answers(NOW, "3")
        assert "(move 1, missed" in talk.answers("Lattice, or ?", "back")


def test_the_trash(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Lesson(sentence="Ask first"))
    with talking(home) as talk:
        talk.tells((NOW, "5"), ("Lessons, or ?", "1"), ("Lesson 1, or ?", "trash"))
        talk.hears("Put lesson 1 in the trash.")
        talk.tells(("Lessons, or ?", "back"), (NOW, "trash"), ("puts it back", "1"))
        talk.hears("Put back lesson 1.", "The trash is empty.")
        leaves(talk)
    assert kept(home, Kind.LESSON)


def test_search_lists_more_and_opens_what_was_found(home: Home) -> None:
    with home.journal() as journal:
        for number in range(12):
            journal.add(Lesson(sentence=f"Ask about harbour {number}"))
    with talking(home) as talk:
        talk.answers(NOW, "search nothing-like-it")
        talk.hears("Nothing found.")
        talk.answers(NOW, "search harbour")
        talk.hears("Found: 12.", "and 2 more")
        talk.tells(("Found, or ?", "12"), ("There is no number 12 here.", "more"), ("Found, or ?", "12"))
        talk.hears("Lesson ", "or ?")
        leaves(talk)


def test_a_half_corrected_line_outlives_a_hang_up_and_replaces_nothing_unasked(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Reflection(body="One\nTwo\nThree"))
    with talking(home) as talk:
        talk.tells((NOW, "7"), ("Journal, or ?", "1"), ("Reflection 1, or ?", "change"), ("by its number", "1"))
        talk.answers("What is on my mind, change it", "2")
        talk.hears("Line 2, anew:")
        talk.terminal.type("Deux et de")
        talk.hears("Deux et de")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        assert "“Deux et de”" in " ".join(talk.all.split())
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("Go on with it", "on"))
        talk.hears("You were editing line 2: “Deux et de”. 2 goes on with it.")
        talk.answers("change it", "2")
        talk.hears("Line 2, anew", ": Deux et de")
        talk.types("mi")
        talk.hears("Line 2 is: Deux et demi")
        talk.tells(("change it", ""), ("Keep reflection 1 so? (yes or no)", "yes"))
        talk.hears("Changed reflection 1")
    entry = kept(home, Kind.REFLECTION)
    assert isinstance(entry, Reflection)
    assert entry.body == "One\nDeux et demi\nThree"


def test_a_half_typed_title_is_offered_again_and_the_kept_one_stays(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Setback(what_happened="Not shortlisted"))
    with talking(home) as talk:
        talk.tells((NOW, "4"), ("Setbacks, or ?", "1"), ("Setback 1, or ?", "change"), ("by its number", "1"))
        talk.hears("- empties it", "What happened, in a line:")
        talk.terminal.type(f"Not sho{CTRL_D}")
        talk.hears("Left as a draft", "Setback 1, or ?")
        leaves(talk)
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("Go on with it", "on"))
        talk.hears("- empties it", "What happened, in a line: Not sho")
        talk.types("rtlisted, twice")
        talk.answers("Keep setback 1 so? (yes or no)", "no")
        talk.hears("Left as a draft")
    entry = kept(home, Kind.SETBACK)
    assert isinstance(entry, Setback)
    assert entry.what_happened == "Not shortlisted"
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("Go on with it", "on"), ("- empties it", ""))
        talk.answers("Keep setback 1 so? (yes or no)", "yes")
        talk.hears("Changed setback 1")
    entry = kept(home, Kind.SETBACK)
    assert isinstance(entry, Setback)
    assert entry.what_happened == "Not shortlisted, twice"


def test_a_later_reading_that_was_left_goes_on_with_its_questions(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Setback(what_happened="Not shortlisted"))
    with talking(home) as talk:
        talk.tells((NOW, "4"), ("Setbacks, or ?", "1"), ("Setback 1, or ?", "reading"))
        talk.tells(("How I read it now", "It was mostly me."), (">", "."))
        talk.hears("my part")
        talk.terminal.type(CTRL_C)
        talk.hears("Left as a draft")
        leaves(talk)
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("Go on with it", "on"))
        talk.tells(("How I read it now, change it", ""), ("my part", "6"), ("competition", ""), ("chance", ""))
        talk.answers("When (", "")
        talk.hears("Kept: a later reading of setback 1.")
        leaves(talk)
    entry = kept(home, Kind.SETBACK)
    assert isinstance(entry, Setback)
    [reading] = entry.readings
    assert (reading.note, reading.shares.my_part) == ("It was mostly me.", 6)


def test_a_line_is_edited_in_its_place_and_lines_are_put_in_and_taken_out(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Reflection(body="One\nTwo and two\nThree"))
    with talking(home, environment={"TERM": "xterm"}) as talk:
        talk.tells((NOW, "7"), ("Journal, or ?", "1"), ("Reflection 1, or ?", "change"), ("by its number", "1"))
        assert "1. One" not in talk.answers("What is on my mind, change it", "2")
        talk.hears("Line 2, anew: Two and two")
        talk.types("\x1b[H\x1b[3~t\x1b[F, too")
        talk.hears("Line 2 is: two and two, too")
        talk.tells(("change it", "insert 1"), ("A line before line 1:", "Zero"), ("change it", "delete 4"))
        talk.hears("Line 4 is out: Three")
        talk.answers("change it", "lines")
        talk.hears("1. Zero", "3. two and two, too")
        talk.tells(("change it", "-"), ("Empty it? It has 3 lines (yes or no)", "no"), ("change it", ""))
        talk.hears("Changed reflection 1")
    entry = kept(home, Kind.REFLECTION)
    assert isinstance(entry, Reflection)
    assert entry.body == "Zero\nOne\ntwo and two, too"


def test_where_a_line_cannot_be_edited_words_take_the_place_of_others(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Lesson(sentence="Ask frist, then wait"))
    with talking(home) as talk:
        talk.tells((NOW, "5"), ("Lessons, or ?", "1"), ("Lesson 1, or ?", "change"), ("by its number", "1"))
        talk.tells(("empties it", "+"), ("or the line anew", "frist -> first"))
        talk.hears("It says now: Ask first, then wait", "Changed lesson 1")
    entry = kept(home, Kind.LESSON)
    assert isinstance(entry, Lesson)
    assert entry.sentence == "Ask first, then wait"


def test_a_question_mark_explains_a_field_and_is_none_of_its_text(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write setback")
        talk.tells(("What happened, in a line:", "?"), ("asks for no more fields.", "Not shortlisted"))
        talk.tells(("When (", "?"), ("asks for no more fields.", "spring 2019"), ("Understood: spring 2019", ""))
        talk.tells(("in full. Lines;", "?"), ("goes on to the next field.", "."), ("What I expected", "."))
        talk.answers("How good a fit", ".")
        talk.hears("Kept as setback 1")
    entry = kept(home, Kind.SETBACK)
    assert isinstance(entry, Setback)
    assert (entry.what_happened, entry.body) == ("Not shortlisted", "")


@pytest.mark.parametrize("ends", ["hangs up", "is closed", "is killed", "is told to end"])
def test_what_was_typed_before_the_terminal_went_away_is_offered_again(home: Home, ends: str) -> None:
    with talking(home) as talk:
        talk.types("write reflection")
        talk.tells(("What is on my mind", "The first line"), (">", "the second line"))
        talk.terminal.type("half a li")
        # It is typed right behind the line before it, which is stored by the time that this one is asked for.
        talk.terminal.until(lambda text: text.rstrip().endswith("> half a li"))
        if ends == "is closed":
            talk.terminal.close()
        else:
            number = {"hangs up": signal.SIGHUP, "is killed": signal.SIGKILL, "is told to end": signal.SIGTERM}[ends]
            talk.terminal.send(number)
        talk.terminal.end()
    half = "" if ends == "is killed" else "\nhalf a li"
    with talking(home) as talk:
        assert "a new reflection: “The first line”" in " ".join(talk.all.split())
        talk.types("drafts")
        talk.answers("by its number", "1")
        talk.answers("Go on with it", "")
        talk.hears("as far as it was typed:", "Go on.")
        talk.types("and the end", ".", ".")
        talk.hears("Kept")
        leaves(talk)
    entry = kept(home, Kind.REFLECTION)
    assert isinstance(entry, Reflection)
    assert entry.body == f"The first line\nthe second line{half}\nand the end"


def test_hostile_text_is_printed_as_text(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Setback(what_happened="Safe", body="Before \u202eafter"))
        journal.add(Reflection(body="wide 漢字 " * 30 + "e\u0301 👩‍🔧"))
    with talking(home, size=(60, 24)) as talk:
        talk.types(f"write {HOSTILE}")
        talk.hears("A number, or a word")
        talk.terminal.type(CTRL_C)
        talk.answers(NOW, f"search {HOSTILE}")
        talk.answers(NOW, "write lesson")
        talk.types(f"Ask {HOSTILE} first", ".")
        talk.hears("Kept as lesson 1")
        talk.tells((NOW, "4"), ("Setbacks, or ?", "1"), ("Setback 1, or ?", "back"), ("Setbacks, or ?", "back"))
        talk.tells((NOW, "search wide"), ("Found, or ?", "1"))
        talk.hears("Reflection 1, or ?")
        leaves(talk)
        wide = [line for line in talk.all.split("\n") if line.startswith("wide 漢字")]
        assert wide
        assert all(cells(line) < 60 for line in wide)
    entry = kept(home, Kind.LESSON)
    assert isinstance(entry, Lesson)
    assert entry.sentence.startswith("Ask")
    assert not ESCAPES.search(entry.sentence)


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"])
def test_it_works_in_any_locale(home: Home, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONIOENCODING": "ascii"} if locale == "POSIX" else {"LC_ALL": locale}
    with home.journal() as journal:
        journal.add(Lesson(sentence="Zoë said “wait” → 漢"))
    with talking(home, environment=environment) as talk:
        talk.tells((NOW, "5"), ("Lessons, or ?", "1"))
        talk.hears("Lesson 1, or ?")
        leaves(talk)


def test_leaving_a_question_keeps_what_was_typed_and_twice_leaves_the_program(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write setback")
        talk.answers("What happened, in a line:", "Not shortlisted")
        talk.hears("When (")
        talk.terminal.type(f"in 20{CTRL_D}")
        talk.hears("Left as a draft", NOW)
        talk.terminal.type(CTRL_C)
        talk.hears("Everything is kept.")
        assert talk.terminal.end() == Status.DONE
    with home.journal() as journal:
        [draft] = journal.drafts.all()
        assert (draft.values["what_happened"], draft.values["when"]) == ("Not shortlisted", "in 20")


def test_being_stopped_locks_first(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write reflection")
        talk.answers("What is on my mind", "One line")
        talk.hears(">")
        talk.terminal.type(f"half{CTRL_Z}")
        talk.hears("Locked before it was stopped.")
        talk.terminal.until_stopped()
        talk.terminal.send(signal.SIGCONT)
        talk.answers("(it is not shown):", PASSPHRASE)
        talk.hears("Left open", "One line", NOW)
        leaves(talk)
    with home.journal() as journal:
        [draft] = journal.drafts.all()
        assert draft.values["body"] == "One line\nhalf"


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_locking_says_what_it_could_clear(home: Home, term: str) -> None:
    with talking(home, environment={"TERM": term}) as talk:
        talk.types("lock")
        heard = talk.hears("(it is not shown):")
        assert ("cannot be cleared" in heard) == (term == "dumb")
        assert ("\x1b[3J" in talk.all) == (term != "dumb")
        talk.types(PASSPHRASE)
        talk.hears(NOW)


def test_a_line_of_any_length_is_taken_whole(home: Home) -> None:
    long = "a paragraph in one line " * 250
    with talking(home) as talk:
        talk.types("write reflection")
        talk.hears(">")
        talk.types(f"{long}end", ".", ".")
        talk.hears("Kept as reflection 1")
    entry = kept(home, Kind.REFLECTION)
    assert isinstance(entry, Reflection)
    assert entry.body == f"{long}end"


def test_today_counts_what_has_no_day(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Action(what="Ask about the pump"))
        journal.add(Action(what="Ask about the rota"))
    with talking(home, "--wait", "0") as talk:
        talk.hears("2 without a day, under Conversations")
        leaves(talk)


def test_today_names_what_is_due_with_numbers_that_no_section_has(home: Home) -> None:
    def put(journal: Journal) -> None:
        journal.add(Action(what="Tell Sam", by_when=PartialDate.of(journal.today())))

    with home.journal() as journal:
        put(journal)
    with talking(home) as talk:
        assert "9. Tell Sam" in talk.all
        talk.tells((NOW, "9"), ("Action 1, or ?", "back"), (NOW, "today 1"))
        talk.hears("Today has the number 9 only.")
        talk.tells((NOW, "today 9"), ("Action 1, or ?", "back"), (NOW, "10"))
        talk.hears("There is no number 10 here.")
        leaves(talk)


def test_a_link_says_how_an_entry_is_named(home: Home) -> None:
    with home.journal() as journal:
        journal.add(Action(what="Tell Sam"))
    with talking(home) as talk:
        talk.answers(NOW, "action 1")
        talk.answers("Action 1, or ?", "change")
        talk.hears("10. Its aspiration: empty", "Which field, by its number")
        talk.types("10")
        talk.hears("like “aspiration 3”, or the title of the aspiration")
        talk.tells(("Its aspiration:", ""), ("by its number", "back"), ("Action 1, or ?", "back"))
        leaves(talk)


def test_the_sample_is_read_in_lines_too(home: Home) -> None:
    with talking(home, "demo", "--plain", environment={"TERM": "xterm"}, unlocked=False) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "back"), (NOW, "lock"))
        talk.hears("The sample’s is “demo”.")
        talk.answers("(it is not shown):", "demo")
        talk.hears(NOW)
        talk.types("leave")
        talk.hears("Everything is kept.")


def test_many_lines_pasted_at_once_are_all_kept(home: Home) -> None:
    lines = [f"Line {number} of a long note" for number in range(400)]
    with talking(home) as talk:
        talk.types("write reflection")
        talk.hears(">")
        talk.terminal.type("\r".join((*lines, ".", ".", "")))
        talk.hears("Kept as reflection 1")
    entry = kept(home, Kind.REFLECTION)
    assert isinstance(entry, Reflection)
    assert entry.body == "\n".join(lines)
