"""The files and folders of a journal on this device: the journal, what the device keeps for it, and the settings."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

FILE_NAME: Final = "journal.cjv"
BACKUPS: Final = "backups"
THEMES: Final = "themes"


def interrupted(journal: Path) -> Path:
    """The path of the copy that is to take a journal's place, while that is restored: whole, and proven to open."""
    return journal.with_name(f"{journal.name}.restoring")


def device_record(state: Path, journal: Path, kind: str) -> Path:
    """The path of this device's record of a place. Its name tells nobody who reads it where journals are."""
    name = sha256(str(journal).encode("utf-8", "surrogateescape")).hexdigest()
    return state / f"{kind}-{name[:32]}"


class Paths(NamedTuple):
    """The files and folders that one journal uses."""

    journal: Path
    """The encrypted file."""
    state: Path
    """The folder of the device secret and the anchor: never inside the journal's folder, so that a copy of that
    folder alone opens nothing."""
    settings: Path
    """``settings.toml``; nothing private is in it."""

    @property
    def backups(self) -> Path:
        """The folder of the journal's automatic copies."""
        return self.journal.parent / BACKUPS

    @property
    def themes(self) -> Path:
        """The folder of the person's own themes."""
        return self.settings.parent / THEMES

    @classmethod
    def usual(cls, journal: Path | None = None) -> Paths:
        """The platform's own folders, with another journal where one is named."""
        from platformdirs import PlatformDirs  # noqa: PLC0415 - a millisecond that `--help` need not pay

        folders = PlatformDirs("careerjournal", appauthor=False)
        return cls(
            journal=(journal or folders.user_data_path / FILE_NAME).absolute(),
            state=folders.user_state_path,
            settings=folders.user_config_path / "settings.toml",
        )

    @classmethod
    def within(cls, folder: Path) -> Paths:
        """Everything under one folder, each in a folder of its own: for the demo and for tests."""
        return cls(folder / "data" / FILE_NAME, folder / "state", folder / "config" / "settings.toml")
