"""Whole journals in and out from the shell: said first, asked first, all or nothing, nothing overwritten."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import zipfile
from pathlib import Path

import pytest

from careerjournal.cli import Status, main, screens
from careerjournal.exchange.career.draft import HalfSorted
from careerjournal.exchange.formats.tui_journal import TuiJournal
from careerjournal.sharing.agefile import unseal_data
from tests.cli import test_cli
from tests.cli.test_cli import Run
from tests.conftest import PASSPHRASE
from tests.exchange.reading import SAMPLES

home, run, made, filled = test_cli.home, test_cli.run, test_cli.made, test_cli.filled

ENTRIES = SAMPLES / "tui-journal" / "entries.json"
PRIVATE = "what nobody else reads"


def test_what_would_come_in_is_said_and_then_comes_in_once(made: Run) -> None:
    dry = made("import", str(ENTRIES), "--dry-run")
    assert dry.status == Status.DONE
    assert dry.out.splitlines()[0] == "2 entries would come in from tui-journal, 2019-05-03 to 2024-03-04."
    assert "Tags: interview (1), near miss (1)" in dry.out
    assert made("list").out == ""
    done = made("import", str(ENTRIES))
    assert done.out.splitlines()[0] == "2 entries came in from tui-journal, 2019-05-03 to 2024-03-04."
    assert len(made("list").out.splitlines()) == 2
    again = made("import", str(ENTRIES), "--from", "tuijournal")
    assert again.out.splitlines() == ["0 entries came in from tui-journal.", "2 of it are in the journal already."]


def test_a_script_is_told_the_same_as_json(made: Run) -> None:
    said = json.loads(made("import", str(ENTRIES), "--dry-run", "--json").out)
    assert (said["format"], said["taken_in"], said["entries"], said["known"]) == ("tuijournal", False, 2, 0)
    assert (said["first"], said["last"]) == ("2019-05-03", "2024-03-04")
    assert said["oddities"] == []


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "does not exist"), (b"", "is empty"), (b"\xff\xfe\x00", "it is in UTF-16"), (b"words", "none of")],
)
def test_what_cannot_be_taken_in_is_a_sentence(made: Run, tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "odd\x1b[31m.txt"
    if content is not None:
        path.write_bytes(content)
    done = made("import", str(path))
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    assert why in done.err
    assert "\x1b" not in done.err


def test_a_wrong_guess_of_ours_or_theirs_takes_nothing_in(made: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text('{"some": "thing"}')
    done = made("import", str(path), "--from", "tuijournal")
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    assert "holds no list of entries" in done.err
    assert made("list").out == ""


def test_what_a_format_stumbles_over_is_a_sentence_and_with_debug_says_where(
    made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumbles(*_: object) -> None:
        raise KeyError(PRIVATE)

    monkeypatch.setattr(TuiJournal, "read", stumbles)
    done = made("import", str(ENTRIES))
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    said = "“entries.json” could not be read as tui-journal. Nothing was taken in."
    assert done.err.splitlines()[-1] == f"careerjournal: {said}"
    status = main(["--debug", "--passphrase-file", str(home / "secret"), "import", str(ENTRIES)])
    told = capsys.readouterr().err
    assert (status, told.splitlines()[-1]) == (Status.COULD_NOT, f"careerjournal: {said}")
    assert "KeyError" in told
    assert "in stumbles" in told
    assert PRIVATE not in told
    assert made("list").out == ""


def test_the_journal_goes_out_as_json_once_that_is_agreed_to(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    refused = filled("export", "-o", str(path))
    assert refused.status == Status.USAGE
    assert "not encrypted" in refused.err
    assert not path.exists()
    done = filled("export", "--yes", "-o", str(path))
    assert (done.status, done.out) == (Status.DONE, "")
    assert "they are in it, too" in done.err
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8"))["careerjournal"] == 1
    printed = json.loads(filled("export", "--format", "json", "--yes", "-o", "-").out)
    assert printed["entries"] == json.loads(path.read_text("utf-8"))["entries"]
    before = path.read_bytes()
    assert filled("export", "--yes", "-o", str(path)).status == Status.COULD_NOT
    assert path.read_bytes() == before


def test_a_part_of_it_goes_out(filled: Run) -> None:
    said = json.loads(filled("export", "--yes", "-o", "-", "--kind", "setbacks", "--from", "2020", "--to", "2021").out)
    assert said["part"]
    assert {entry["entry"] for entry in said["entries"]} == {"setback"}
    assert all(entry["when"].startswith(("2020", "2021")) for entry in said["entries"])
    assert filled("export", "--yes", "-o", "-", "--kind", "ghost").status == Status.USAGE
    assert filled("export", "--yes", "-o", "-", "--from", "someday").status == Status.USAGE


def test_it_goes_out_to_jrnl_and_what_is_closed_stays_closed_until_asked_for(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    done = filled("export", "--format", "jrnl", "--yes", "-o", str(path))
    assert done.status == Status.DONE
    assert "closed until they are opened; they are not in it. --closed writes them, too." in done.err
    text = path.read_text("utf-8")
    assert re.match(r"\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [AP]M\] \S", text)
    assert "closed until it is opened" in text
    assert filled("export", "--format", "jrnl", "--yes", "-o", "-").out == text
    whole = filled("export", "--format", "jrnl", "--closed", "--yes", "-o", "-")
    assert "closed" not in whole.err
    assert len(whole.out) > len(text)
    assert "closed until it is opened" not in whole.out


@pytest.mark.parametrize("sample", ["plain-journal.txt", "encrypted-v3.jrnl"])
def test_a_journal_of_jrnl_s_comes_in_encrypted_or_not(made: Run, sample: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\nharbour fog 1912\n")
    done = made("import", str(SAMPLES / "jrnl" / sample), "--passphrase-file", str(secret))
    assert done.status == Status.DONE, done.err
    assert " from jrnl, 2024-03-04" in done.out


@pytest.mark.parametrize(
    "asked", [(), ("--format", "svg", "-o", "x.svg"), ("--lattice", "--format", "json"), ("--format", "png", "-o", "x")]
)
def test_what_does_not_go_together_is_usage(made: Run, asked: tuple[str, ...]) -> None:
    assert made("export", "--yes", *asked).status == Status.USAGE


@pytest.mark.parametrize("form", ["html", "booklet", "jrnl"])
def test_every_form_is_written_for_its_owner_alone(filled: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    assert filled("export", "--format", form, "--yes", "-o", str(path)).status == Status.DONE
    assert "harbour" in path.read_text("utf-8").lower()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_of_markdown_is_written_whole_and_over_nothing(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes"
    assert filled("export", "--format", "markdown", "--yes", "-o", str(path)).status == Status.DONE
    files = [file for file in path.rglob("*") if file.is_file()]
    assert len(files) == len(filled("list").out.splitlines())
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert filled("export", "--format", "markdown", "--yes", "-o", str(path)).status == Status.COULD_NOT
    assert filled("export", "--format", "markdown", "--yes", "-o", "-").status == Status.USAGE
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".careerjournal")] == []


@pytest.mark.usefixtures("cheap_packs")
def test_a_pack_holds_all_of_it_encrypted_and_comes_in_again(filled: Run, home: Path, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text(f"{PASSPHRASE}\nanother passphrase\n")
    path = tmp_path / "all.age"
    done = filled("--passphrase-file", str(secrets), "export", "--pack", "-o", str(path))
    assert done.status == Status.DONE
    data = path.read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    assert b"harbour" not in data.lower()
    with zipfile.ZipFile(io.BytesIO(unseal_data(data, "another passphrase", 10**9))) as zipped:
        names = zipped.namelist()
        assert {"journal.json", "journal.html"} < set(names)
        assert any(name.startswith("markdown/setbacks/") for name in names)
    only = tmp_path / "journal.age"
    filled("--passphrase-file", str(secrets), "export", "--pack", "--format", "json", "-o", str(only))
    came = filled("--passphrase-file", str(secrets), "import", str(only), "--dry-run", "--json")
    said = json.loads(came.out)
    assert (said["format"], said["entries"]) == ("json", 0)
    assert said["known"] == len(filled("list").out.splitlines())
    secrets.write_text(f"{PASSPHRASE}\nwrong\n")
    wrong = filled("--passphrase-file", str(secrets), "import", str(only), "--dry-run")
    assert wrong.status == Status.WRONG_PASSPHRASE


CAREER = SAMPLES / "career" / "linkedin" / "Basic_LinkedInDataExport_03-05-2024.zip"


def test_a_career_is_said_or_taken_in_as_it_is(made: Run) -> None:
    said = json.loads(made("import", str(CAREER), "--dry-run", "--json").out)
    assert (said["format"], said["taken_in"], len(said["positions"])) == ("linkedin", False, 14)
    assert any(one["why"] == "it lies inside another role" for one in said["proposals"])
    assert made("list").out == ""
    done = made("import", str(CAREER), "--from", "linkedin", "--accept")
    assert done.out.splitlines()[0] == "16 entries came in from LinkedIn’s data."
    assert "not opened: Connections.csv" in done.out
    assert made("import", str(CAREER), "--accept").out.splitlines()[0] == "0 entries came in from LinkedIn’s data."
    resume = json.loads(made("export", "--format", "jsonresume", "--yes", "-o", "-").out)
    assert len(resume["work"]) == 12


def test_json_says_that_what_is_closed_is_in_it(made: Run, tmp_path: Path) -> None:
    entries = [{"entry": "reflection", "number": 1, "v": 2, "body": "Dear me, the harbour.", "open_on": "2040"}]
    path = tmp_path / "letter.json"
    path.write_text(json.dumps({"careerjournal": 1, "entries": entries}), "utf-8")
    assert made("import", str(path)).status == Status.DONE
    out = made("export", "--yes", "-o", "-")
    assert "Dear me, the harbour." in out.out
    assert (
        "1 entry holds words that are closed until they are opened. JSON is complete: they are in it, too."
        in " ".join(out.err.split())
    )
    assert "harbour" not in made("list", "--json").out


def test_a_career_opens_the_sorting_screen_where_there_is_a_terminal(
    made: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sorted_: list[HalfSorted] = []

    def opened(_: object, half: HalfSorted) -> Status:
        sorted_.append(half)
        return Status.DONE

    assert made("import", str(CAREER)).status == Status.USAGE
    monkeypatch.setattr(screens, "has_terminal", lambda: True)
    monkeypatch.setattr(screens, "open_at_career", opened)
    assert made("import", str(CAREER), "--from", "linkedin").status == Status.DONE
    assert [(half.program, len(half.career.positions)) for half in sorted_] == [("linkedin", 14)]
    assert made("import", str(CAREER), "--json").status == Status.USAGE
    (tmp_path / "jobs.csv").write_text("title,organisation,from,to\n", "utf-8")
    empty = made("import", str(tmp_path / "jobs.csv"))
    assert (empty.status, len(sorted_)) == (1, 1)
    assert "has no job in it" in empty.err


def test_entries_without_a_day_are_counted(made: Run) -> None:
    vault = str(SAMPLES / "obsidian" / "Career")
    assert "3 of them have no day." in made("import", vault, "--dry-run").out
    assert json.loads(made("import", vault, "--dry-run", "--json").out)["undated"] == 3
