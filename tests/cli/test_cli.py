"""The command line: every command, every exit status, and nothing on either stream that does not belong there."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

import msgspec
import pytest
from msgspec import structs

import careerjournal.vault
from careerjournal import __version__, demo, guard, themes
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status, doors, main, passphrases
from careerjournal.journal.becoming import became
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    AreaForDevelopment,
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    Move,
    Name,
    Origin,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Shares,
    Step,
    StepName,
    fields_of,
)
from careerjournal.model.describe import Shape
from careerjournal.model.expectation import Expectation
from careerjournal.model.kinds import KINDS
from careerjournal.model.move import RoleInMind
from careerjournal.model.text import MAX_TEXT
from careerjournal.model.vocabulary import ActionState, ConversationPart, Direction, Fit, MoveStatus, SetbackKind
from tests.conftest import CHEAP_COST, PASSPHRASE

posix = pytest.mark.skipif(os.name != "posix", reason="other pipes and other folders there")

COMMANDS = (
    "demo",
    "new",
    "note",
    "success",
    "setback",
    "lesson",
    "action",
    "done",
    "list",
    "show",
    "search",
    "brief",
    "patterns",
    "share",
    "backup",
    "restore",
    "salvage",
    "check",
    "passphrase",
    "recovery",
    "revoke",
    "compact",
    "where",
    "themes",
    "completion",
)  # fmt: skip

HOSTILE = "Panel \x1b[31m\x1b]52;c;cm0gLXJm\x07\x9b2J\x9d0;owned\x9c \u202egnp.exe\u2066 \x00\x08\x7f end"
"""Colours, a clipboard's worth of OSC 52, a title in C1, and letters that read backwards."""

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


S = TypeVar("S", bound=msgspec.Struct)


