"""Completion, tried in the shells themselves, and the manual page, read by what reads manual pages."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from careerjournal.cli import Status, completion
from careerjournal.cli import program as the_program
from careerjournal.cli.arguments import Parser, offer, shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.completion import bash, fish, man, zsh
from careerjournal.cli.completion.shape import shape_of
from careerjournal.cli.exchange import OUT
from careerjournal.model import Kind
from careerjournal.model.vocabulary import Fit
from tests.cli import test_cli
from tests.cli.test_cli import Run
from tests.e2e.terminal import Terminal

home, run = test_cli.home, test_cli.run

SHELLS = ("bash", "zsh", "fish")
FILES = ("old journal.cjv", "it's $(touch pwned).md", "READ`me`.txt")
"""What a person has called their files."""


def installed(program: str) -> str:
    """A program; the test is skipped where it is not there."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def done(*command: str, folder: Path | None = None, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, cwd=folder
    )


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """What the program prints, from its own process."""
    python = (sys.executable, "-m", "careerjournal", "completion")
    return {wanted: done(*python, wanted).stdout for wanted in completion.WANTED}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shells are: with files of every name."""
    for name in FILES:
        (tmp_path / name).write_text("")
    return tmp_path


class TestPrinting:
    @pytest.mark.parametrize("wanted", completion.WANTED)
    def test_it_is_ascii_and_opens_no_journal(self, run: Run, home: Path, wanted: str) -> None:
        before = sorted(home.rglob("*"))
        printed = run("completion", wanted, secret=None)
        assert (printed.status, printed.err) == (Status.DONE, "")
        assert printed.out.isascii()
        assert sorted(home.rglob("*")) == before

    @pytest.mark.parametrize("asked", [(), ("tcsh",)])
    def test_another_shell_is_refused_with_those_there_are(self, run: Run, asked: tuple[str, ...]) -> None:
        printed = run("completion", *asked, secret=None)
        assert (printed.status, printed.out) == (Status.USAGE, "")
        assert "bash" in printed.err

    @pytest.mark.parametrize("wanted", completion.WANTED)
    def test_neither_the_screens_nor_a_cipher_are_loaded_for_it(self, wanted: str) -> None:
        script = (
            "import sys\nfrom careerjournal.cli import main\n"
            f"assert main(['completion', {wanted!r}]) == 0\n"
            "heavy = {'textual', 'rich', 'cryptography', 'tinydb', 'sqlite3'}\n"
            "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
        )
        assert done(sys.executable, "-c", script).stderr == "[]\n"

    @pytest.mark.parametrize("shell", SHELLS)
    def test_the_shell_can_read_it(self, scripts: dict[str, str], shell: str) -> None:
        read = done(installed(shell), "-n", "/dev/stdin", stdin=scripts[shell])
        assert (read.returncode, read.stderr) == (0, "")

    def test_an_option_is_offered_again_only_where_it_may_be_given_again(self) -> None:
        shape = shape_of(the_program())
        again = {word for command in shape.commands for one in command.options if one.again for word in one.words}
        assert {"--kind", "--tags", "--learnt-from"} <= again
        assert "--look-again" not in again  # a word of its own name


ASKED: tuple[tuple[str, set[str]], ...] = (
    ("li", {"list"}),
    ("re", {"review", "restore", "recovery", "revoke"}),
    ("--debug --wait 3 li", {"list"}),
    ("--journal list che", {"check"}),  # a journal that is called like a command
    ("--journal=x che", {"check"}),
    ("--passphrase-file 'a b' che", {"check"}),
    ("list ", set(Kind)),
    ("--journal x list s", {"setback", "success", "share", "story"}),
    ("list --json s", {"setback", "success", "share", "story"}),
    ("list setback s", set()),
    ("show mov", {"move"}),
    ("show setback 3 --js", {"--json"}),
    ("share setback 3 --audience my", {"my mentee", "my team"}),
    ("export --format j", {"json", "jrnl", "jsonresume"}),
    ("export --format svg --vie", {"--view"}),
    ("export --view ", {"map", "path"}),
    ("export --kind lesson --kind su", {"success"}),
    ("import --from day", {"dayone"}),
    ("import READ --dry", {"--dry-run"}),
    ("setback --fit ", set(Fit)),
    ("setback --kind n", {"not shortlisted", "near miss"}),
    ("setback 'Not shortlisted' --when 2019 --kind ne", {"near miss"}),
    ("agreed --format m", {"md", "mail"}),
    ("completion ", set(completion.WANTED)),
    ("--pass", {"--passphrase-file"}),
    ("check --pass", {"--passphrase-file"}),
    ("note it", set()),
    ("note -- --", set()),
    ("search it", set()),
    ("done ", set()),
    ("list old", set()),
    ("setback --when old", set()),
    ("restore old", {FILES[0]}),
    ("import it", {FILES[1]}),
    ("import READ", {FILES[2]}),
    ("brief -o old", {FILES[0]}),
    ("brief 3 -o old", {FILES[0]}),
    ("--journal old", {FILES[0]}),
    ("check --passphrase-file old", {FILES[0]}),
    ("nosuch old", set()),
)
"""What is typed behind the program's name, and what is offered."""


