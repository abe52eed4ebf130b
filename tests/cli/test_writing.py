"""Setbacks, successes, lessons and actions from the shell: by options, by questions, and never lost."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import careerjournal.vault
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status, passphrases, typed, writing
from careerjournal.cli.fields import line_of, sayable
from careerjournal.idle import Idle
from careerjournal.journal.journal import Journal
from careerjournal.model import KINDS, Conversation, Kind, Move, Ref, Setback, Shape
from careerjournal.model.vocabulary import ActionState, Direction
from tests.cli import test_cli
from tests.cli.test_cli import HARMFUL, HOSTILE, Done, Run, opened, posix, program
from tests.conftest import CHEAP_COST, PASSPHRASE

home, run, made = test_cli.home, test_cli.run, test_cli.made

WRITTEN = (Kind.SUCCESS, Kind.SETBACK, Kind.LESSON, Kind.ACTION)

Answers = Callable[..., list[str | BaseException]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Somebody at the terminal types these lines, and then the end; gives those that nobody has asked for yet."""

    def answers(*lines: str | BaseException | Callable[[], str]) -> list[Any]:
        waiting = list(lines)

        def typed(_prompt: str = "") -> str:
            line = waiting.pop(0) if waiting else EOFError()
            if isinstance(line, BaseException):
                raise line
            return line if isinstance(line, str) else line()

        monkeypatch.setattr("builtins.input", typed)
        monkeypatch.setattr(writing, "somebody_answers", lambda: True)
        return waiting

    return answers


@pytest.fixture
def there(made: Run) -> Run:
    """`run`, with what can be pointed at."""
    with opened() as journal:
        journal.add(Move(direction=Direction.LATERAL, body="Harbour desk"))
        journal.add(Setback(what_happened="The panel"))
        journal.add(Conversation(with_whom="Ros Pask"))
        journal.add(Conversation(with_whom="Priya Nand"))
    return made


def kept(done: Done) -> dict[str, Any]:
    """What was kept, as the shell says it."""
    assert done.status == Status.DONE, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def drafted(kind: Kind) -> dict[str, Any]:
    """What stands in the draft of a new entry."""
    with opened() as journal:
        draft = journal.drafts.get(Ref(kind, 0))
        assert draft is not None
        return dict(draft.values)


def entries(kind: Kind) -> list[Any]:
    with opened() as journal:
        return list(journal.entries_of(kind))