class Done(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, whatever the system; and the guard, which cannot be taken off again, left off."""
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(guard, "arm", lambda: None)
    monkeypatch.setattr(careerjournal.vault, "calibrate", lambda: CHEAP_COST)
    monkeypatch.setattr(doors, "WAIT", 0.0)
    (tmp_path / "secret").write_text(f"{PASSPHRASE}\nanother one\n")
    return tmp_path


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run a command in this process; ``stdin`` is what it reads, ``secret`` the file of its passphrase."""

    def run(*arguments: str, stdin: str = "", secret: str | None = "secret") -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        named = [] if secret is None else ["--passphrase-file", secret if secret == "-" else str(home / secret)]
        capsys.readouterr()
        try:
            status = main([*named, *arguments])
        except SystemExit as exited:  # argparse's way
            status = exited.code if isinstance(exited.code, int) else -1
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert PASSPHRASE not in out + err
        return Done(int(status), out, err)

    return run


Run = Callable[..., Done]


@contextlib.contextmanager
def opened() -> Iterator[Journal]:
    """The usual journal, to fill it or to look into it."""
    journal = Door(Paths.usual()).open(PASSPHRASE)
    try:
        yield journal
    finally:
        journal.lock()


def every_field(cls: type[S]) -> S:
    """An entry, or a part of one, that says something in every field."""
    said: dict[str, Any] = {}
    for field in fields_of(cls):
        match field.shape:
            case Shape.WORDS:
                said[field.name] = (f"1 {field.name}", f"2 {field.name}")
            case Shape.LINES:
                said[field.name] = (f"one, {field.name}", f"two, {field.name}")
            case Shape.DATE:
                said[field.name] = PartialDate(2024, 3, 5)
            case Shape.MOMENT:
                said[field.name] = dt.datetime(2024, 3, 6, 7, 8, tzinfo=dt.UTC)
            case Shape.CHOICE:
                said[field.name] = field.choices[-1]
            case Shape.FLAG:
                said[field.name] = True
            case Shape.NUMBER:
                said[field.name] = field.high
            case Shape.REF:
                said[field.name] = Ref(field.kinds[0], 1)
            case Shape.REFS:
                said[field.name] = (Ref(field.kinds[0], 1), Ref(field.kinds[-1], 2))
            case Shape.PART if field.part is not None:
                said[field.name] = every_field(field.part)
            case Shape.PARTS if field.part is not None:
                said[field.name] = (every_field(field.part), every_field(field.part))
            case _:
                said[field.name] = f"Said of {field.name}."
    return cls(**said)


@pytest.fixture
def made(run: Run) -> Run:
    """`run`, with an empty journal."""
    assert run("new").status == Status.DONE
    return run


@pytest.fixture
def filled(made: Run) -> Run:
    """`run`, with the sample in the journal."""
    with opened() as journal, journal.together():
        for entry in demo.sample(journal.today()):
            journal.add(entry)
    return made


def program(
    *arguments: str, stdin: bytes | int | IO[bytes] = b"", environment: Mapping[str, str] | None = None, **how: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program itself, away from any terminal."""
    how["input" if isinstance(stdin, bytes) else "stdin"] = stdin
    return subprocess.run(
        [sys.executable, "-m", "careerjournal", *arguments],
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            **(environment or {}),
        },
        timeout=60,
        check=False,
        start_new_session=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how},
    )


class TestAnsweringAtOnce:
    @pytest.mark.parametrize("ask", ["import careerjournal.cli", "--version", "--help", "list --help", "done --help"])
    def test_nothing_heavy_is_loaded(self, ask: str) -> None:
        self.expect_loaded(ask, [])

    @pytest.mark.parametrize("ask", ["setback --help", "action --help"])
    def test_but_the_records_where_their_fields_are_options(self, ask: str) -> None:
        self.expect_loaded(ask, ["msgspec"])

    def expect_loaded(self, ask: str, expected: list[str]) -> None:
        call = ask if ask.startswith("import") else f"from careerjournal.cli import main; main({ask.split()!r})"
        script = (
            f"import sys, atexit, os\n"
            f"heavy = {{'textual', 'rich', 'cryptography', 'tinydb', 'msgspec', 'sqlite3', 'platformdirs'}}\n"
            f"atexit.register(lambda: print('loaded', sorted(heavy & sys.modules.keys()), file=sys.stderr))\n{call}"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr.strip()) == (0, f"loaded {expected}")

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_every_command_explains_itself(self, run: Run, command: str) -> None:
        done = run(*command.split(), "--help", secret=None)
        assert (done.status, done.err) == (Status.DONE, "")
        assert "usage: careerjournal" in done.out
        if not command:
            assert set(COMMANDS) <= set(done.out.split())
            assert "3 wrong passphrase" in " ".join(done.out.split())

    def test_its_version(self, run: Run) -> None:
        assert run("--version", secret=None) == (Status.DONE, f"careerjournal {__version__}\n", "")

    @pytest.mark.parametrize(
        "asked", ["--version --debug", "--debug --version", "--debug note --version", "list --version --debug"]
    )
    def test_with_debug_it_says_what_it_runs_on(self, run: Run, asked: str) -> None:
        done = run(*asked.split(), secret=None)
        first, python, *libraries = done.out.splitlines()
        assert (done.status, done.err, first) == (Status.DONE, "", f"careerjournal {__version__}")
        assert python.startswith(f"Python {sys.version.split()[0]} ")
        for name in ("textual", "rich", "tinydb", "cryptography", "msgspec"):
            assert f"{name} {metadata.version(name)}" in libraries
        assert not any(line.startswith(("pytest", "mypy")) for line in libraries)


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["nonsense"],
            ["list", "nonsense"],
            ["show", "nonsense", "1"],
            ["show", "setback", "one"],
            ["show", "setback"],
            ["note"],
            ["search"],
            ["list", "--nonsense"],
        ],
        ids=" ".join,
    )
    def test_what_makes_no_sense_is_said_on_standard_error(self, made: Run, arguments: list[str]) -> None:
        done = made(*arguments)
        assert (done.status, done.out) == (Status.USAGE, "")
        assert done.err

    def test_an_unknown_kind_names_those_there_are(self, made: Run) -> None:
        assert all(kind in made("list", "nonsense").err for kind in Kind)

    @pytest.mark.parametrize("command", [["list"], ["check"], ["note", "x"], ["passphrase"], ["recovery"], ["compact"]])
    def test_without_a_terminal_there_is_nobody_to_ask(self, made: Run, command: list[str]) -> None:
        del made
        done = program(*command)
        assert (done.returncode, done.stdout) == (Status.USAGE, b"")
        assert b"Use --passphrase-file" in done.stderr

    @pytest.mark.parametrize("text", ["", "\n", "\nsecond"])
    def test_an_empty_first_line_is_no_passphrase(self, made: Run, home: Path, text: str) -> None:
        (home / "secret").write_text(text)
        assert made("list").status == Status.USAGE
        assert made("list", secret="-", stdin=text).status == Status.USAGE

    @pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
    def test_a_passphrase_file_that_cannot_be_read(self, made: Run, home: Path, content: bytes | None) -> None:
        (home / "secret").unlink() if content is None else (home / "secret").write_bytes(content)
        done = made("list")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "passphrase file cannot be read" in done.err

    def test_the_passphrase_may_come_from_other_editors(self, made: Run, home: Path) -> None:
        (home / "secret").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nanother\r\n")
        assert made("list").status == Status.DONE

    def test_only_a_line_break_ends_a_passphrase(self, run: Run, home: Path) -> None:
        (home / "secret").write_text("page\x0cbreak\u2028line\n", encoding="utf-8", newline="")
        assert run("new").status == Status.DONE
        assert run("list", secret="-", stdin="page\x0cbreak\u2028line\n").status == Status.DONE
        assert run("list", secret="-", stdin="page\n").status == Status.WRONG_PASSPHRASE

    @pytest.mark.parametrize("command", [[], ["demo"], ["review"]], ids=["journal", "demo", "review"])
    def test_the_screens_need_a_terminal(self, home: Path, command: list[str]) -> None:
        done = program(*command, environment={"TMPDIR": str(home)})
        assert (done.returncode, done.stdout) == (Status.COULD_NOT, b"")
        assert b"need a terminal" in done.stderr
        assert sorted(path.name for path in home.iterdir()) == ["secret"]

    @pytest.mark.parametrize(
        ("span", "says"),
        [
            ("soonish", "not a date"),
            ("2026..2024", "before it begins"),
            ("2099-q3", "still to come"),
            ("..2024", "begins"),
        ],
    )
    def test_a_time_that_cannot_be_looked_back_over_is_wrong_usage(self, run: Run, span: str, says: str) -> None:
        done = run("review", span)
        assert (done.status, done.out) == (Status.USAGE, "")
        assert says in done.err


class TestMaking:
    def test_the_code_is_the_result_and_the_rest_is_a_message(self, run: Run) -> None:
        done = run("new")
        assert done.status == Status.DONE
        assert re.fullmatch(r"([0-9A-Z]{5}-){7}[0-9A-Z]{5}\n", done.out)
        assert "on paper" in done.err
        Door(Paths.usual()).open(done.out.strip(), code=True).lock()

    @pytest.mark.parametrize(
        ("command", "line"),
        [
            (["new", "--journal", "other.cjv"], 0),
            (["passphrase"], 1),
            (["backup", "copy.cjv"], 1),
            (["export", "--pack", "-o", "all.age"], 1),
        ],
        ids=lambda value: value[0] if isinstance(value, list) else str(value),
    )
    def test_a_weak_passphrase_from_a_file_is_said_to_be_weak(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], line: int
    ) -> None:
        monkeypatch.chdir(home)
        (home / "weak").write_text("\n".join([PASSPHRASE] * line + ["abc123"]) + "\n")
        done = made(*command, secret="weak")
        assert done.status == Status.DONE
        assert "Weak: with the file and ten thousand machines, it would fall within" in done.err
        assert "abc123" not in done.err

    def test_but_not_one_that_is_strong_or_was_chosen_before(self, run: Run, home: Path) -> None:
        (home / "strong").write_text("lantern rota mussel otherwise\n")
        assert "Weak" not in run("new", secret="strong").err
        (home / "weak").write_text("lantern rota mussel otherwise\nabc123\n")
        run("passphrase", secret="weak")
        (home / "weak").write_text("abc123\n")
        assert "Weak" not in run("backup", str(home / "copy"), secret="weak").err

    def test_nothing_is_overwritten(self, made: Run) -> None:
        before = Paths.usual().journal.read_bytes()
        done = made("new")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "already" in done.err
        assert Paths.usual().journal.read_bytes() == before

    def test_another_file_and_a_portable_one(self, run: Run, home: Path) -> None:
        file = home / "other" / "mine"
        assert run("--journal", str(file), "new", "--portable").status == Status.DONE
        assert file.exists()
        assert not Paths.usual().journal.exists()
        Door(Paths(file, home / "another state", home / "settings")).open(PASSPHRASE).lock()

    @pytest.mark.parametrize("command", [["list"], ["note", "x"], ["check"], ["compact"], ["show", "setback", "1"]])
    def test_where_there_is_none_it_says_how_to_make_one(self, run: Run, command: list[str]) -> None:
        done = run(*command)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "careerjournal new" in done.err

    def test_where_things_are(self, run: Run) -> None:
        done = run("where", secret=None)
        paths = Paths.usual()
        assert (done.status, done.err) == (Status.DONE, "")
        assert [line.split(maxsplit=1) for line in done.out.splitlines()] == [
            ["journal", str(paths.journal)],
            ["backups", str(paths.journal.parent / "backups")],
            ["device", str(paths.state)],
            ["settings", str(paths.settings)],
            ["themes", str(paths.settings.parent / "themes")],
        ]

    def test_themes(self, run: Run) -> None:
        done = run("themes", secret=None)
        assert (done.status, done.err) == (Status.DONE, "")
        assert {"ink", "paper"} <= {line.split()[0] for line in done.out.splitlines()}
        [used] = [line for line in done.out.splitlines() if "used until you choose one" in line]
        assert used.split()[0] == themes.usual(os.environ)

    def test_themes_of_ones_own_the_chosen_one_and_what_is_wrong(self, run: Run) -> None:
        paths = Paths.usual()
        paths.themes.mkdir(parents=True)
        paths.settings.write_text('theme = "The lamp"\n', "utf-8")
        ink = (themes.bundled_folder() / "ink.toml").read_text("utf-8")
        (paths.themes / "a.toml").write_text(ink.replace('"ink"', '"The lamp"'), "utf-8")
        (paths.themes / "b.toml").write_text(ink, "utf-8")
        (paths.themes / "c\x1b[31m.toml").write_text("?", "utf-8")
        (paths.themes / "d.toml").write_text(ink.replace("#d9a962", "amber"), "utf-8")
        (paths.themes / "e.toml").write_text(ink, "utf-8")
        (paths.themes / "f.toml").symlink_to("nowhere")
        done = run("themes", secret=None)
        assert done.status == Status.DONE
        listed = [line.split(maxsplit=1) for line in done.out.splitlines()]
        assert ["ink", "yours, in the place of ours"] in listed
        assert ["paper"] in listed
        assert [line.split("  ")[0] for line in done.out.splitlines() if line.endswith("yours · chosen")] == [
            "The lamp"
        ]
        says = [line.removeprefix("careerjournal: ") for line in done.err.splitlines()]
        assert says[0] == "c.toml is not valid TOML (see its line 1)."
        assert says[1].startswith("“colours.accent” in d.toml is “amber”, which is not a colour.")
        assert says[2:] == [
            "e.toml is left out: another theme here is already called “ink”.",
            "f.toml cannot be read: no such file or directory.",
        ]
        assert "\x1b" not in done.out + done.err

    def test_a_chosen_theme_that_is_not_there_is_said(self, run: Run) -> None:
        paths = Paths.usual()
        paths.settings.parent.mkdir(parents=True, exist_ok=True)
        paths.settings.write_text('theme = "lost"\n', "utf-8")
        done = run("themes", secret=None)
        assert done.status == Status.DONE
        assert "chosen" not in done.out
        assert "The settings choose “lost”, which none of these is called; ink is used." in done.err


class TestNote:
    def test_from_an_argument(self, made: Run) -> None:
        assert made("note", "One thing") == (Status.DONE, "reflection 1\n", "")
        assert made("note", "Another").out == "reflection 2\n"
        with opened() as journal:
            assert [entry.body for entry in journal.reflections] == ["One thing", "Another"]

    def test_from_standard_input(self, made: Run) -> None:
        assert made("note", "-", stdin="First\n\nThen\n").status == Status.DONE
        with opened() as journal:
            assert journal.reflections[1].body == "First\n\nThen"

    def test_passphrase_and_text_from_standard_input(self, made: Run) -> None:
        assert made("note", "-", secret="-", stdin=f"{PASSPHRASE}\nFirst\nThen").status == Status.DONE
        with opened() as journal:
            assert journal.reflections[1].body == "First\nThen"

    @pytest.mark.parametrize("text", ["", "  \n\t\n", "\x1b[2J"])
    def test_nothing_is_not_put_down(self, made: Run, text: str) -> None:
        for done in (made("note", text), made("note", "-", stdin=text)):
            assert (done.status, done.out) == (Status.COULD_NOT, "")
            assert "is empty" in done.err

    def test_one_that_is_too_long_says_so(self, made: Run) -> None:
        done = made("note", "-", stdin="x" * (MAX_TEXT + 1))
        assert done.status == Status.COULD_NOT
        assert f"{MAX_TEXT:,} is the most" in done.err

    def test_what_is_being_typed_on_the_screen_stays(self, made: Run) -> None:
        with opened() as journal:
            left = journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "half a sent"})
        made("note", "From the shell")
        with opened() as journal:
            assert journal.drafts.all() == [left]

    def test_bytes_that_are_no_text_are_refused_in_words(self, made: Run, home: Path) -> None:
        del made
        done = program(
            *("--passphrase-file", str(home / "secret"), "note", "-"),
            stdin=b"caf\xe9",
            environment={"PYTHONIOENCODING": "utf-8:strict"},
        )
        assert (done.returncode, done.stdout) == (Status.COULD_NOT, b"caf\xe9")
        assert b"not UTF-8" in done.stderr


class TestReading:
    def test_list(self, filled: Run) -> None:
        done = filled("list")
        with opened() as journal:
            everything = [(str(entry.ref), journal.title(entry)) for entry in journal]
        assert done.status == Status.DONE
        assert done.err == ""
        assert [(line[:16].strip(), line[30:]) for line in done.out.splitlines()] == everything

    @pytest.mark.parametrize("word", ["setback", "setbacks", "Setbacks"])
    def test_list_a_kind(self, filled: Run, word: str) -> None:
        lines = filled("list", word).out.splitlines()
        assert lines
        assert all(line.startswith("setback ") for line in lines)

    @pytest.mark.parametrize(("kind", "says"), [((), "entry"), (("lesson",), "lesson")])
    def test_a_list_of_nothing_says_so(self, made: Run, kind: tuple[str, ...], says: str) -> None:
        for as_json, out in ((), ""), (("--json",), "[]\n"):
            done = made("list", *kind, *as_json)
            assert (done.status, done.out) == (Status.DONE, out)
            assert done.err == f"careerjournal: There is no {says} in this journal yet.\n"

    def test_list_successes_with_their_days(self, filled: Run) -> None:
        lines = filled("list", "success").out.splitlines()
        assert lines == filled("list", "successes").out.splitlines()
        assert [line[:16].strip() for line in lines] == [f"success {number}" for number in range(1, 9)]
        assert "-03-04" in lines[4]

    @pytest.mark.parametrize("kind", Kind)
    def test_every_field_is_in_the_json_of_every_kind(self, filled: Run, kind: Kind) -> None:
        done = filled("list", kind, "--json")
        assert (done.status, done.err) == (Status.DONE, "")
        entries = json.loads(done.out)
        assert entries
        beside = {"entry", "number", "created", "updated", "origin", "was"}
        keys = {field.key for field in fields_of(KINDS[kind])} | beside
        for number, entry in enumerate(entries, 1):
            assert entry.keys() == keys
            assert (entry["entry"], entry["number"]) == (kind, number)
            assert json.loads(filled("show", kind, str(number), "--json").out).items() >= entry.items()

    def test_nothing_closed_is_printed_in_any_form(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Reflection(body="Dear me, be slower.", open_on=PartialDate(2150)))
            expected = Expectation(expects="I will be slower.", look_again=PartialDate(2150))
            move = journal.add(Move(in_mind=RoleInMind(title="Harbour desk"), expectation=expected))
            journal.keep(structs.replace(move, expectation=structs.replace(expected, seal=True)))
        shown = made("show", "reflection", "1")
        assert shown.out.startswith("A letter, to be opened on 2150\n")
        assert "closed until it is opened" in shown.out
        searched = made("search", "slower")
        assert searched.status == Status.COULD_NOT
        assert "slower" not in shown.out + made("list").out + searched.out
        assert made("search", "letter", "opened").status == Status.DONE
        asked = (
            ("show", "reflection", "1"),
            ("show", "move", "1"),
            ("list",),
            ("list", "move"),
            ("search", "harbour"),
            ("search", "letter"),
        )
        for command in asked:
            assert "slower" not in made(*command).out + made(*command, "--json").out, command
        [sealed] = json.loads(made("show", "move", "1", "--json").out)["sealed"]
        assert (sealed["expects"], sealed["look_again"]) == ("", "2150")

    def test_show(self, filled: Run) -> None:
        with opened() as journal:
            lesson = next(entry for entry in journal.lessons if entry.learnt_from)
            setback = journal.setbacks[lesson.learnt_from[0].number]
        done = filled("show", "setback", str(setback.number))
        assert (done.status, done.err) == (Status.DONE, "")
        assert done.out.startswith(setback.what_happened)
        assert setback.body in done.out
        assert f"\n{lesson.ref}, {lesson.sentence}\n" in done.out
        shown = json.loads(filled("show", "setback", str(setback.number), "--json").out)
        assert str(lesson.ref) in shown["links_to"]
        assert shown["shares"].keys() == {"my_part", "competition", "chance"}

    def test_show_shows_what_a_reflection_became(self, made: Run) -> None:
        with opened() as journal:
            became(journal, journal.add(Reflection(body="Not shortlisted\n\nAgain.")), Kind.SETBACK)
        done = made("show", "reflection", "1")
        assert (done.status, done.err) == (Status.DONE, "")
        assert done.out.startswith("Not shortlisted\nsetback 1 · ")
        shown = json.loads(made("show", "reflection", "1", "--json").out)
        assert (shown["entry"], shown["number"], shown["was"]) == ("setback", 1, "reflection 1")
        assert json.loads(made("list", "--json").out) == [
            {key: value for key, value in shown.items() if not key.startswith("links_")}
        ]

    def test_show_says_everything_under_its_label_and_in_order(self, made: Run) -> None:
        with opened() as journal:
            role = journal.add(Role(title_="Bosun"))
            move = journal.add(
                Move(
                    direction=Direction.LATERAL,
                    status=MoveStatus.MISSED,
                    from_role=role.ref,
                    in_mind=RoleInMind(title="Harbour desk"),
                    fit=Fit.STRONG,
                    came_of_it="Nothing.",
                )
            )
            journal.add(
                Setback(
                    what_happened="The panel",
                    kind=SetbackKind.NEAR_MISS,
                    fit=Fit.FAIR,
                    shares=Shares(my_part=8),
                    move=move.ref,
                    tags=("interview", "panel"),
                    readings=(
                        Reading(
                            when=PartialDate(2019), shares=Shares(my_part=4, competition=3, chance=2), note="Early."
                        ),
                        Reading(when=PartialDate(2021, 5, 3), note="Later.\nAnd calmer."),
                    ),
                )
            )
            steps: dict[str, Any] = {
                name.value: Step(preparation=f"Before {name}", notes=f"During {name}") for name in StepName
            }
            journal.add(Conversation(with_whom="Priya", my_part=ConversationPart.MENTEE, minutes=40, **steps))
        setback = made("show", "setback", "1").out
        said = [
            "Kind\nnear miss\n",
            "How good a fit I thought it\nfair\n",
            "How I read it\nMy part 8\n",
            "Later readings\n- How I read it now: Early.\n  Shares: My part 4, Competition 3, Chance 2\n  When: 2019\n"
            "- How I read it now:\n  Later.\n  And calmer.\n  When: 3 May 2021\n",
            "Its move\nmove 1, Harbour desk\n",
            "Tags\ninterview, panel\n",
        ]
        places = [setback.find(f"\n{one}") for one in said]
        assert -1 not in places, setback
        assert places == sorted(places)
        shown = made("show", "move", "1").out
        for line in ("lateral", "missed", "role 1, Bosun", "Title: Harbour desk", "strong", "Nothing."):
            assert f"\n{line}\n" in shown, line
        held = made("show", "conversation", "1").out
        assert "\nMy part in it\nmentee\n" in held
        assert "\nTime agreed\n40\n" in held
        steps_said = [
            held.index(f"\n{place} {name.label}\nPreparation: Before {name}\nNotes: During {name}\n")
            for place, name in enumerate(StepName, 1)
        ]
        assert steps_said == sorted(steps_said)

    def test_show_says_what_the_keys_in_a_field_mean_and_where_an_entry_came_from(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Conversation(with_whom="Priya", brief=("purpose", "areas", "of a later version")))
            area = AreaForDevelopment(need="Money", earlier=("Sums, and why", "Budgets"))
            journal.add(
                Aspiration(what="To plan", areas=(area,), origin=Origin(program="jrnl", journal="work", stamp="2024"))
            )
            journal.add(Setback(what_happened="The panel", open_fields=("what_happened", "felt")))
            draft = EntryDraft(journal, Ref(Kind.SETBACK, 1))
            draft.put("felt", "Small.")
            assert draft.store()
        assert "\nBrief\nPurpose\nAreas for development\nof a later version\n" in made("show", "conversation", "1").out
        aspiration = made("show", "aspiration", "1").out
        assert "- Need: Money\n  Put before as:\n  1. Sums, and why\n  2. Budgets\n" in aspiration
        assert "\nCame from\njrnl, work · 2024\n" in aspiration
        setback = made("show", "setback", "1")
        assert "\nMay be shared\nWhat happened, in a line\nHow it felt\n" in setback.out
        assert "Small." not in setback.out
        assert "There is a draft of setback 1 that is not kept yet" in setback.err

    def test_show_says_what_a_digest_is_of_and_reads_a_link_as_a_title(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Setback(what_happened="The panel", body="See [[move 1]].", open_fields=("body:59d8d28f5bd0",)))
            journal.add(Move(body="[[setback 1]] and [[lesson 9]]", in_mind=RoleInMind(title="Harbour desk")))
            journal.add(Share(for_whom="Ros", form="Markdown", text="The panel", digest="ab" * 32, page="cd" * 32))
        setback = made("show", "setback", "1").out
        assert "\nMay be shared\nWhat happened, in full, a part of it\n" in setback
        assert "See Harbour desk." in setback
        assert "The panel and lesson 9" in made("show", "move", "1").out
        share = made("show", "share", "1").out
        assert "\nDigest\nabababababab…\n" in share
        assert "cd" * 32 not in share
        assert json.loads(made("show", "share", "1", "--json").out)["digest"] == "ab" * 32

    def test_a_list_of_actions_or_moves_says_how_each_stands(self, made: Run) -> None:
        with opened() as journal:
            day = PartialDate.of(journal.today()).words
            journal.add(Action(what="Ask Ros", by_when=PartialDate(2031, 5, 3)))
            journal.add(Action(what="Send it", who="Sam"))
            journal.add(Action(what="Tell her", by_when=PartialDate(2019, 5, 3), who="Sam", state=ActionState.DONE))
            journal.add(Action(what="Move on", state=ActionState.DROPPED))
            journal.add(Move(in_mind=RoleInMind(title="Harbour desk"), status=MoveStatus.MISSED))
        assert [line[30:] for line in made("list", "action").out.splitlines()] == [
            "Ask Ros · open · due 3 May 2031 · me",
            f"Send it · open · written {day}, no day to do it by · Sam",
            f"Tell her · done {day} · was due 3 May 2019 · Sam",
            f"Move on · dropped {day} · me",
        ]
        assert made("list", "move").out.splitlines()[0].endswith("Harbour desk · missed")
        assert "open" not in made("list").out

    def test_search_says_the_words_around_what_it_found(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Setback(what_happened="The panel", body="Long before.\n\nThey asked about the harbour twice."))
            journal.add(Setback(what_happened="The harbour"))
        assert sorted(made("search", "harbour").out.splitlines()) == [
            "setback 1        The panel: They asked about the harbour twice.",
            "setback 2        The harbour",
        ]

    def test_search_finds_what_a_row_says(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Lesson(sentence="Ask first"))
            journal.add(Action(what="Ask Ken"))
            journal.add(Action(what="Call the yard", by_when=PartialDate(2019, 3, 4)))
            journal.add(Action(what="Book the room", by_when=PartialDate(2018, 5, 6), state=ActionState.DONE))
        assert made("search", "not", "applied", "yet").out == "lesson 1         Ask first: not applied yet\n"
        assert [line.split()[1] for line in made("search", "no date").out.splitlines()] == ["1"]
        assert [line.split()[1] for line in made("search", '"no day to do it by"').out.splitlines()] == ["1"]
        assert sorted(line.split()[1] for line in made("search", "was due").out.splitlines()) == ["2", "3"]
        for row in made("list", "action").out.splitlines():
            stands = row.partition(" · ")[2].removesuffix(" · me")
            found = made("search", *stands.replace("·", "").split()).out
            assert " ".join(row.split()[:2]) in " ".join(found.split()), stands

    def test_search_says_no_title_twice(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Reflection(body="Rain in the harbour.\n\nThen it was dry."))
            journal.add(Reflection(body="The harbour again."))
        assert sorted(made("search", "harbour").out.splitlines()) == [
            "reflection 1     Rain in the harbour.: Then it was dry.",
            "reflection 2     The harbour again.",
        ]

    @pytest.mark.parametrize("kind", Kind)
    def test_show_says_every_field_that_is_filled(self, made: Run, kind: Kind) -> None:
        with opened() as journal:
            journal.add(every_field(KINDS[kind]))
        shown = made("show", kind, "1").out
        said = shown.splitlines()
        for field in fields_of(KINDS[kind]):
            if field.name in ("expectation", "sealed"):  # the words of which are closed
                continue
            assert field.label in said, field.name
            for inside in fields_of(field.part) if field.part is not None else ():
                assert inside.label in shown, (field.name, inside.name)
        assert said[said.index("Tags") + 1] == "1 tags, 2 tags"

    @pytest.mark.parametrize("number", ["0", "999", "99999999999999999999999"])
    def test_one_that_is_not_there(self, filled: Run, number: str) -> None:
        done = filled("show", "setback", number)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert f"There is no setback {number}" in done.err

    def test_search(self, filled: Run) -> None:
        done = filled("search", "kind:setback", "panel")
        assert (done.status, done.err) == (Status.DONE, "")
        refs = {" ".join(line.split()[:2]) for line in done.out.splitlines()}
        assert refs
        assert all(ref.startswith("setback ") for ref in refs)
        found = json.loads(filled("search", "kind:setback", "panel", "--json").out)
        assert {f"{entry['entry']} {entry['number']}" for entry in found} == refs

    def test_search_leaves_out_what_has_a_minus_before_it(self, made: Run) -> None:
        for said in ("The harbour and the rota", "The harbour and the hotel", "The quay"):
            made("note", said)
        for words in (
            ["harbour", "-rota"],
            ["-rota", "harbour"],
            ["harbour", "-rota", "--limit", "5"],
            ["harbour -rota"],
        ):
            done = made("search", *words)
            assert "hotel" in done.out
            assert "rota" not in done.out
        assert "quay" in made("search", "-harbour").out
        assert "usage" in made("search", "-h").out

    def test_search_for_what_is_not_there(self, filled: Run) -> None:
        says = "careerjournal: Nothing found. No entry has a word that begins “zzzz”.\n"
        assert filled("search", "zzzz") == (Status.COULD_NOT, "", says)
        assert filled("search", "zzzz", "--json") == (Status.COULD_NOT, "[]\n", says)

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ("kind:windfall panel", "“windfall” is not a kind of entry. The kinds are "),
            ("colour:red panel", "“colour:red” is no filter, so it is looked for as words. The filters are kind:"),
            ("year:zzzz", "“year:zzzz” is no filter"),
            ("year: zzzz", "“year:” is no filter, so it is looked for as words. The filters are kind:"),
            ("tag:!! zzzz", "“tag:!!” is no filter"),
            ("knd:zzzz colour:red panel", "“knd:zzzz” and “colour:red” are no filters, so they are looked for as "),
            ("aa:b cc:d ee:f gg:h year:x", "“aa:b”, “cc:d”, “ee:f” and 2 others are no filters, so they are "),
            ("zzzz: panel", "No entry has the word “zzzz”."),
            ("tag:zzzz panel", "No entry has the tag “zzzz”."),
            ("panel zzzz", "No entry has a word that begins “zzzz”."),
            ("person:Zebedee", "No entry names “Zebedee”. Only one that is on your list is found by its beginning."),
            ("year:1823", "No entry is of 1823."),
            ("https://zzzz.example", "No entry has"),
            ("“”", "There is no word in that to look for."),
        ],
    )
    def test_search_says_why_there_is_nothing(self, filled: Run, words: str, says: str) -> None:
        done = filled("search", *words.split())
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert done.err.startswith(f"careerjournal: Nothing found. {says}")
        assert len(done.err.splitlines()) == 1
        assert filled("search", *words.split(), "--json") == (Status.COULD_NOT, "[]\n", done.err)

    def test_search_for_what_no_entry_has_as_a_tag_offers_those_that_begin_so(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Reflection(body="By the quay.", tags=("Walking", "boats")))
            journal.add(Reflection(body="Again.", tags=("walking",)))
        says = "Nothing found. No entry has the tag “walk”. Tags that begin so: “Walking”."
        assert made("search", "#walk").err == f"careerjournal: {says}\n"
        with opened() as journal:
            assert journal.find("#walk").why == says.removeprefix("Nothing found. "), "as the screen says"

    def test_search_says_what_is_no_filter_beside_what_it_found(self, made: Run) -> None:
        made("note", "the colour:red folder")
        done = made("search", "colour:red")
        assert (done.status, done.out.split()[:2]) == (Status.DONE, ["reflection", "1"])
        assert done.err.startswith("careerjournal: “colour:red” is no filter, so it is looked for as words.")

    def test_search_says_how_many_more_there_are(self, made: Run) -> None:
        with opened() as journal, journal.together():
            for number in range(1, 206):
                journal.add(Reflection(body=f"again {number}", tags=("Rota",)))
        done = made("search", "again")
        assert (done.status, len(done.out.splitlines())) == (Status.DONE, 200)
        assert done.err == "careerjournal: 200 of 205 are listed; --limit 205 lists them all.\n"
        done = made("search", "again", "#rota", "--limit", "3", "--json")
        assert (done.status, len(json.loads(done.out))) == (Status.DONE, 3)
        assert done.err == "careerjournal: 3 of 205 are listed; --limit 205 lists them all.\n"
        done = made("search", "again", "--limit", "205")
        assert (done.status, len(done.out.splitlines()), done.err) == (Status.DONE, 205, "")

    @pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "", "99999999999"])
    def test_a_limit_that_is_none(self, made: Run, limit: str) -> None:
        done = made("search", "again", f"--limit={limit}")
        assert (done.status, done.out) == (Status.USAGE, "")
        assert "a number from 1 on" in done.err

    def test_search_finds_what_is_written_without_spaces_and_decomposed(self, made: Run) -> None:
        with opened() as journal:
            journal.add(Reflection(body="今天面试失败了"))
            journal.add(Reflection(body=unicodedata.normalize("NFD", "Zähler gelesen, 2019")))
        for words, number in (("面试", 1), ("zähler", 2), ("2019", 2), ('"gelesen 2019"', 2)):
            assert made("search", words).out.split()[:2] == ["reflection", str(number)], words

    def test_reading_changes_no_byte(self, filled: Run) -> None:
        before = Paths.usual().journal.read_bytes()
        for command in (["list"], ["show", "setback", "1"], ["search", "panel"], ["check"], ["list", "--json"]):
            assert filled(*command).status == Status.DONE
        assert Paths.usual().journal.read_bytes() == before

    def test_and_works_while_the_journal_is_open_elsewhere(self, filled: Run) -> None:
        with opened():
            assert filled("list").status == Status.DONE
            for command in (["note", "x"], ["compact"], ["passphrase"], ["recovery"]):
                done = filled(*command)
                assert (done.status, done.out) == (Status.IN_USE, "")
                assert "open in process" in done.err


class TestHostileText:
    @pytest.fixture
    def hostile(self, made: Run) -> Run:
        """A journal into which something else wrote: none of it passed the door that cleans."""
        with opened() as journal:
            for kind, field in ((Kind.SETBACK, "what_happened"), (Kind.LESSON, "sentence"), (Kind.NAME, "name")):
                record = {"entry": kind.value, "v": 1, field: HOSTILE, "body": HOSTILE, "tags": [HOSTILE]}
                journal.table(kind).insert(record)
            journal.table(Kind.REFLECTION).insert({"entry": "reflection", "v": 1, "body": "x", HOSTILE: 1})
            journal.table(Kind.STORY).insert({"entry": "story", "v": 1, "heading": {HOSTILE: HOSTILE}})
        return made

    @pytest.mark.parametrize(
        "command",
        [
            "list",
            "show setback 1",
            "show lesson 1",
            "show name 1",
            "search panel",
            "list --json",
            "show setback 1 --json",
            "check",
        ],
    )
    def test_nothing_of_it_reaches_the_terminal(self, hostile: Run, command: str) -> None:
        done = hostile(*command.split())
        assert done.status == Status.DONE
        assert "Panel" in done.out or command == "check"
        for stream in (done.out, done.err):
            assert HARMFUL.search(stream) is None
            assert "]52" not in stream

    def test_nor_does_a_title_make_a_line_of_its_own(self, made: Run) -> None:
        with opened() as journal:
            journal.table(Kind.LESSON).insert({"entry": "lesson", "v": 1, "sentence": "One\nsetback 7   2019  Forged"})
        for command in (["list"], ["search", "forged"]):
            assert len(made(*command).out.splitlines()) == 1

    def test_what_is_typed_is_cleaned_before_it_is_said_again(self, made: Run) -> None:
        done = made("list", "\x1b]52;c;eA==\x07\u202enonsense")
        assert HARMFUL.search(done.err) is None

    def test_a_terminal_that_knows_no_accents_gets_question_marks_and_plain_signs(self, made: Run, home: Path) -> None:
        made("note", "Zoë → 面接")
        done = program("--passphrase-file", str(home / "secret"), "list", environment={"PYTHONIOENCODING": "ascii"})
        assert done.returncode == Status.DONE
        assert b"Zo? -> ??" in done.stdout


class TestKeys:
    def test_change_the_passphrase(self, made: Run, home: Path) -> None:
        done = made("passphrase")
        assert (done.status, done.out) == (Status.DONE, "")
        assert "is changed" in done.err
        assert made("list").status == Status.WRONG_PASSPHRASE
        (home / "secret").write_text("another one\n")
        assert made("list").status == Status.DONE

    def test_change_it_from_standard_input(self, made: Run) -> None:
        assert made("passphrase", secret="-", stdin=f"{PASSPHRASE}\nanother one\n").status == Status.DONE
        assert made("list", secret="-", stdin="another one").status == Status.DONE

    def test_without_a_second_line_nothing_is_changed(self, made: Run, home: Path) -> None:
        (home / "secret").write_text(PASSPHRASE)
        done = made("passphrase")
        assert done.status == Status.USAGE
        assert "second line" in done.err
        assert made("list").status == Status.DONE

    def test_a_new_recovery_code(self, run: Run) -> None:
        old = run("new").out.strip()
        done = run("recovery")
        assert done.status == Status.DONE
        Door(Paths.usual()).open(done.out.strip(), code=True).lock()
        with pytest.raises(careerjournal.vault.WrongPassphrase):
            Door(Paths.usual()).open(old, code=True)

    def test_compact(self, made: Run) -> None:
        with opened() as journal:
            for _ in range(9):
                journal.drafts.keep(Ref(Kind.LESSON, 0), {"body": os.urandom(2_000).hex()})
        before = Paths.usual().journal.stat().st_size
        assert made("compact") == (Status.DONE, "", "")
        assert Paths.usual().journal.stat().st_size < before / 2


class TestAskingATerminal:
    """`getpass` asks; here somebody answers."""

    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        return []

    @pytest.fixture
    def answers(self, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> Callable[..., None]:
        def answers(*lines: str | BaseException) -> None:
            waiting = iter(lines)

            def getpass(prompt: str = "") -> str:
                asked.append(prompt)
                line = next(waiting)
                if isinstance(line, BaseException):
                    raise line
                return line

            monkeypatch.setattr("getpass.getpass", getpass)
            monkeypatch.setattr(passphrases, "_can_ask", lambda: True)

        return answers

    def test_a_new_journal_asks_twice_and_says_how_strong_it_is(
        self, run: Run, answers: Callable[..., None], asked: list[str]
    ) -> None:
        answers(PASSPHRASE, PASSPHRASE)
        done = run("new", secret=None)
        assert done.status == Status.DONE
        assert "Strong:" in done.err
        assert asked == ["New passphrase: ", "The same again: "]

    def test_two_that_differ_make_nothing(self, run: Run, answers: Callable[..., None]) -> None:
        answers(PASSPHRASE, "other", "", PASSPHRASE, "other")
        done = run("new", secret=None)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "Nothing was changed" in done.err
        assert not Paths.usual().journal.exists()

    def test_they_are_asked_for_again(self, run: Run, answers: Callable[..., None]) -> None:
        answers(PASSPHRASE, "other", PASSPHRASE, PASSPHRASE)
        done = run("new", secret=None)
        assert done.status == Status.DONE
        assert "Type it again, twice." in done.err

    def test_the_passphrase_is_asked_for_once_when_it_is_changed(
        self, made: Run, answers: Callable[..., None], asked: list[str]
    ) -> None:
        answers(PASSPHRASE, "another one", "another one")
        assert made("passphrase", secret=None).status == Status.DONE
        assert asked == ["Passphrase, or recovery code: ", "New passphrase: ", "The same again: "]
        answers("another one")
        assert made("list", secret=None).status == Status.DONE

    @pytest.mark.parametrize("leave", [EOFError(), KeyboardInterrupt()], ids=["ctrl+d", "ctrl+c"])
    def test_leaving_the_question_is_no_accident(
        self, made: Run, answers: Callable[..., None], leave: BaseException
    ) -> None:
        answers(leave)
        done = made("list", secret=None)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert done.err == "careerjournal: Stopped. Nothing was changed.\n"


class TestStatuses:
    def test_a_wrong_passphrase(self, made: Run, home: Path) -> None:
        (home / "secret").write_text("wrong\n")
        for command in (["list"], ["note", "x"], ["check"], ["passphrase"], ["recovery"], ["compact"]):
            done = made(*command)
            assert (done.status, done.out) == (Status.WRONG_PASSPHRASE, "")
            assert done.err.startswith("careerjournal: ")

    def test_an_altered_byte(self, filled: Run) -> None:
        file = Paths.usual().journal
        data = bytearray(file.read_bytes())
        data[-1_000] ^= 4
        file.write_bytes(data)
        for command in (["list"], ["note", "x"]):
            done = filled(*command)
            assert (done.status, done.out) == (Status.UNSOUND, "")
            assert done.err
        done = filled("check")
        assert done.status == Status.UNSOUND
        assert done.out
        assert file.read_bytes() == data

    def test_an_older_copy(self, made: Run) -> None:
        older = Paths.usual().journal.read_bytes()
        made("note", "x")
        Paths.usual().journal.write_bytes(older)
        done = made("list")
        assert (done.status, done.out) == (Status.UNSOUND, "")
        assert "older copy" in done.err
        assert made("check").status == Status.UNSOUND

    def test_a_file_that_is_no_journal(self, run: Run) -> None:
        Paths.usual().journal.parent.mkdir(parents=True)
        Paths.usual().journal.write_text("nothing of the kind" * 999)
        done = run("list")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "not a journal" in done.err

    def test_check_counts_and_names(self, made: Run) -> None:
        made("note", "x")
        assert made("check") == (Status.DONE, "1 save and 1 entry read; 0 problems.\n", "")
        with opened() as journal:
            journal.table("lesson").insert({"entry": "lesson", "v": 1, "sentence": 7})
            journal.add(Setback(what_happened="x", body="[[lesson 9]] [[lesson 1]]"))
        done = made("check")
        assert done.status == Status.DONE
        assert done.out.splitlines()[0].endswith("3 saves and 2 entries read; 2 problems.")
        assert "lesson 1: “The lesson, in one sentence” cannot be read" in done.out
        assert "setback 1 points at lesson 9, which is not there." in done.out
        assert "1 entry cannot be read" in made("list").err


class TestAccidents:
    PRIVATE = "Martin said I was not ready"

    @pytest.fixture
    def broken(self, made: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
        def fail(self: Journal, words: str, most: int, *_: object) -> list[object]:
            private = TestAccidents.PRIVATE
            raise ZeroDivisionError(len(private) + len(words) + most)

        monkeypatch.setattr(Journal, "find_once", fail)
        return made

    def test_one_sentence_and_no_traceback(self, broken: Run) -> None:
        done = broken("search", "x")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert done.err == (
            "careerjournal: Something went wrong that should not have. What was kept before is safe."
            " --debug says more.\n"
        )
        assert broken("list").status == Status.DONE

    def test_with_debug_where_it_was_and_never_what(
        self, broken: Run, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        del broken
        status = main(["--debug", "--passphrase-file", str(home / "secret"), "search", self.PRIVATE])
        out, err = capsys.readouterr()
        assert (status, out) == (Status.COULD_NOT, "")
        assert "ZeroDivisionError" in err
        assert "in fail" in err
        assert self.PRIVATE not in err
        assert PASSPHRASE not in err
        assert "private =" not in err.replace("private = TestAccidents.PRIVATE", "")

    @pytest.mark.parametrize(("number", "says"), [(errno.ENOSPC, "disk is full"), (errno.EIO, "cannot be written")])
    def test_a_disk_that_refuses(self, made: Run, monkeypatch: pytest.MonkeyPatch, number: int, says: str) -> None:
        def refuse(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(careerjournal.vault.Disk, "write", refuse)
        done = made("note", "x")
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert says in done.err
        monkeypatch.undo()

    @posix
    def test_a_reader_who_has_seen_enough(self, filled: Run, home: Path) -> None:
        del filled
        for command in (["list"], ["list", "--json"], ["themes"], ["--help"]):
            reading, writing = os.pipe()
            os.close(reading)
            try:
                done = program("--passphrase-file", str(home / "secret"), *command, stdout=writing)
            finally:
                os.close(writing)
            assert (done.returncode, done.stderr) == (Status.DONE, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_results_that_cannot_be_written_are_no_success(self, filled: Run, home: Path) -> None:
        del filled
        for command in (
            ["list"],
            ["where"],
            ["list", "--json"],
            ["themes"],
            ["--help"],
            ["--version"],
            ["search", "a"],
        ):
            with Path("/dev/full").open("wb") as full:
                done = program("--passphrase-file", str(home / "secret"), *command, stdout=full)
            assert done.returncode == Status.COULD_NOT
            assert done.stderr == b"careerjournal: Standard output could not be written: No space left on device.\n"

    @posix
    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_streams_that_are_closed(self, made: Run, home: Path, closed: str) -> None:
        del made
        command = f'"{sys.executable}" -m careerjournal --passphrase-file "{home}/secret" note x {closed}'
        done = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, timeout=60, check=False, start_new_session=True
        )
        unheard = b"careerjournal: The reflection is kept, as reflection 1. Its number could not be printed"
        assert done.returncode == Status.DONE
        assert done.stderr.startswith(unheard) if closed == ">&-" else done.stderr == b""
        with opened() as journal:
            assert len(journal.reflections) == 1

    @posix
    def test_a_message_never_becomes_a_result(self, made: Run, home: Path) -> None:
        del made
        command = f'"{sys.executable}" -m careerjournal --passphrase-file "{home}/secret" list nonsense 2>&-'
        done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (Status.USAGE, b"")

    @posix
    def test_nobody_to_ask_and_nowhere_to_ask(self, made: Run) -> None:
        del made
        command = f'"{sys.executable}" -m careerjournal list <&-'
        done = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, timeout=60, check=False, start_new_session=True
        )
        assert done.returncode == Status.USAGE
        assert b"Use --passphrase-file" in done.stderr

    @posix
    def test_bytes_in_the_arguments_that_are_no_text(self, filled: Run, home: Path) -> None:
        del filled
        secret = str(home / "secret").encode()
        for command in ([b"search", b"tag:\xff"], [b"search", b"\xff"], [b"note", b"caf\xe9"]):
            done = subprocess.run(
                [sys.executable.encode(), b"-m", b"careerjournal", b"--passphrase-file", secret, *command],
                capture_output=True,
                timeout=60,
                check=False,
            )
            assert b"Something went wrong" not in done.stderr
            assert done.returncode == (Status.DONE if command[0] == b"note" else Status.COULD_NOT)


class TestTheSampleThroughTheRealProgram:
    """Once from end to end in processes of their own, guard and all."""

    def test_new_note_list(self, home: Path) -> None:
        secret = ("--passphrase-file", str(home / "secret"))
        Door(Paths.usual(), CHEAP_COST).create(PASSPHRASE).journal.lock()
        assert program(*secret, "note", "-", stdin="Zoë called\n".encode()).stdout == b"reflection 1\n"
        listed = program(*secret, "list", "--json")
        assert listed.stderr == b""
        [entry] = json.loads(listed.stdout)
        assert entry["body"] == "Zoë called"
        assert program("--passphrase-file", "-", "check", stdin=PASSPHRASE.encode()).returncode == Status.DONE


def test_the_sample_uses_what_these_tests_look_for() -> None:
    """So that none of them passes for want of anything to see."""
    kinds = {type(entry) for entry in demo.sample(demo.NOW)}
    assert kinds >= {Setback, Lesson, Name, Reflection, Share}
    assert structs.fields(Setback)


INTERRUPTED_WHILE_LOADING = """
import os, signal, sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "careerjournal.cli.screens":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
from careerjournal.cli import main
sys.exit(main(["where"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_while_it_is_loaded_ends_it_in_silence() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_WHILE_LOADING], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
