"""How long until the lock screen stands, against a Textual app with nothing in it.

Run ``python -m tests.benchmarks.first_frame``. Each is started in a terminal of its own and timed from the start of the
process to the first frame's text, nine times in turn; the medians and their ratio are printed.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("passphrase")

Bare().run()
"""
RUNS = 9


def seconds_to_first_frame(arguments: list[str], environment: dict[str, str]) -> float:
    """Start a program in a terminal, wait for the word that its first frame shows, end it."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(arguments[0], arguments, environment)
    seen = b""
    try:
        while b"passphrase" not in seen:
            if not select.select([terminal], [], [], 20)[0]:
                raise TimeoutError(f"No first frame in 20 s from {arguments[-1]!r}.")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def main() -> None:
    """Time both, in turn, and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.cjv"
        journal.write_bytes(b"a locked journal: only its being there counts for the first frame")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        ours = [sys.executable, "-m", "careerjournal", "--journal", str(journal)]
        bare = [sys.executable, "-c", BARE]
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(RUNS + 1):
            times["bare"].append(seconds_to_first_frame(bare, environment))
            times["ours"].append(seconds_to_first_frame(ours, environment))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}  # the first warms the caches
    for name, median in medians.items():
        print(f"{name}: {median * 1000:.0f} ms to the first frame (median of {RUNS})")
    print(f"ratio: {medians['ours'] / medians['bare']:.2f}")


if __name__ == "__main__":
    main()
