"""Patterns from the shell: sentences that read aloud, one JSON document, and plain refusals."""

from __future__ import annotations

import json

import pytest

from careerjournal.cli import Status
from tests.cli import test_cli
from tests.cli.test_cli import Run

home, run, made, filled = test_cli.home, test_cli.run, test_cli.made, test_cli.filled


def test_they_are_said_in_sentences(filled: Run) -> None:
    done = filled("patterns")
    assert (done.status, done.err) == (Status.DONE, "")
    lines = done.out.splitlines()
    assert lines[0] == "Patterns, all time"
    assert "  Strong: of eight, three came off, four did not and one I said no to; one still open." in lines
    assert "Of eight I thought strong, three came off. Of seven I thought fair, five came off." in lines
    assert all(line.endswith((".", "”", "?")) for line in lines[1:] if line)
    assert not set(done.out) & set("█░▁▂━═╌│")  # nothing is drawn


def test_of_a_span_or_a_role(filled: Run) -> None:
    assert filled("patterns", "2025").out.startswith("Patterns, 2025\n")
    assert filled("patterns", "2017..2019").out.startswith("Patterns, 2017 to 2019\n")
    assert filled("patterns", "Watch", "officer").out.startswith("Patterns, as Watch officer\n")
    assert filled("patterns", "role 3").out == filled("patterns", "role", "3").out


def test_as_json(filled: Run) -> None:
    done = filled("patterns", "role 3", "--json")
    told = json.loads(done.out)
    assert (done.status, done.err) == (Status.DONE, "")
    assert (told["version"], told["span"]["asked"]) == (1, "role 3")
    assert {one["name"] for one in told["patterns"]} >= {"kinds", "fit", "energy", "names"}


@pytest.mark.parametrize("span", ["2019..2017", "role 99", "whenever", "31 April 2019"])
def test_a_span_that_is_none_is_refused(filled: Run, span: str) -> None:
    done = filled("patterns", span, "--json")
    assert (done.status, done.out) == (Status.USAGE, "")
    assert done.err.startswith("careerjournal: ")


def test_of_an_empty_journal_it_says_what_would_be_there(made: Run) -> None:
    done = made("patterns")
    assert done.status == Status.DONE
    assert done.out.splitlines()[1].startswith("Nothing that comes back can be seen yet.")
    assert json.loads(made("patterns", "--json").out)["patterns"][0]["rows"] == []
