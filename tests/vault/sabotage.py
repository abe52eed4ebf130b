"""Puts bugs into a copy of the vault, one at a time, and says which test notices: ``python -m tests.vault.sabotage``.

For developers; it takes many minutes and is no part of the suite. A bug that no test notices is a hole in the tests,
unless `sabotages` says why it is harmless.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.vault.sabotages import SABOTAGES, Sabotage

ROOT = Path(__file__).parents[2]
VAULT = Path("careerjournal", "vault")
TIMEOUT = 240
"""Seconds. A bug that makes a test wait for ever is a bug that was noticed."""

ROUNDS = (
    ("test_recovery_code", "test_primitives", "test_system_calls", "test_header", "test_disk", "test_vault"),
    ("test_reader_beside_writer", "test_limits", "test_state_folder", "test_vectors"),
    ("test_opening", "test_last_resort", "test_crashes", "campaign/test_found"),
)
"""The tests, the quickest first."""

SETTINGS = """[pytest]
filterwarnings = error
"""
"""Without plugins, and without what the tests of the other packages share, a bug costs a second less."""


def sound(sabotage: Sabotage, root: Path = ROOT) -> bool:
    """Whether what is to be replaced stands in the source, once."""
    return (root / VAULT / sabotage.file).read_text(encoding="utf-8").count(sabotage.old) == 1


def taken(root: Path, to: Path) -> None:
    """Copy all that the tests need."""
    for folder in ("careerjournal", "tests/vault", "tests/vectors"):
        shutil.copytree(root / folder, to / folder)
    shutil.copy(root / "tests/__init__.py", to / "tests")
    (to / "pytest.ini").write_text(SETTINGS, encoding="utf-8")


def noticed_by(sabotage: Sabotage, root: Path, *, campaign: bool) -> str:
    """The first test that fails; empty when none does.

    Args:
        sabotage: the bug.
        root: what to copy.
        campaign: whether to go on with the long campaign when nothing else noticed.
    """
    with tempfile.TemporaryDirectory(prefix="sabotage-") as temporary:
        copy = Path(temporary)
        taken(root, copy)
        path = copy / VAULT / sabotage.file
        path.write_text(path.read_text(encoding="utf-8").replace(sabotage.old, sabotage.new), encoding="utf-8")
        return first_failure(copy, campaign=campaign)


def first_failure(copy: Path, *, campaign: bool = False) -> str:
    """Run the tests in a copy until one fails."""
    rounds = [[f"tests/vault/{name}.py" for name in names] for names in ROUNDS]
    if campaign:
        rounds.append(["tests/vault/campaign"])
    for files in rounds:
        if failed := failure_in(copy, [name for name in files if (copy / name).exists()]):
            return failed
    return ""


def failure_in(copy: Path, files: list[str]) -> str:
    """Run these tests in a copy until one fails."""
    # The copy comes before whatever is installed, for the tests and for the processes they start.
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", *files]
    with subprocess.Popen(
        command, cwd=copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as tests:
        try:
            said, _ = tests.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            tests.kill()
            return f"not done after {TIMEOUT} s"
    if tests.returncode == 0:
        return ""
    for line in said.splitlines():
        if line.startswith(("FAILED ", "ERROR ")):
            return line.split(" ", 1)[1].partition(" - ")[0].removeprefix("tests/vault/")
    return f"pytest ended with {tests.returncode}: {said.strip().splitlines()[-1:]}"


def main() -> int:
    """Try every bug that is asked for. Returns 1 when one survived that must not."""
    parser = argparse.ArgumentParser(description="Put bugs into a copy of the vault, and see which test notices.")
    parser.add_argument("words", nargs="*", help="only the bugs whose description or file has one of these words")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--campaign", action="store_true", help="try the long campaign on what survives the rest")
    options = parser.parse_args()
    chosen = [
        sabotage
        for sabotage in SABOTAGES
        if not options.words or any(word in f"{sabotage.file} {sabotage.why}" for word in options.words)
    ]
    with tempfile.TemporaryDirectory(prefix="sabotage-") as temporary:
        # Taken once, so that nobody has to stop working meanwhile.
        root = Path(temporary)
        taken(ROOT, root)
        if failed := first_failure(root):
            print(f"The tests fail without any sabotage: {failed}")
            return 2
        return attempts(chosen, root, options)


def attempts(chosen: list[Sabotage], root: Path, options: argparse.Namespace) -> int:
    """Try bugs, and print what came of each."""
    survivors = 0

    def attempt(sabotage: Sabotage) -> tuple[Sabotage, str, float]:
        started = time.monotonic()
        if not sound(sabotage, root):
            return sabotage, "NO SUCH TEXT", 0
        return sabotage, noticed_by(sabotage, root, campaign=options.campaign), time.monotonic() - started

    with ThreadPoolExecutor(options.jobs) as pool:
        for number, (sabotage, caught, seconds) in enumerate(pool.map(attempt, chosen), 1):
            verdict = caught or ("SURVIVED (harmless)" if sabotage.harmless else "SURVIVED")
            survivors += verdict == "SURVIVED" or verdict.isupper()
            print(f"{number:3} {sabotage.file:17} {sabotage.why:60} {verdict}  [{seconds:.0f} s]", flush=True)
    print(f"{len(chosen)} bugs, {survivors} survived that must not.")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
