"""What is installed: the wheel is built and looked into."""

from __future__ import annotations

import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[1]

BUILT_ON = 1_795_000_000
"""18 November 2026, in seconds of Unix."""

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the checkout")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, made with the build back end that is installed: nothing is downloaded."""
    return zipfile.ZipFile(built("wheel", ROOT, tmp_path_factory.mktemp("wheel")))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are given away, likewise."""
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


def built(what: str, sources: Path, folder: Path) -> Path:
    """A wheel or an sdist, built as pip has it built; of one day, so that two of them are the same."""
    script = f"from hatchling.build import build_{what}; print(build_{what}({str(folder)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=sources,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(BUILT_ON)},
    )
    assert done.returncode == 0, done.stderr
    [made] = folder.iterdir()
    return made


def names(*patterns: str) -> set[str]:
    """The files in the checkout that a pattern finds, as they are called there."""
    return {path.relative_to(ROOT).as_posix() for pattern in patterns for path in ROOT.glob(pattern)}


def test_every_file_the_program_reads_is_in_it(wheel: zipfile.ZipFile) -> None:
    needed = names(
        "careerjournal/**/*.py",
        "careerjournal/tui/**/*.tcss",
        "careerjournal/demo/*.toml",
        "careerjournal/vault/FORMAT.md",
        "careerjournal/py.typed",
    )
    assert {"careerjournal/cli/__init__.py", "careerjournal/py.typed", "careerjournal/vault/FORMAT.md"} <= needed
    assert any(name.endswith(".tcss") for name in needed)
    assert any(name.endswith("setbacks.toml") for name in needed)
    assert needed - set(wheel.namelist()) == set()


def test_the_themes_are_in_it_as_they_are(wheel: zipfile.ZipFile) -> None:
    themes = names("themes/*.toml")
    assert themes
    for theme in themes:
        assert wheel.read(f"careerjournal/_{theme}") == (ROOT / theme).read_bytes()


def test_nothing_else_is_in_it(wheel: zipfile.ZipFile) -> None:
    for name in wheel.namelist():
        assert name.startswith(("careerjournal/", "careerjournal-"))
        assert not name.endswith((".pyc", ".cjv"))


def test_the_manual_page_is_where_pipx_and_man_look_for_it(wheel: zipfile.ZipFile) -> None:
    [name] = [name for name in wheel.namelist() if name.endswith(".1")]
    assert name.endswith(".data/data/share/man/man1/careerjournal.1")
    printed = subprocess.run(
        [sys.executable, "-m", "careerjournal", "completion", "man"],
        capture_output=True,
        timeout=60,
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(BUILT_ON)},
    )
    assert wheel.read(name) == printed.stdout


def test_the_sources_hold_what_is_ours_and_no_hidden_folder(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    top = {name.split("/")[1] for name in names}
    # The list of what git ignores goes with them, since the build is to leave the same out again.
    assert top == {"careerjournal", "themes", "tests", "README.md", "pyproject.toml", "PKG-INFO", ".gitignore"}
    assert not any(name.endswith((".pyc", ".cjv.tmp")) or "__pycache__" in name for name in names)


def test_the_same_wheel_is_built_from_the_sources_alone(wheel: zipfile.ZipFile, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "sources", filter="data")
    [sources] = (tmp_path / "sources").iterdir()
    again = zipfile.ZipFile(built("wheel", sources, tmp_path / "wheel"))
    assert {name: again.read(name) for name in again.namelist()} == {
        name: wheel.read(name) for name in wheel.namelist()
    }


def test_a_registry_would_take_both(wheel: zipfile.ZipFile, sdist: Path) -> None:
    if importlib.util.find_spec("twine") is None:
        pytest.skip("twine is not installed: “pip install twine” has it look at what a registry would be given")
    done = subprocess.run(
        [sys.executable, "-m", "twine", "--no-color", "check", "--strict", str(wheel.filename), str(sdist)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.count("PASSED")) == (0, 2), done.stdout


def test_the_command_is_there(wheel: zipfile.ZipFile) -> None:
    [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt")]
    points = configparser.ConfigParser()
    points.read_string(wheel.read(name).decode())
    assert dict(points["console_scripts"]) == {"careerjournal": "careerjournal.cli:main"}


def test_it_runs_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Away from the checkout: the themes, the styles and the sample are found where the wheel puts them."""
    wheel.extractall(tmp_path)
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import careerjournal, datetime\n"
        f"assert careerjournal.__file__.startswith({str(tmp_path)!r}), careerjournal.__file__\n"
        "from careerjournal import demo\n"
        "from careerjournal import themes\n"
        "from careerjournal.tui.shell.theming import load_bundled\n"
        "assert demo.sample(datetime.date(2026, 11, 22))\n"
        "for name in themes.bundled_names(): load_bundled(name)\n"
        "print(*themes.bundled_names())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == {path.stem for path in (ROOT / "themes").glob("*.toml")}


@pytest.mark.parametrize("suffix", [".cpython-39-of-another-system.so", sysconfig.get_config_var("EXT_SUFFIX")])
def test_the_single_file_says_where_it_was_built_for_another_python(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "msgspec").mkdir()
    (tmp_path / "msgspec" / f"_core{suffix}").touch()
    script = (
        f"import runpy; runpy.run_path({str(ROOT / 'careerjournal/cli/single_file.py')!r}, "
        f"init_globals={{'site_packages': {str(tmp_path)!r}}}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    said = done.stderr.splitlines()
    if suffix == sysconfig.get_config_var("EXT_SUFFIX"):
        assert (done.returncode, said) == (0, [])
    else:
        assert done.returncode == 1
        assert len(said) == 1
        assert "Run it with the Python it was built with" in said[0]


def test_one_file_holds_the_program_and_all_it_needs(tmp_path: Path) -> None:
    """The README's own command, as far as the network goes: built, and used in a home of its own."""
    where = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    shiv = shutil.which("shiv", path=where)
    if shiv is None:
        pytest.skip("shiv is not installed: “pip install shiv” has the single file built and tried")
    command = re.search(
        r"^uvx (shiv .+ -o careerjournal\.pyz) \.$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert command is not None
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SHIV_"))}
    environment = {**kept, "HOME": str(home), "USERPROFILE": str(home)}

    def done(*asked: str, **how: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            asked, capture_output=True, text=True, timeout=600, check=False, env=environment, cwd=tmp_path, **how
        )

    asked = command[1].removesuffix("careerjournal.pyz").split()[1:]
    made = subprocess.run(
        [shiv, *asked, str(tmp_path / "careerjournal.pyz"), "."],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    if made.returncode and re.search(
        "No matching distribution|[Cc]onnection|resolution|timed out", made.stdout + made.stderr
    ):
        pytest.skip("what the single file takes from the registry could not be reached")
    assert made.returncode == 0, made.stderr

    def run(*asked: str, stdin: str = f"{PASSPHRASE}\n") -> str:
        ran = done(sys.executable, "careerjournal.pyz", "--passphrase-file", "-", *asked, input=stdin)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    said = run("--version", "--debug")
    assert f"textual {metadata.version('textual').split('.')[0]}." in said
    run("new")
    run("note", "Kept from one file.")
    assert "Kept from one file." in run("list")
    # What it unpacks is the program, and nothing of the journal.
    [unpacked] = (home / ".shiv").glob("careerjournal.pyz_*")
    assert (unpacked / "site-packages" / "careerjournal").is_dir()
    assert list((home / ".shiv").rglob("*.cjv")) == []
