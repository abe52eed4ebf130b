"""Everything under the screens works without them: each package, alone in a process, never loads Textual."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import careerjournal

BENEATH = (
    *("model", "vault", "journal", "lattice", "access", "sharing", "conversations", "exchange", "patterns", "demo"),
    *("settings", "themes", "plain"),
)
SCREENS = ("textual", "rich", "careerjournal.tui")


def loaded_by(script: str) -> set[str]:
    """The modules that a fresh process has loaded after a script."""
    source = f"{script}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.split())


def every_module_of(package: str) -> list[str]:
    modules = [module.name for module in pkgutil.walk_packages(careerjournal.__path__, "careerjournal.")]
    return [name for name in modules if f"{name}.".startswith(f"careerjournal.{package}.")]


@pytest.mark.parametrize("package", BENEATH)
def test_no_screen_is_loaded(package: str) -> None:
    modules = every_module_of(package)
    loaded = loaded_by(f"import {', '.join(modules)}")
    assert set(modules) <= loaded
    assert not loaded.intersection(SCREENS)


def test_the_model_knows_nobody() -> None:
    loaded = loaded_by(f"import {', '.join(every_module_of('model'))}")
    own = {name for name in loaded if name.startswith("careerjournal.")}
    assert {name.split(".")[1] for name in own} == {"model"}
    assert not loaded & {"tinydb", "cryptography", "platformdirs", "filelock", "socket", "sqlite3"}


def test_the_vault_knows_nothing_of_careers() -> None:
    loaded = loaded_by(f"import {', '.join(every_module_of('vault'))}")
    assert {name.split(".")[1] for name in loaded if name.startswith("careerjournal.")} == {"vault"}


def test_the_lock_screen_stands_before_the_ciphers() -> None:
    loaded = loaded_by("import careerjournal.tui.app, careerjournal.access.door, careerjournal.access.paths")
    assert "textual" in loaded
    assert not loaded & {"cryptography", "tinydb", "msgspec", "sqlite3", "zxcvbn", "careerjournal.journal.journal"}
