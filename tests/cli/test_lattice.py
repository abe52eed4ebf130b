"""The picture of the lattice from the shell: as text and as SVG, with stand-ins where they are asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from xml.etree import ElementTree as ET

from careerjournal.cli import Status
from tests.cli import test_cli
from tests.cli.test_cli import Run

home, run, made, filled = test_cli.home, test_cli.run, test_cli.made, test_cli.filled


def test_the_map_is_printed_and_the_path_where_it_is_asked_for(filled: Run) -> None:
    done = filled("export", "--lattice")
    assert (done.status, done.err) == (Status.DONE, "")
    assert "Survey" in done.out.splitlines()[0]
    assert "River information lead" in done.out
    path = filled("export", "--lattice", "--view", "path").out
    assert path.index("River information lead") < path.index("Watch officer") < path.index("Survey assistant")
    assert len(filled("export", "--lattice", "--zoom", "compact").out) < len(done.out)


def test_it_is_written_as_its_name_says_or_as_asked_and_nothing_is_overwritten(filled: Run, tmp_path: Path) -> None:
    picture, text = tmp_path / "a.svg", tmp_path / "a.txt"
    for path in (picture, text):
        assert filled("export", "--lattice", "-o", str(path)) == (Status.DONE, "", "")
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    root = ET.fromstring(picture.read_text("utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "River information lead" in "".join(root.itertext())
    assert text.read_text("utf-8").rstrip() == filled("export", "--lattice").out.rstrip()
    assert filled("export", "--lattice", "--format", "svg").out.startswith("<svg ")
    before = text.read_bytes()
    refused = filled("export", "--lattice", "-o", str(text))
    assert (refused.status, text.read_bytes()) == (Status.COULD_NOT, before)
    assert "stands" in refused.err


def test_names_become_stand_ins_where_that_is_asked_for(filled: Run) -> None:
    plain = filled("export", "--lattice", "--zoom", "roomy").out
    assert "Tarrow Conservancy" in plain
    done = filled("export", "--lattice", "--zoom", "roomy", "--stand-ins")
    assert "Conservancy" not in done.out
    assert "The harbour authority I work for" in done.out
    assert "review" in done.err


def test_an_empty_journal_has_nothing_to_draw_and_something_to_export_is_named(made: Run) -> None:
    done = made("export", "--lattice")
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    assert "nothing to draw" in done.err
    assert made("export").status == Status.USAGE
