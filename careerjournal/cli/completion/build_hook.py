"""Puts the manual page into the wheel, so that whatever installs it, `pipx` for one, has ``man careerjournal`` find it.

Only hatchling loads this, while it builds; the program never does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPage(BuildHookInterface[BuilderConfig]):
    """The manual page, written anew from the parser for each wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page and say where it is; an editable install has none, for it would soon be out of date."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        try:
            # The program is not installed where it is built, only beside us.
            from careerjournal.cli import program
            from careerjournal.cli.completion import man
            from careerjournal.cli.completion.shape import shape_of
        finally:
            sys.path.remove(self.root)
        self._folder = TemporaryDirectory(prefix="careerjournal-build-")
        page = Path(self._folder.name, "careerjournal.1")
        page.write_text(man.written(shape_of(program())), encoding="ascii")
        build_data["shared_data"][str(page)] = "share/man/man1/careerjournal.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove it, now that the wheel has it."""
        del build_data, artifact_path
        if version == "standard":
            self._folder.cleanup()
