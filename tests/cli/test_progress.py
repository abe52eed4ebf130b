"""Taking a journal in at a terminal: how far it is, and ctrl+c, after which nothing of it is there."""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path

import pytest

from careerjournal.cli import Status, progress
from careerjournal.cli.progress import Progress
from careerjournal.exchange import importing
from careerjournal.exchange.formats.tui_journal import TuiJournal
from careerjournal.journal import taking_in
from tests.cli import test_cli
from tests.cli.test_cli import Run

home, run, made = test_cli.home, test_cli.run, test_cli.made

NOBODY = (
    "careerjournal: Nothing found. No entry names “Otto”. Only one that is on your list is found by its beginning.\n"
)


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A journal that takes several saves."""
    monkeypatch.setattr(taking_in, "AT_ONCE", 2_000)
    monkeypatch.setattr(importing, "EVERY", 10)
    monkeypatch.setattr(progress, "_QUIET", 0)
    monkeypatch.setattr(progress, "_AGAIN", 0)
    path = tmp_path / "entries.json"
    entries = [{"date": "2024-03-04T00:00:00Z", "title": f"{n}", "content": "words", "tags": []} for n in range(60)]
    path.write_text(json.dumps(entries))
    return str(path)


def test_how_far_it_is_is_said_at_a_terminal_and_taken_away(
    made: Run, many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made("import", many, "--dry-run").err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert made("import", many).status == Status.DONE
    said = terminal.getvalue().split("\r")
    assert said[1].strip() == "10 read ..."
    assert "60 read ..." in said
    assert any(line.strip().endswith("of 60 kept ...") for line in said)
    assert said[-2].strip() == said[-1] == ""
    assert len(said[-2]) >= len(said[-3].rstrip())


def test_ctrl_c_while_it_is_read_takes_nothing_in(made: Run, many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(TuiJournal, "read", stopped)
    done = made("import", many)
    assert (done.status, done.out, done.err) == (Status.COULD_NOT, "", f"careerjournal: {STOPPED}\n")
    assert made("list").out == ""


STOPPED = "Stopped. Nothing was taken in."


def test_ctrl_c_between_two_saves_takes_everything_out_again(
    made: Run, many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    say = Progress.say

    def stops(self: Progress, sentence: str) -> bool:
        if "kept" in sentence:
            signal.raise_signal(signal.SIGINT)
        return say(self, sentence)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(Progress, "say", stops)
    done = made("import", many)
    assert (done.status, done.out, done.err) == (Status.COULD_NOT, "", f"careerjournal: {STOPPED}\n")
    assert signal.getsignal(signal.SIGINT) is before


def test_after_ctrl_c_nothing_of_it_is_there_and_it_can_come_in(
    made: Run, many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Progress, "say", lambda *_: False)
        assert made("import", many).status == Status.COULD_NOT
    assert made("list").out == ""
    assert made("import", many).out.startswith("60 entries came in")
    assert len(made("list").out.splitlines()) == 60


def test_what_is_said_of_very_many_files_ends_and_a_name_stays_on_its_line(made: Run, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-03-04.md").write_text("words")
    (folder / "odd\n\x1b[31m100 entries came in.md").write_text("")
    for number in range(250):
        (folder / f"{number}.md").write_text("")
    lines = made("import", str(folder), "--dry-run").out.splitlines()
    assert len(lines) == 202
    assert lines[-1] == "… and 51 more like these; --json names them all."
    assert not any(line.startswith("100 entries") for line in lines)


def test_how_far_a_search_is_is_said_at_a_terminal_and_taken_away(
    made: Run, many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made("import", many).status == Status.DONE
    assert made("search", "person:Otto").err == NOBODY
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert made("search", "person:Otto").status == Status.COULD_NOT
    first, second, *_, last = terminal.getvalue().split("\r")
    assert (first, second.strip()) == ("", "0 of 60 entries ...")
    assert last == NOBODY
