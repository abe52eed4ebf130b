"""tui-journal's files: each day as it stands, whatever zone it is read in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from careerjournal.exchange.format import SourceError
from careerjournal.model import PartialDate
from tests.exchange.reading import SAMPLES, came_of, names

FOLDER = SAMPLES / "tui-journal"


@pytest.mark.parametrize("name", ["entries.json", "export.json"])
def test_it_is_recognised_by_what_is_in_it(name: str, tmp_path: Path) -> None:
    other = tmp_path / "whatever"
    other.write_bytes((FOLDER / name).read_bytes())
    assert names(other) == ["tuijournal"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_the_day_is_never_converted(zone: str, travel: Callable[[str], None]) -> None:
    travel(zone)
    came = came_of(FOLDER / "entries.json", "tuijournal")
    assert [entry.day for entry in came.entries] == [PartialDate(2024, 3, 4), PartialDate(2019, 5, 3)]
    assert [entry.tags for entry in came.entries] == [("interview", "near miss"), ()]
    first = came.entries[0]
    assert first.text == "Passed over for the harbour desk\n\nThree of us.\n\nThe one with the boat got it."
    assert (first.stamp, dict(first.fields)) == ("2024-03-04T00:00:00Z", {"id": 0, "priority": 1})
    assert not came.oddities


def test_what_is_wrong_in_it_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "entries.json"
    good = {"date": "2024-03-04T00:00:00Z", "title": "One", "content": "", "tags": "no list"}
    path.write_text(json.dumps([good, {**good, "date": "yesterday"}, 7]))
    came = came_of(path, "tuijournal")
    assert [(entry.text, entry.day) for entry in came.entries] == [("One", PartialDate(2024, 3, 4)), ("One", None)]
    assert ["date" in odd.what or "no entry" in odd.what for odd in came.oddities] == [True, True]


@pytest.mark.parametrize(
    "said", ["{}", "[", '{"entries": 3}', '[{"date": 1, "date": 2}]', "[" * 100_000, "9" * 5000, '[{"date": NaN}]']
)
def test_a_file_that_is_none_is_refused_in_a_sentence(said: str, tmp_path: Path) -> None:
    path = tmp_path / "entries.json"
    path.write_text(said)
    with pytest.raises(SourceError, match=r"“entries\.json” .*\."):
        came_of(path, "tuijournal")