class TestOptions:
    @pytest.mark.parametrize("kind", WRITTEN)
    def test_every_field_of_a_form_has_one_and_is_kept(self, made: Run, kind: Kind) -> None:
        cls = KINDS[kind]
        with opened() as journal:
            for other in set(Kind) - {Kind.SHARE, Kind.STORY}:
                journal.add(test_cli.every_field(KINDS[other]))
        asked, expected = [kind.value, "In a line"], {}
        for one in sayable(cls):
            field = one.field
            said: Any = {
                Shape.DATE: "2024-03-05",
                Shape.NUMBER: str(field.high),
                Shape.CHOICE: str(field.choices[-1]) if field.choices else "",
                Shape.REF: f"{field.kinds[0]} 1",
                Shape.REFS: f"{field.kinds[0]} 1",
                Shape.FLAG: True,
            }.get(field.shape, f"Said of {'.'.join(one.path)}")
            asked += [one.option] if said is True else [one.option, said]
            several = field.shape in (Shape.WORDS, Shape.LINES, Shape.REFS)
            expected[one.path] = [said] if several else int(said) if field.shape is Shape.NUMBER else said
        found = kept(made(*asked, "--json"))
        assert found[line_of(cls).key] == "In a line"
        for path, said in expected.items():
            value = found
            for name in path:
                value = value[name]
            assert value == said, path

    def test_they_are_the_fields_words(self, there: Run) -> None:
        asked = ("setback", "Not shortlisted", "--when", "spring 2019", "--mine", "4", "--competition", "3")
        more = ("--chance=2", "--kind", "Near-Miss", "--fit", "long", "--in-full", "All of it.", "--tags", "a, b")
        found = kept(there(*asked, *more, "--tags", "c", "--move", "1", "--json"))
        assert (found["what_happened"], found["when"], found["kind"]) == ("Not shortlisted", "2019-spring", "near miss")
        assert found["shares"] == {"my_part": 4, "competition": 3, "chance": 2}
        assert (found["fit"], found["body"], found["tags"]) == ("long shot", "All of it.", ["a", "b", "c"])
        assert found["move"] == "move 1"
        lesson = kept(there("lesson", "Ask", "--learnt-from", "the panel", "--learnt-from", "move 1", "--json"))
        assert lesson["learnt_from"] == ["setback 1", "move 1"]
        action = kept(there("action", "Ask", "--with", "Ros Pask", "--due", "3 May 2031", "--json"))
        assert (action["conversation"], action["by_when"]) == ("conversation 1", "2031-05-03")

    @pytest.mark.parametrize(
        ("asked", "says", "status"),
        [
            (("setback", "x", "--when", "someday"), "--when: “someday” is not a date I can read.", Status.USAGE),
            (("setback", "x", "--when", "31 Feb 2024"), "February 2024 has 29 days", Status.USAGE),
            (("lesson", "x", "--when", "someday"), "--when: “someday” is not a date I can read.", Status.USAGE),
            (("action", "x", "--by", "someday"), "--by: “someday” is not a date I can read.", Status.USAGE),
            (("setback", "x", "--kind", "windfall"), "is none of these: not shortlisted, interview", Status.USAGE),
            (("setback", "x", "--felt", "a", "--felt", "b"), "--felt is given more than once", Status.USAGE),
            (("setback", "x", "--tags", "a", "--tags", "-"), "--tags is given more than once", Status.USAGE),
            (("setback", "x", "--kind", "o"), "is none of these", Status.USAGE),
            (("setback", "x", "--mine", "11"), "takes a number from 0 to 10, not 11", Status.USAGE),
            (("setback", "x", "--mine", "four"), "“four” is not a number. Write one from 0 to 10.", Status.USAGE),
            (("success", "x", "--competition", "4"), "unrecognized arguments: --competition", Status.USAGE),
            (("setback", "x", "--move", "setback 1"), "takes move, not setback 1", Status.USAGE),
            (("setback", "x", "--move", "99"), "--move: There is no move 99 in this journal.", Status.COULD_NOT),
            (("setback", "x", "--move", "No such desk"), "names no one move. Write its kind", Status.COULD_NOT),
            (("setback", "x", "--move", "1, 1, move 1"), "", Status.DONE),
            (
                ("action", "x", "--with", "with"),
                "--with: “with” could be conversation 1, With Ros Pask; or conversation 2, With Priya Nand. Say which",
                Status.COULD_NOT,
            ),
            (("action", "x", "--with", "conversation 1, conversation 2"), "takes one conversation", Status.COULD_NOT),
            (("setback",), "careerjournal setback TEXT, or - for standard input", Status.USAGE),
            (("setback", ""), "What happened, in a line: This is needed.", Status.COULD_NOT),
            (("setback", "\x1b[2J \u202e"), "This is needed.", Status.COULD_NOT),
            (("setback", "one\ntwo", "--in-full", "three"), "--in-full is given, too", Status.COULD_NOT),
            (("action", "send it by 3 Dec", "--due", "4 Dec"), "“by 3 Dec” says what --due says.", Status.USAGE),
            (("action", "send it by 31 Feb"), "February", Status.USAGE),
        ],
    )
    def test_what_cannot_be_is_refused_with_the_sentence_of_the_screen(
        self, there: Run, asked: tuple[str, ...], says: str, status: Status
    ) -> None:
        done = there(*asked)
        assert done.status == status
        assert says in " ".join(done.err.split())
        if status is not Status.DONE:
            assert done.out == ""
            assert len(entries(Kind(asked[0]))) == (asked[0] == "setback")

    def test_of_several_lines_the_first_is_the_line(self, made: Run) -> None:
        text = "Not shortlisted\n\nThe form had six points.\nI had four.\n"
        for asked, sent in ((text, ""), ("-", text)):
            found = kept(made("setback", asked, "--json", stdin=sent))
            assert found["what_happened"] == "Not shortlisted"
            assert found["body"] == "The form had six points.\nI had four."

    def test_nothing_that_commands_a_terminal_is_kept_and_that_is_said(self, made: Run) -> None:
        done = made("setback", HOSTILE, "--felt", "red \x1b[31malert", "--json")
        assert "U+001B" in done.err
        assert not HARMFUL.search(done.out + done.err)
        assert kept(done)["felt"] == "red alert"

    def test_the_help_of_each_says_its_options_and_what_a_history_keeps(self, run: Run) -> None:
        for kind in WRITTEN:
            said = " ".join(run(kind, "--help", secret=None).out.split())
            assert "your shell keeps in its history" in said
            for one in sayable(KINDS[kind]):
                assert one.option in said


