"""Takes the stoppers out of a copy of the program, one at a time, and sees that its test notices.

``python -m tests.e2e.leak_sabotages`` tries them all, a few minutes; words after it choose some. A test of a leak that
passes without the stopper proves nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
TIMEOUT: Final = 300
"""Seconds. A leak that makes a test wait for ever is one that was noticed."""


class Leak(NamedTuple):
    """One stopper less."""

    file: str
    """In the folder of the program."""
    old: str
    """What stands there, once."""
    new: str
    """What is put in its place."""
    why: str
    """What gets out."""
    test: str
    """What has to fail, in the folder of the tests."""


_LEAKS, _FORMS, _GUARD = "e2e/test_leaks.py::", "e2e/test_forms.py::", "test_guard.py::"
_ATTACKS, _HOSTILE, _LOCK = "tui/test_attacks.py::", "tui/test_hostile.py::", "tui/unlock/test_lock.py::"
_MEMORY: Final = "tui/shell/test_memory.py::"

LEAKS: Final = (
    # A crash
    Leak("tui/app.py", "    def _fatal_error(self)", "    def _another(self)", "local variables after a crash",
         f"{_LEAKS}TestACrash::test_shows_with_debug_where_it_was_and_never_what[handler]"),
    Leak("tui/app.py", "    def panic(self, *", "    def _another(self, *", "an error that draws itself",
         f"{_LEAKS}TestACrash::test_shows_with_debug_where_it_was_and_never_what[rich]"),
    Leak("cli/output.py", '    yield f"{type(error).__qualname__}\\n"\n', '    yield f"{error!r}\\n"\n',
         "the words of an error", f"{_LEAKS}TestACrash::test_shows_with_debug_where_it_was_and_never_what[handler]"),
    Leak("tui/shell/driver.py", '__stdin__))("ignore")', '__stdin__))("strict")', "the end at a byte that is no text",
         f"{_LEAKS}TestACrash::test_is_not_what_bytes_that_are_no_text_bring_about"),
    # The environment, core dumps, the network
    Leak("guard.py", "    clean_environment(os.environ)\n", "", "Textual's variables",
         f"{_LEAKS}TestTheEnvironment::test_writes_nothing_down_and_changes_nothing"),
    Leak("guard.py", 'frozenset({"PYTHONINSPECT"})', "frozenset()", "a prompt with the journal in memory",
         f"{_GUARD}TestEnvironment"),
    Leak("guard.py", "    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n", "", "core dumps",
         f"{_LEAKS}TestOffline::test_every_part_is_armed_while_it_runs"),
    Leak("guard.py", "    _prctl(_PR_SET_DUMPABLE, 0)\n", "", "memory that others of the same user read",
         f"{_LEAKS}TestOffline::test_every_part_is_armed_while_it_runs"),
    Leak("guard.py", "    sys.addaudithook(_make_hook())\n", "", "Python's way to the network",
         f"{_LEAKS}TestOffline::test_every_part_is_armed_while_it_runs"),
    Leak("guard.py", "    result = int(_libc().syscall(", "    return True\n    result = int(_libc().syscall(",
         "the C library's way to the network", f"{_GUARD}TestTheKernelRefuses"),
    Leak("cli/__init__.py", "            guard.arm()\n", "", "everything, as nothing is armed",
         f"{_LEAKS}TestOffline::test_every_part_is_armed_while_it_runs"),
    Leak("tui/app.py", "        del url, new_tab\n", "        super().open_url(url, new_tab=new_tab)\n", "a browser",
         f"{_LEAKS}TestOffline::test_every_part_is_armed_while_it_runs"),
    # Pictures and links
    Leak("tui/app.py", "    COMMANDS = {_palette}\n", "    COMMANDS = App.COMMANDS | {_palette}\n", "a screenshot",
         f"{_LEAKS}TestPicturesAndLinks::test_no_command_takes_a_picture"),
    Leak("tui/output/safe.py", "Content.styled(text, style) if style else Content(text)",
         "Content.from_markup(text)", "markup that acts", f"{_HOSTILE}test_every_list_and_page_only_shows_it"),
    Leak("tui/app.py", "self._is_gone_at(event.x, event.y)", "False", "the end at a click on what has gone",
         f"{_HOSTILE}test_a_click_on_what_has_just_gone_is_none"),
    # Escape sequences
    Leak("tui/app.py", "[*super().get_line_filters(), self._no_controls]", "[*super().get_line_filters()]",
         "controls in what was never cleaned",
         f"{_ATTACKS}test_the_lock_and_what_is_said_about_an_opening_show_it_as_text"),
    Leak("tui/output/safe.py", "\\x7f-\\x9f", "\\x7f", "the C1 controls",
         f"{_ATTACKS}test_the_lock_and_what_is_said_about_an_opening_show_it_as_text"),
    Leak("tui/output/safe.py", "\\u202a-\\u202e", "", "text that reads backwards",
         f"{_ATTACKS}test_the_lock_and_what_is_said_about_an_opening_show_it_as_text"),
    Leak("model/records.py", "    if isinstance(value, str):\n        return clean(value)\n", "",
         "controls in a file from elsewhere", f"{_HOSTILE}test_what_came_into_the_file_by_another_way_is_cleaned"),
    Leak("tui/widgets/editors.py", "cleaned := clean(text)", "cleaned := text", "controls that are pasted",
         f"{_ATTACKS}test_every_field_of_every_form_takes_it_as_text[role-lesson-name]"),
    Leak("tui/widgets/editors.py", 'clean(text).strip("\\n")', 'text.strip("\\n")', "controls pasted in a line",
         f"{_ATTACKS}test_every_field_of_every_form_takes_it_as_text[role-lesson-name]"),
    Leak("tui/shell/driver.py", "pastes.feed(sent)", "parser.feed(sent)", "pastes that press keys",
         f"{_FORMS}test_every_attack_is_pasted_and_typed_and_no_byte_of_it_comes_out"),
    Leak("cli/output.py", "in_lines(clean(text),", "in_lines(text,",
         "controls in what a command prints", "cli/test_cli.py"),
    # The clipboard
    Leak("tui/app.py", "        if not self.settings.clipboard:\n", "        if False:\n", "copies that are turned off",
         f"{_FORMS}test_copying_that_is_turned_off_reaches_no_other_program"),
    Leak("tui/app.py", "Copied to the terminal’s clipboard, where other programs can read it.", "Done.",
         "copies in silence", f"{_FORMS}test_copying_is_said_and_gone_after_locking"),
    Leak("tui/shell/locking.py", '        self._clipboard = ""\n        self.locks', "        self.locks",
         "what was copied, after locking", f"{_FORMS}test_copying_is_said_and_gone_after_locking"),
    Leak("tui/widgets/secret.py", "    def action_copy(self)", "    def _another(self)", "a passphrase that is copied",
         f"{_LOCK}test_what_is_typed_at_the_lock_is_neither_shown_nor_copied"),
    Leak("tui/widgets/secret.py", "    def action_cut(self)", "    def _another(self)", "a passphrase that is cut",
         f"{_LOCK}test_what_is_typed_at_the_lock_is_neither_shown_nor_copied"),
    Leak("tui/widgets/secret.py", "password=True", "password=False", "a passphrase on the screen",
         f"{_LEAKS}TestTheClipboard::test_is_given_no_passphrase"),
    # Locking
    Leak("tui/shell/locking.py", "        self.lock(then=super().action_suspend_process)\n",
         "        super().action_suspend_process()\n",
         "keys in a process suspended by its key", f"{_LOCK}test_suspending_locks_first"),
    Leak("tui/shell/locking.py", "        self._lock_before_stopping()\n", "",
         "keys in a process that is stopped by a signal",
         f"{_LEAKS}TestLocking::test_before_it_is_suspended[signal]"),
    Leak("tui/shell/locking.py", 'for name in ("SIGHUP", "SIGINT", "SIGTERM"):', 'for name in ("SIGHUP", "SIGINT"):',
         "what was half written as it was told to end", f"{_LEAKS}TestLocking::test_when_it_is_told_to_end"),
    Leak("tui/shell/locking.py", "if self.journal is None or self._time_to_lock() > 0:", "if True:",
         "a journal that stays open", f"{_LEAKS}TestLocking::test_when_nobody_has_pressed_a_key_for_long"),
    Leak("idle.py", "return (time.monotonic, time.time,", "return (time.monotonic,",
         "a journal that stays open over a sleep", "test_idle.py"),
    Leak("tui/app.py", "        if self._lock_if_idle() and somebody:\n", "        if False:\n",
         "a key on waking, in the journal", f"{_LOCK}test_what_wakes_it_after_a_night_meets_the_lock[key]"),
    Leak("tui/shell/locking.py", "if self.journal is not None and self._time_to_lock() <= 0:", "if False:",
         "the screen of the evening before", f"{_LOCK}test_what_wakes_it_after_a_night_meets_the_lock[drawing]"),
    Leak("tui/shell/locking.py", "        while len(self.screen_stack) > 1:\n", "        while False:\n",
         "the screen after locking", f"{_FORMS}test_locking_leaves_the_lock_and_nothing_else_on_the_screen"),
    Leak("tui/shell/locking.py", "            if self._is_open():  # unlocked meanwhile", "            if True:",
         "entries in memory, as long as nothing is done at the lock",
         f"{_LOCK}test_nothing_that_was_read_is_left_in_memory"),
    Leak("garbage.py", "type(lru_cache(len))", "int", "what was measured",
         f"{_LEAKS}TestMemory::test_holds_no_text_and_no_passphrase_once_it_is_locked"),
    Leak("tui/shell/locking.py", "                self.set_timer(LATER, self._let_go_of_the_rest)\n", "",
         "what a thread still worked on",
         f"{_MEMORY}test_what_a_thread_still_works_on_as_it_locks_is_let_go_of_later"),
    Leak("garbage.py", "    yield from _overwriting()\n", "", "what stands in memory that is free",
         f"{_MEMORY}test_little_of_it_stands_in_the_memory_that_is_free"),
    Leak("garbage.py", "    re.purge()  # ", "    # ", "patterns made of names",
         f"{_MEMORY}test_nothing_that_was_read_or_typed_is_referred_to_once_it_is_locked"),
    Leak("tui/shell/locking.py", "        self.clear_notifications()  # ", "        # ", "what was said about entries",
         f"{_MEMORY}test_nothing_that_was_read_or_typed_is_referred_to_once_it_is_locked"),
    Leak("tui/widgets/secret.py", "        return position\n",
         "        return super()._position_to_cell(position)\n", "a passphrase that was measured",
         f"{_MEMORY}test_what_is_typed_at_the_lock_and_taken_back_is_remembered_nowhere"),
    Leak("tui/shell/taken_off.py", "            return self.is_locked\n", "            return False\n",
         "the end as it locks", f"{_LOCK}test_what_is_under_way_as_it_locks_ends_in_silence"),
    # The command line
    Leak("cli/screens.py", "    return all(stream is not None", "    return any(stream is not None",
         "the screen in a file", "e2e/test_terminal.py::test_the_screen_is_never_drawn_into_a_file"),
)  # fmt: skip


def sound(leak: Leak, root: Path = ROOT) -> bool:
    """Whether what is to be replaced stands in the source, once."""
    return (root / "careerjournal" / leak.file).read_text("utf-8").count(leak.old) == 1


def noticed(leak: Leak) -> bool:
    """Whether the test fails without the stopper."""
    with tempfile.TemporaryDirectory(prefix="leak-") as temporary:
        copy = Path(temporary)
        for folder in ("careerjournal", "tests", "themes"):
            shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / file, copy)
        path = copy / "careerjournal" / leak.file
        path.write_text(path.read_text("utf-8").replace(leak.old, leak.new), "utf-8")
        return fails([leak.test], copy)


def fails(tests: list[str], root: Path) -> bool:
    """Whether any of these tests fails, run in a copy.

    Raises:
        RuntimeError: it was not run at all.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider"]
    try:
        ended = subprocess.run(
            [*command, *(f"tests/{test}" for test in tests)],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            timeout=TIMEOUT * len(tests),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    if ended.returncode not in (0, 1):
        raise RuntimeError(ended.stdout)
    return ended.returncode == 1


def main() -> int:
    """Try those that are asked for. Returns 1 when a test noticed nothing."""
    words = sys.argv[1:]
    chosen = [leak for leak in LEAKS if not words or any(word in f"{leak.file} {leak.why}" for word in words)]
    if fails(sorted({leak.test for leak in chosen}), ROOT):
        print("A test fails without any of it.")
        return 2
    missed = 0
    for number, leak in enumerate(chosen, 1):
        started = time.monotonic()
        verdict = "noticed" if sound(leak) and noticed(leak) else "NOT NOTICED" if sound(leak) else "NO SUCH TEXT"
        missed += verdict != "noticed"
        seconds = time.monotonic() - started
        print(f"{number:2} {leak.file:24} {leak.why:48} {verdict}  {leak.test}  [{seconds:.0f} s]", flush=True)
    print(f"{len(chosen)} leaks, {missed} that no test noticed.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