COMPLETED: tuple[tuple[str, str], ...] = (
    ("li", "list"),
    ("--journal=old", "--journal=old\\ journal.cjv"),
    ("--journal old", "--journal old\\ journal.cjv"),
    ("restore old\\ j", "restore old\\ journal.cjv"),
    ("import 'old", "import 'old journal.cjv'"),
    ("import it", "import it\\'s\\ \\$\\(touch\\ pwned\\).md"),
    ("setback --kind ne", "setback --kind near\\ miss"),
    ("setback --kind near\\ m", "setback --kind near\\ miss"),
    ("setback --kind 'ne", "setback --kind 'near miss'"),
    ('setback --kind "ne', 'setback --kind "near miss"'),
    ("share setback 3 --audience 'in", "share setback 3 --audience 'in public'"),
    ("--journal x export --kind lesson --kind su", "--journal x export --kind lesson --kind success"),
    ("import --from day", "import --from dayone"),
    ("search x --lim", "search x --limit"),
)
"""What is typed before tab, and what then stands there."""


def typed(shell: tuple[str, ...], prepare: str, script: str, folder: Path) -> None:
    """Type the lines at the shell, with tab behind each, and see what it makes of them."""
    program = ("-c", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])")
    (folder / "completion").write_text(script)
    environment = {"HOME": str(folder), "PS1": "> ", "PROMPT": "> "}
    with Terminal((installed(shell[0]), *shell[1:]), environment, program=program, folder=folder, size=(120, 40)) as at:
        at.type(f"{prepare}source ./completion; clear; echo com''plete\r")
        at.until("complete\n>")
        for line, stands in COMPLETED:
            at.type(f"\x15careerjournal {line}")
            at.until(f"> careerjournal {line}")
            at.type("\t")
            at.until(f"> careerjournal {stands}")
    assert not (folder / "pwned").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
class TestAtATerminal:
    def test_bash(self, scripts: dict[str, str], folder: Path) -> None:
        typed(("bash", "--norc", "-i"), "", scripts["bash"], folder)

    def test_zsh(self, scripts: dict[str, str], folder: Path) -> None:
        prepare = "autoload -U compinit; compinit -D -u; unsetopt auto_menu auto_list; "
        typed(("zsh", "-f", "-i"), prepare, scripts["zsh"], folder)