class TestQuestions:
    def test_what_was_not_given_is_asked_for_a_line_each(self, there: Run, answers: Answers) -> None:
        left = answers("in full", "", "fair", "", "4", "", "3", "", "1", "a, b", "setback 1", "too many")
        found = kept(there("setback", "Not shortlisted", "--when", "2019", "--kind", "other", "--json"))
        assert left == ["too many"]
        assert (found["body"], found["expected"], found["fit"]) == ("in full", "", "fair")
        assert found["shares"] == {"my_part": 4, "competition": 0, "chance": 3}
        assert (found["move"], found["tags"], found["links"]) == ("move 1", ["a", "b"], ["setback 1"])

    def test_the_text_itself_is_asked_for_and_needed(self, made: Run, answers: Answers) -> None:
        answers("", "  ", "Not shortlisted")
        done = made("setback")
        assert (done.status, done.out) == (Status.DONE, "setback 1\n")
        assert done.err.count("This is needed.") == 2
        answers()
        assert made("setback")[:2] == (Status.COULD_NOT, "")
        assert len(entries(Kind.SETBACK)) == 1

    def test_a_wrong_answer_is_asked_for_again(self, there: Run, answers: Answers) -> None:
        answers("someday", "2019", "windfall", "near", "", "", "", "", "11", "4", "", "", "", "No such desk", "", "")
        done = there("setback", "Not shortlisted", "--json")
        said = " ".join(done.err.split())
        for sentence in ("“someday” is not a date I can read", "is none of these", "from 0 to 10, not 11"):
            assert sentence in said
        assert "“No such desk” names no one move." in said
        found = kept(done)
        assert (found["when"], found["kind"], found["shares"]["my_part"]) == ("2019", "near miss", 4)
        assert found["move"] is None

    def test_an_entry_that_is_not_there_is_asked_for_again(self, there: Run, answers: Answers) -> None:
        answers("", "", "", "", "", "", "", "", "", "", "99", "1", "", "")
        done = there("setback", "Not shortlisted", "--json")
        assert "There is no move 99 in this journal." in done.err
        assert kept(done)["move"] == "move 1"

    def test_yes_or_no(self, made: Run, answers: Answers) -> None:
        answers("", "", "maybe", "Yes")
        done = made("success", "A fair copy", "--json")
        assert "Answer yes or no." in done.err
        assert kept(done)["under_way"] is True
        answers("", "", "n")
        assert kept(made("success", "A fair copy", "--json"))["under_way"] is False

    def test_the_end_keeps_what_was_said_so_far(self, made: Run, answers: Answers) -> None:
        answers("2019", "other", EOFError())
        found = kept(made("setback", "Not shortlisted", "--json"))
        assert (found["when"], found["kind"], found["body"]) == ("2019", "other", "")

    def test_ctrl_c_leaves_a_draft_and_says_so(self, made: Run, answers: Answers) -> None:
        answers("2019", KeyboardInterrupt())
        done = made("setback", "Not shortlisted")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "Stopped. What you typed is kept as a draft of a new setback. Today lists it" in done.err
        assert entries(Kind.SETBACK) == []
        assert drafted(Kind.SETBACK)["what_happened"] == "Not shortlisted"
        assert drafted(Kind.SETBACK)["when"] == "2019"

    def test_each_answer_is_a_draft_until_it_is_kept(self, there: Run, answers: Answers) -> None:
        """Whoever pulls the plug: what was answered before is on the disk."""
        seen: list[dict[str, Any]] = []

        def now() -> str:
            journal = Door(Paths.usual()).open(PASSPHRASE, read_only=True)
            draft = journal.drafts.get(Ref(Kind.SETBACK, 0))
            seen.append(dict(draft.values) if draft else {})
            journal.lock()
            return "4"

        answers("2019", "near", "All of it.", "", "long", "", now, EOFError())
        assert there("setback", "Not shortlisted").status == Status.DONE
        (draft,) = seen
        assert {"what_happened": "Not shortlisted", "kind": "near miss", "body": "All of it."}.items() <= draft.items()
        assert draft["fit"] == "long shot"
        with opened() as journal:
            assert journal.drafts.get(Ref(Kind.SETBACK, 0)) is None

    def test_half_a_date_is_not_lost(self, made: Run, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(typed, "_unfinished", lambda: "3 Ma")
        answers(KeyboardInterrupt())
        assert made("setback", "Not shortlisted").status == Status.COULD_NOT
        assert drafted(Kind.SETBACK)["when"] == "3 Ma"
        answers(KeyboardInterrupt())
        done = made("setback", "Not shortlisted again")
        assert "“3 Ma” is not a date" in done.err
        assert done.out == "What happened, in a line\nNot shortlisted again\n\nWhen\n3 Ma\n"

    @posix
    def test_a_journal_that_nobody_types_into_is_locked(
        self, made: Run, answers: Answers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waited = [599.0, 600.0]
        monkeypatch.setattr(Idle, "seconds", lambda _: waited.pop(0))
        monkeypatch.setattr(typed, "PAUSE", 3600.0)

        def nobody_types() -> str:
            signal.raise_signal(signal.SIGALRM)
            signal.raise_signal(signal.SIGALRM)
            raise AssertionError

        answers("2019", nobody_types)
        done = made("setback", "Not shortlisted")
        assert done.status == Status.COULD_NOT
        assert "Locked after 10 minutes without a key. What you typed is kept as a draft" in done.err
        assert drafted(Kind.SETBACK)["when"] == "2019"
        assert waited == []

    def test_ctrl_c_at_the_first_question_keeps_nothing(self, made: Run, answers: Answers) -> None:
        answers(KeyboardInterrupt())
        done = made("setback")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "Stopped. Nothing was kept." in done.err

    @pytest.mark.parametrize("line", ["Ask Ros", "tell Sam about the rota by 3 May 2031"])
    def test_a_draft_holds_what_a_line_said(self, made: Run, answers: Answers, line: str) -> None:
        answers(line, "by post", KeyboardInterrupt())
        assert made("action").status == Status.COULD_NOT
        draft = drafted(Kind.ACTION)
        assert draft["how"] == "by post"
        assert draft["what"] == line.partition(" by 3 ")[0]
        assert draft["by_when"] == ("3 May 2031" if "by 3" in line else "")

    def test_another_draft_stays_as_it_is_and_what_is_left_is_kept_beside_it(self, made: Run, answers: Answers) -> None:
        with opened() as journal:
            journal.drafts.keep(Ref(Kind.SETBACK, 0), {"what_happened": "On the screen"})
        answers("2019", KeyboardInterrupt())
        done = made("setback", "Not shortlisted")
        assert "There is a draft of a new setback already" in done.err
        assert "What you typed is kept, as setback 1." in done.err
        answers("2020", EOFError())
        assert made("setback", "Not shortlisted again").status == Status.DONE
        assert [str(one.when) for one in entries(Kind.SETBACK)] == ["2019", "2020"]
        assert drafted(Kind.SETBACK)["what_happened"] == "On the screen"

    def test_the_passphrase_is_asked_for_before_anything_else(
        self, made: Run, answers: Answers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def secret(_: str = "") -> str:
            asked.append("passphrase")
            return PASSPHRASE

        def line() -> str:
            asked.append("line")
            return ""

        monkeypatch.setattr("getpass.getpass", secret)
        monkeypatch.setattr(passphrases, "_can_ask", lambda: True)
        for kind in WRITTEN:
            asked.clear()
            answers(lambda: f"In a {line() or 'line'}", line, EOFError())
            assert made(kind, secret=None).status == Status.DONE
            assert asked == ["passphrase", "line", "line"]
        asked.clear()
        answers(line)
        assert made("done", "1", secret=None).status == Status.DONE
        assert asked == ["passphrase", "line"]

    def test_what_is_wrong_with_the_options_is_said_before_the_passphrase(self, made: Run, answers: Answers) -> None:
        answers()
        done = made("setback", "x", "--when", "someday", secret=None)
        assert done.status == Status.USAGE

    @pytest.mark.parametrize(
        ("kind", "answered", "says"),
        [
            ("setback", ["?", "Not shortlisted"], "by which you know it again"),
            ("setback", ["Not shortlisted", "?"], "yesterday, +2w"),
            ("setback", ["Not shortlisted", "", "?"], "not shortlisted, interview"),
            ("success", ["A fair copy", "", "", "?"], "Yes or no."),
            ("lesson", ["Ask", "?"], "Enter leaves it empty"),
        ],
    )
    def test_a_question_mark_explains_and_is_no_answer(
        self, made: Run, answers: Answers, kind: str, answered: list[str], says: str
    ) -> None:
        answers(*answered, EOFError())
        done = made(kind, "--json")
        assert says in " ".join(done.err.split()).replace("(", "")
        assert "?" not in [value for value in kept(done).values() if isinstance(value, str)]

    def test_a_line_that_says_it_is_not_asked_about_it(self, made: Run, answers: Answers) -> None:
        answers("send it by 31 Feb", "@Sam to send the rota by 3 May 2031", "by post")
        done = made("action", "--json")
        found = kept(done)
        assert "February" in done.err
        assert (found["what"], found["who"], found["by_when"]) == ("send the rota", "Sam", "2031-05-03")
        assert (found["how"], found["support"]["needed"], found["state"]) == ("by post", "", "open")
        assert "By when" not in done.err
        assert "State" not in done.err
        assert "by when, 3 May 2031" in done.err

    def test_a_day_is_that_on_which_it_was_typed(
        self, made: Run, answers: Answers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        days = [dt.date(2026, 3, 31)]
        monkeypatch.setattr(writing, "_today", lambda: days[-1])

        def after_midnight() -> str:
            days.append(dt.date(2026, 4, 1))
            return "other"

        answers("yesterday", after_midnight)
        assert kept(made("setback", "Not shortlisted", "--json"))["when"] == "2026-03-30"
        answers()
        found = kept(made("lesson", "Ask", "--when", "yesterday", "--look-again", "tomorrow", "--json"))
        assert (found["when"], found["look_again"]) == ("2026-03-31", "2026-04-02")

    def test_nothing_is_asked_without_a_terminal(self, made: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def asked(_: str = "") -> str:
            raise AssertionError

        monkeypatch.setattr("builtins.input", asked)
        for kind in WRITTEN:
            assert made(kind, "In a line") == (Status.DONE, f"{kind} 1\n", "")
        assert made("done", "1")[:2] == (Status.DONE, "action 1\n")

    @posix
    def test_at_a_real_terminal(self, made: Run, home: Path) -> None:
        del made
        terminal, its_end = os.openpty()
        try:
            os.write(terminal, "Zoë’s desk\n2019\nnear miss\n\x04".encode())
            done = program(
                *("--passphrase-file", str(home / "secret"), "setback", "--json"), stdin=its_end, stderr=its_end
            )
            assert done.returncode == Status.DONE
            shown = os.read(terminal, 65_536).decode()
        finally:
            os.close(terminal)
            os.close(its_end)
        found = json.loads(done.stdout)
        assert (found["what_happened"], found["when"], found["kind"]) == ("Zoë’s desk", "2019", "near miss")
        for said in ("What happened, in a line: ", "When (A day, a month", "  not shortlisted, ", "Kind: "):
            assert said in shown


class TestHandedBack:
    """What came through a pipe or was typed is nowhere else."""

    TEXT = "Not shortlisted.\r\n\r\nThe form had six points.\n"

    @pytest.mark.parametrize(
        "asked",
        [
            ("setback", "-", "--when", "someday"),
            ("setback", "-", "--move", "99"),
            ("setback", "-", "--in-full", "-"),
            ("setback", "--felt", "-"),
            ("setback", "-", "--in-full", "x"),
            ("lesson", "Ask", "--in-full", "-", "--learnt-from", "setback 9"),
            ("action", "Ask by 31 Feb", "--how", "-"),
            ("done", "9", "--came-of-it", "-"),
        ],
        ids=" ".join,
    )
    def test_whatever_is_wrong_with_the_rest(self, made: Run, asked: tuple[str, ...]) -> None:
        done = made(*asked, stdin=self.TEXT)
        assert done.status in (Status.USAGE, Status.COULD_NOT)
        assert done.out == self.TEXT
        assert "was not kept. Its text is on standard output" in done.err

    @pytest.mark.parametrize(
        "asked", [("setback", "-"), ("action", "Ask", "--how", "-"), ("done", "1", "--came-of-it=-")]
    )
    def test_after_a_wrong_passphrase_and_while_the_journal_is_open_elsewhere(
        self, made: Run, home: Path, asked: tuple[str, ...]
    ) -> None:
        made("action", "Ask")
        (home / "wrong").write_text("wrong\n")
        assert made(*asked, secret="wrong", stdin=self.TEXT)[:2] == (Status.WRONG_PASSPHRASE, self.TEXT)
        assert made(*asked, secret="-", stdin=f"wrong\n{self.TEXT}")[:2] == (Status.WRONG_PASSPHRASE, self.TEXT)
        with opened():
            assert made(*asked, stdin=self.TEXT)[:2] == (Status.IN_USE, self.TEXT)
        assert made(*asked, secret="-", stdin=f"{PASSPHRASE}\n{self.TEXT}").status == Status.DONE

    def test_when_the_disk_refuses(self, made: Run, monkeypatch: pytest.MonkeyPatch, answers: Answers) -> None:
        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        def fills_up() -> str:
            monkeypatch.setattr(careerjournal.vault.Disk, "write", refuse)
            return "All of it."

        answers("2019", "near", fills_up)
        done = made("setback", "Not shortlisted")
        assert done.status == Status.COULD_NOT
        assert done.out.split("\n\n") == [
            "What happened, in a line\nNot shortlisted",
            "When\n2019",
            "Kind\nnear miss",
            "What happened, in full\nAll of it.\n",
        ]
        assert "The setback was not kept. Its text is on standard output." in done.err
        monkeypatch.setattr(writing, "somebody_answers", lambda: False)
        assert made("setback", "-", stdin=self.TEXT)[:2] == (Status.COULD_NOT, self.TEXT)

    def test_an_action_as_it_was_typed(self, made: Run, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        answers("tell Sam about the rota by 3 Dec")
        monkeypatch.setattr(Journal, "add", stopped)
        assert made("action").out == "What\ntell Sam about the rota by 3 Dec\n"

    @posix
    def test_what_is_kept_is_done_whether_it_could_be_printed_or_not(self, made: Run, home: Path) -> None:
        del made
        asked = f'"{sys.executable}" -m careerjournal --passphrase-file "{home}/secret"'
        for command, where in (
            ("setback x", ">&-"),
            ("setback x", ">/dev/full" if Path("/dev/full").exists() else ">&-"),
            ("lesson x --json", ">&-"),
            ("action x", "<&-"),
            ("success x", "2>&-"),
        ):
            done = subprocess.run(
                ["/bin/sh", "-c", f"{asked} {command} {where}"], capture_output=True, timeout=60, check=False
            )
            assert done.returncode == Status.DONE, done.stderr
            assert b"Traceback" not in done.stderr
            if where not in ("<&-", "2>&-"):
                assert b"is kept, as" in done.stderr
        assert [len(entries(kind)) for kind in WRITTEN] == [1, 2, 1, 1]


class TestActions:
    @pytest.mark.parametrize(
        ("line", "what", "who", "by_when"),
        [
            ("tell Sam about the rota by 3 May 2031", "tell Sam about the rota", "Me", "2031-05-03"),
            ("Sam to send the rota", "send the rota", "Sam", None),
            ("book the room", "book the room", "Me", None),
        ],
    )
    def test_a_line_is_understood_as_on_the_screen(
        self, made: Run, line: str, what: str, who: str, by_when: str | None
    ) -> None:
        for asked, sent in ((line, ""), ("-", f"{line}\n")):
            done = made("action", asked, "--json", stdin=sent)
            found = kept(done)
            assert (found["what"], found["who"], found["by_when"]) == (what, who, by_when)
            assert ("Understood" in done.err) is (what != line)

    def test_a_day_that_has_passed_is_said_to_be_no_deadline(self, made: Run) -> None:
        done = made("action", "send the figures by 3 March 2020")
        assert done.status == Status.DONE
        assert "Understood: no date, for 3 March 2020 has passed." in done.err


class TestDone:
    def test_an_action_is_done_dropped_and_changed(self, made: Run) -> None:
        made("action", "Ask Ros")
        done = made("done", "1")
        assert done == (Status.DONE, "action 1\n", "careerjournal: Marked done: Ask Ros\n")
        again = made("done", "1", "--json")
        assert "action 1 was done already" in again.err
        assert kept(again)["state"] == "done"
        found = kept(made("done", "1", "--dropped", "--came-of-it", "-", "--json", stdin="She left.\n"))
        assert (found["state"], found["outcome"]) == ("dropped", "She left.")

    def test_it_is_asked_how_it_went(self, made: Run, answers: Answers) -> None:
        made("action", "Ask Ros")
        answers("She said yes.")
        done = made("done", "1")
        assert "How did it go?" in done.err
        answers("")
        done = made("done", "1", "--dropped")
        assert "Why is it dropped?" in done.err
        (action,) = entries(Kind.ACTION)
        assert (action.state, action.outcome) == (ActionState.DROPPED, "She said yes.")
        answers(KeyboardInterrupt())
        assert made("done", "1").status == Status.COULD_NOT
        assert entries(Kind.ACTION) == [action]

    def test_one_that_is_not_there_is_not_asked_about(self, made: Run, answers: Answers) -> None:
        left = answers("It went well.")
        done = made("done", "99")
        assert (done.status, left) == (Status.COULD_NOT, ["It went well."])
        assert "There is no action 99" in done.err
        assert "How did it go?" not in done.err

    def test_nothing_is_explained_where_nothing_is_asked(self, made: Run, answers: Answers) -> None:
        made("action", "Ask Ros")
        answers()
        assert made("done", "1", "--came-of-it", "Well") == (
            Status.DONE,
            "action 1\n",
            "careerjournal: Marked done: Ask Ros\n",
        )

    @pytest.mark.parametrize(
        ("number", "status", "says"),
        [
            ("9", Status.COULD_NOT, "There is no action 9 in this journal."),
            ("0", Status.COULD_NOT, "There is no action 0"),
            ("one", Status.USAGE, "takes the number of an entry, like 3, not “one”"),
            ("-1", Status.USAGE, ""),
            ("9" * 5_000, Status.USAGE, "takes the number of an entry"),
        ],
    )
    def test_one_that_is_not_there(self, made: Run, number: str, status: Status, says: str) -> None:
        done = made("done", number)
        assert (done.status, done.out) == (status, "")
        assert says in " ".join(done.err.split())


def test_several_at_once_are_all_kept(home: Path) -> None:
    Door(Paths.usual(), CHEAP_COST).create(PASSPHRASE).journal.lock()
    asked = [sys.executable, "-m", "careerjournal", "--passphrase-file", str(home / "secret")]
    commands: Sequence[list[str]] = [
        [kind.value, f"number {number}", "--tags", "all"] for kind in WRITTEN for number in (1, 2)
    ]
    at_work = [subprocess.Popen([*asked, *command], stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait(60) for process in at_work] == [Status.DONE] * len(commands)
    for kind in WRITTEN:
        assert sorted(entry.title for entry in entries(kind)) == ["number 1", "number 2"]


@posix
def test_questions_and_answers_where_a_terminal_knows_no_accents(made: Run, home: Path) -> None:
    del made
    with contextlib.ExitStack() as after:
        terminal, its_end = os.openpty()
        after.callback(os.close, terminal)
        after.callback(os.close, its_end)
        os.write(terminal, b"\ncaf\xe9\nme\n\x04")
        done = program(
            *("--passphrase-file", str(home / "secret"), "action", "Ask", "--json"),
            stdin=its_end,
            stderr=its_end,
            environment={"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
        )
        shown = os.read(terminal, 65_536)
    assert done.returncode == Status.DONE, shown
    assert b"Traceback" not in shown
    assert b"no text, and was left out" in shown
    with opened() as journal:
        assert journal.actions[1].ref == Ref(Kind.ACTION, 1)
