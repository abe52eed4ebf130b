"""What is installed: the wheel is built and looked into."""

from __future__ import annotations

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the checkout")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, made with the build back end that is installed: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    script = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


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