class TestBash:
    @pytest.fixture
    def ask(self, scripts: dict[str, str], folder: Path) -> Callable[..., list[set[str]]]:
        """What bash is given for the last of some words behind the program's name; unquoted, but for files."""
        program = installed("bash")

        def ask(*lines: list[str]) -> list[set[str]]:
            asked = (
                f"COMP_WORDS=(careerjournal {shlex.join(words)}); COMP_CWORD={len(words)}\n"
                "_careerjournal careerjournal; printf '%s\\n' \"${COMPREPLY[@]}\" ----\n"
                for words in lines
            )
            script = f"source /dev/stdin\n{''.join(asked)}"
            given = done(program, "--norc", "-c", script, folder=folder, stdin=scripts["bash"])
            assert given.stderr == ""
            found = [set(filter(None, part.splitlines())) for part in given.stdout.split("----\n")[:-1]]
            return [one if one & set(FILES) else {word.replace("\\", "") for word in one} for one in found]

        return ask

    def test_what_belongs_there_is_offered(self, ask: Callable[..., list[set[str]]]) -> None:
        lines = []
        for line, _ in ASKED:  # as bash does it, which leaves quotes where they are
            words = re.findall(r"(?:'[^']*'|[^\s'=])+|=", line)
            lines.append([*words, ""] if line.endswith(" ") else words)
        assert list(zip((line for line, _ in ASKED), ask(*lines), strict=True)) == list(ASKED)

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            (["export", "--format", "="], {*OUT, "text", "svg"}),
            (["export", "--format", "=", "ma"], {"markdown"}),
            (["export", "--format=ma"], {"--format=markdown"}),  # where the sign parts no words
            (["--journal", "=", "old"], {FILES[0]}),
            (["--journal", "=", "x", "che"], {"check"}),
            (["setback", "--kind", "near\\ m"], {"near miss"}),
            (["setback", "--kind", "'near m"], {"near miss"}),
        ],
    )
    def test_what_is_joined_or_quoted_is_read(
        self, ask: Callable[..., list[set[str]]], words: list[str], offered: set[str]
    ) -> None:
        assert ask(words) == [offered]

    def test_nothing_that_was_typed_is_run(self, ask: Callable[..., list[set[str]]], folder: Path) -> None:
        for word in ("$(touch pwned)", "`touch pwned`", "x[$(touch pwned)]", '"$(touch pwned)', "*"):
            behind: tuple[list[str], ...] = ([], ["list"], ["import"], ["--wait"], ["setback", "--kind"], ["nosuch"])
            ask(*([*before, word, *more] for before in behind for more in ([], [""])))
        assert not (folder / "pwned").exists()


class TestFish:
    def test_what_belongs_there_is_offered(self, scripts: dict[str, str], folder: Path) -> None:
        asked = (f"complete -C {fish.quoted(f'careerjournal {line}')}; echo ----\n" for line, _ in ASKED)
        given = done(installed("fish"), "--no-config", folder=folder, stdin=f"{scripts['fish']}\n{''.join(asked)}")
        assert given.stderr == ""
        parts = given.stdout.split("----\n")[:-1]
        found = ({line.partition("\t")[0].replace("\\", "") for line in part.splitlines()} for part in parts)
        assert list(zip((line for line, _ in ASKED), found, strict=True)) == list(ASKED)
        assert not (folder / "pwned").exists()


HOSTILE = """He said "it's" $(touch pwned) `touch pwned` [x]: 100 % \\n {a,b} * ~ # ; & | < > ! .dot 'q"""
WORDS = ("it's", "two words", "$(touch pwned)", "`touch pwned`", "a:b", "[x]", "back\\slash", '"q"', "*", "~", "é")
"""What a help text and the words to choose among may hold, now or one day."""


@pytest.fixture
def program() -> Parser:
    """A program whose every text is one that a shell would like to run."""
    program = Parser(prog="tried", description="Tries.")
    options = Parser(add_help=False)
    commands = Commands(program, options)
    made = commands.add("go", lambda _: 0, HOSTILE.replace("%", "%%"))
    made.add_argument("word", metavar="WORD", choices=WORDS, help=HOSTILE.replace("%", "%%"))
    offer(made.add_argument("--of", metavar="WORD", help=f".{HOSTILE}".replace("%", "%%")), WORDS)
    made.add_argument("--into", metavar="FILE", type=shell_path)
    return program


