"""The themes that an app can wear: ours, and the person's own from the folder beside the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from careerjournal import themes
from careerjournal.access.places import THEMES

if TYPE_CHECKING:
    from pathlib import Path


class WearsThemes(App[int]):
    """An app's part in themes."""

    _problems: list[str]
    _settings_file: Path | None
    _own_themes: dict[str, Any]

    def _say_problems(self) -> None:
        """Say what could not be used, once."""
        raise NotImplementedError

    def _remember(self, name: str, value: str | bool) -> None:
        """Keep a setting."""
        raise NotImplementedError

    def _wear(self, name: str) -> None:
        """Put a theme on, or the usual one where it cannot be had."""
        try:
            theme = self._own_themes.get(name) or themes.load_bundled(name)
        except themes.ThemeError as error:
            self._problems.append(str(error))
            theme = themes.load_bundled(themes.DEFAULT_DARK)
        self.register_theme(theme)
        self.theme = theme.name

    def _load_own_themes(self) -> None:
        """Read the themes in the folder beside the settings."""
        if self._settings_file is not None:
            self._own_themes, problems = themes.from_folder(self._settings_file.parent / THEMES)
            if problems:
                self._problems.append("\n".join(problems))

    def _find_own_themes(self) -> None:
        """Behind the first frame, look which themes the person has; one may stand in the place of ours."""
        if self._own_themes:
            return
        self._load_own_themes()
        if self.theme in self._own_themes:
            self._wear(self.theme)
            self.mutate_reactive(App.theme)
        self._say_problems()

    def theme_names(self) -> tuple[str, ...]:
        """Every theme that can be worn, ours before the person's own."""
        return tuple(dict.fromkeys((*themes.bundled_names(), *sorted(self._own_themes))))

    def wear_theme(self, name: str) -> None:
        """Change the theme, and remember it."""
        self._wear(name)
        self._remember("theme", name)
