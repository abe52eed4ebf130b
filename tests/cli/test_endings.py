"""The ending of a file's name: it may say what is written, and never belies it."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.cli import Status
from tests.cli import test_cli
from tests.cli.test_cli import Run

home, run, made, filled = test_cli.home, test_cli.run, test_cli.made, test_cli.filled

SHARE = ("share", "setback", "3", "--audience", "my mentee")
EXPORT = ("export", "--yes")
LATTICE = ("export", "--lattice")


@pytest.mark.parametrize(
    ("asked", "ending", "says"),
    [
        (("brief",), ".png", ".md, .txt or .html"),
        (("brief", "--format", "md"), ".png", ".md, .markdown, .mdown or .mkd, not in .png"),
        (("brief", "--format", "txt"), ".html", ".txt or .text, not in .html. For .html there is --format html."),
        (("brief", "--format", "html"), ".MD", "not in .md"),
        (SHARE, ".png", ".md, .txt, .html or .age"),
        ((*SHARE, "--format", "html"), ".age", "For .age there is --format pack."),
        ((*SHARE, "--format", "pack"), ".md", ".age, not in .md"),
        (EXPORT, ".png", "Without --format this is json, which ends in .json, not in .png."),
        (EXPORT, ".html", "For .html there is --format html or booklet."),
        ((*EXPORT, "--format", "jrnl"), ".json", ".txt or .text, not in .json"),
        ((*EXPORT, "--format", "booklet"), ".pdf", ".html or .htm, not in .pdf"),
        ((*EXPORT, "--format", "markdown"), ".md", "a folder, whose name does not end in .md"),
        (("export", "--pack"), ".json", "This is a pack, which ends in .age, not in .json."),
        (("export", "--pack", "--format", "html"), ".html", "This is a pack, which ends in .age"),
        (LATTICE, ".png", ".txt or .svg"),
        ((*LATTICE, "--format", "text"), ".svg", "For .svg there is --format svg."),
        ((*LATTICE, "--format", "svg"), ".txt", ".svg, not in .txt"),
    ],
)
def test_one_that_belies_what_is_written_is_refused(
    filled: Run, home: Path, asked: tuple[str, ...], ending: str, says: str
) -> None:
    done = filled(*asked, "-o", str(home / f"page{ending}"))
    assert (done.status, done.out) == (Status.USAGE, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert not (home / f"page{ending}").exists()


@pytest.mark.parametrize(
    ("asked", "name", "begins"),
    [
        (("brief",), "page.markdown", "# With"),
        (("brief",), "page.HTM", "<!"),
        (("brief", "--format", "txt"), "for 15.12.2026", "WITH"),
        ((*EXPORT, "--format", "jsonresume"), "cv.JSON", "{"),
        (EXPORT, "2026-11", "{"),
        ((*LATTICE, "--format", "svg"), "map", "<svg"),
    ],
)
def test_one_that_fits_or_says_nothing_is_taken(
    filled: Run, home: Path, asked: tuple[str, ...], name: str, begins: str
) -> None:
    path = home / name
    assert filled(*asked, "-o", str(path)).status == Status.DONE
    assert path.read_text("utf-8").lower().lstrip().startswith(begins.lower())


@pytest.mark.parametrize("asked", [("brief",), LATTICE])
def test_a_dash_is_standard_output(
    filled: Run, home: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.chdir(home)
    assert filled(*asked, "-o", "-") == filled(*asked)
    done = filled(*SHARE, "-o", "-")
    assert (done.status, done.out) == (Status.USAGE, "")
    assert "is not printed" in done.err
    assert not (home / "-").exists()