class TestEscaping:
    """Whatever stands in a help text or in a word to choose: it is offered as it is, and never run."""

    def test_bash(self, program: Parser, tmp_path: Path) -> None:
        script = (
            "source /dev/stdin; COMP_WORDS=(tried go --of ''); COMP_CWORD=3; _tried\n"
            "eval printf '%s\\\\n' \"${COMPREPLY[@]}\""
        )
        given = done(installed("bash"), "--norc", "-c", script, folder=tmp_path, stdin=bash.written(shape_of(program)))
        assert (given.stderr, set(given.stdout.splitlines())) == ("", set(WORDS))
        assert not (tmp_path / "pwned").exists()

    def test_fish(self, program: Parser, tmp_path: Path) -> None:
        script = f"{fish.written(shape_of(program))}\ncomplete -C 'tried go --of '"
        given = done(installed("fish"), "--no-config", folder=tmp_path, stdin=script)
        assert {word.partition("\t")[0] for word in given.stdout.splitlines()} == set(WORDS)
        assert given.stderr == ""
        assert not (tmp_path / "pwned").exists()

    def test_zsh(self, program: Parser, tmp_path: Path) -> None:
        (tmp_path / "completion").write_text(zsh.written(shape_of(program)))
        run = ("-c", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])")
        with Terminal(
            (installed("zsh"), "-f", "-i"), {"PROMPT": "> "}, program=run, folder=tmp_path, size=(160, 40)
        ) as at:
            at.type("autoload -U compinit; compinit -D -u; source ./completion; clear; echo com''plete\r")
            at.until("complete\n>")
            at.type("tried g\t")
            at.until("> tried go")
            at.type(" --of tw\t")
            at.until("two\\ words")
            at.type("\x15tried go --of '$(\t")
            at.until("--of '$(touch pwned)'")
            at.type("\x15tried go --\t")
            at.until("He said")
        assert not (tmp_path / "pwned").exists()

    def test_the_page(self, program: Parser, tmp_path: Path) -> None:
        page = man.written(shape_of(program))
        assert page.isascii()
        assert set(re.findall(r"^\.(\S+)", page, re.MULTILINE)) <= {"TH", "SH", "SS", "TP", "PP", "B", "I"}
        shown = done(installed("groff"), "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u", stdin=page)
        assert shown.stderr == ""
        assert " ".join(HOSTILE.split()) in " ".join(re.sub(r"‐\n\s*", "", shown.stdout).split())


class TestManualPage:
    def test_what_reads_manual_pages_has_nothing_to_say(self, scripts: dict[str, str]) -> None:
        for reader in (("groff", "-man", "-Tutf8", "-ww"), ("groff", "-man", "-Tascii", "-ww")):
            read = done(installed(reader[0]), *reader[1:], stdin=scripts["man"])
            assert (read.returncode, read.stderr) == (0, "")

    def test_nor_has_mandoc(self, scripts: dict[str, str]) -> None:
        read = done(installed("mandoc"), "-T", "lint", "-W", "warning", stdin=scripts["man"])
        assert (read.returncode, read.stdout, read.stderr) == (0, "", "")

    def test_every_command_and_option_has_its_place(self, scripts: dict[str, str]) -> None:
        shape = shape_of(the_program())
        plain = scripts["man"].replace("\\-", "-")
        for command in shape.commands:
            part = plain.partition(f".SS {command.name}\n")[2].partition(".SS ")[0]
            for option in command.options:
                assert all(f"\\fB{word}\\fR" in part for word in option.words)
                assert all(word in " ".join(part.split()) for word in (option.takes.words if option.takes else ()))

    def test_its_day_is_the_one_it_is_built_for(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
        assert run("completion", "man", secret=None).out.startswith('.TH CAREERJOURNAL 1 "2026-11-18"')
        for odd in ("", "soon", "9" * 30):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
            assert re.match(r'\.TH CAREERJOURNAL 1 "20\d\d-\d\d-\d\d"', run("completion", "man", secret=None).out)
