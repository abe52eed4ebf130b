"""The themes that an app can have: ours, and the person's own from the folder beside the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from careerjournal.themes import (
    DEFAULT_DARK,
    DEFAULT_SIXTEEN,
    MAX_NAME,
    NoSuchTheme,
    ThemeError,
    ThemeFile,
    bundled_folder,
    bundled_names,
    in_folder,
    read,
    shown,
)

if TYPE_CHECKING:
    from textual.theme import Theme

VARIABLES: Final[Mapping[str, str]] = {
    "ground": "ground",
    "raised": "raised",
    "sheet": "panel",
    "ink": "text",
    "muted": "muted",
    "line": "line",
    "accent": "accent",
    "second": "second",
    "loss": "loss",
    "growth": "growth",
}
"""From each variable of the stylesheets (without ``$``) to its key in the file."""


def load_bundled(name: str) -> Theme:
    """One of the themes that come with the program: all that is needed before the first frame.

    Raises:
        NoSuchTheme: none has this name.
        ThemeError: its file is missing or broken.
    """
    if name not in bundled_names():
        raise NoSuchTheme(f"There is no theme “{shown(name)[:MAX_NAME]}”. There are {', '.join(bundled_names())}.")
    return load(bundled_folder() / f"{name}.toml")


def from_folder(folder: Path) -> tuple[dict[str, Theme], list[str]]:
    """A person's own themes by name, and a sentence for each file that could not be used; see `in_folder`."""
    files, problems = in_folder(folder)
    return {name: theme_of(file) for name, file in files.items()}, problems


def load(path: Path) -> Theme:
    """Read a theme for Textual.

    Raises:
        ThemeUnreadable: the file cannot be read, or is not TOML.
        BadTheme: a key is missing or holds something else than it should.
    """
    return theme_of(read(path))


def theme_of(file: ThemeFile) -> Theme:
    """The theme that Textual is given: its own names for colours, ours, and everything else that would look foreign."""
    from textual.theme import Theme  # noqa: PLC0415 - listing the themes on the command line needs no Textual

    colours = file.colours
    return Theme(
        name=file.name,
        dark=file.dark,
        ansi=file.ansi,
        primary=colours["accent"],
        secondary=colours["second"],
        warning=colours["accent"],
        error=colours["loss"],
        success=colours["growth"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=colours["ground"],
        surface=colours["raised"],
        panel=colours["panel"],
        variables=_variables(colours, ansi=file.ansi),
    )


def _variables(colours: Mapping[str, str], *, ansi: bool) -> dict[str, str]:
    ours = {variable: colours[key] for variable, key in VARIABLES.items()}
    ground, raised, sheet, ink, muted = (ours[name] for name in ("ground", "raised", "sheet", "ink", "muted"))
    line, accent, second, loss, growth = (ours[name] for name in ("line", "accent", "second", "loss", "growth"))
    flat = ground == sheet  # nothing to set the selected off with, so it is reversed
    # Of the sixteen, what is reversed is sent as that: the terminal's own colours cannot be swapped here.
    swapped = flat and not ansi
    # What is marked is drawn reversed, in colours that are swapped beforehand: it looks as it would if it were not, and
    # is still seen where there are no colours.
    marked, shade = (ground, ink) if flat or ansi else (ink, line)
    return {
        **ours,
        # Textual mixes these with opacity, or takes them from the terminal, and not always legibly.
        "background": ground,
        "foreground": ink,
        "surface": raised,
        "surface-active": sheet,
        "panel": sheet,
        "text": ink,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "background-muted": sheet,
        "text-primary": accent,
        "text-secondary": second,
        "text-warning": accent,
        "text-error": loss,
        "text-success": growth,
        "text-accent": accent,
        **{f"{name}-muted": sheet for name in ("primary", "secondary", "warning", "error", "success", "accent")},
        "ansi-background": sheet,
        "ansi-foreground": ink,
        "block-cursor-background": ink if swapped else sheet,
        "block-cursor-foreground": ground if swapped else ink if flat else accent,
        "block-cursor-text-style": "bold reverse" if flat and ansi else "bold",
        "block-cursor-blurred-background": sheet,
        "block-cursor-blurred-foreground": ink,
        "block-cursor-blurred-text-style": "underline" if flat else "none",
        "block-hover-background": raised,
        "border": accent,
        "border-blurred": line,
        "button-foreground": ink,
        "button-color-foreground": ground,
        "button-focus-text-style": "bold reverse",
        "footer-background": sheet,
        "footer-foreground": muted,
        "footer-key-background": "transparent",
        "footer-key-foreground": accent,
        "footer-description-background": "transparent",
        "footer-description-foreground": muted,
        "footer-item-background": "transparent",
        "input-cursor-background": ground,
        "input-cursor-foreground": accent,
        "input-cursor-text-style": "reverse",
        "input-selection-background": marked,
        "input-selection-foreground": shade,
        "screen-selection-background": marked,
        "screen-selection-foreground": shade,
        "selection-text-style": "reverse",
        "link-background": "transparent",
        "link-background-hover": sheet,
        "link-color": second,
        "link-color-hover": accent,
        "link-style": "underline",
        "link-style-hover": "bold underline",
        "markdown-h1-color": ink,
        "markdown-h1-text-style": "bold",
        "markdown-h2-color": accent,
        "markdown-h2-text-style": "bold",
        "markdown-h3-color": accent,
        "markdown-h3-text-style": "none",
        "markdown-h4-color": ink,
        "markdown-h4-text-style": "bold",
        "markdown-h5-color": muted,
        "markdown-h5-text-style": "bold",
        "markdown-h6-color": muted,
        "markdown-h6-text-style": "none",
        **{f"markdown-h{level}-background": "transparent" for level in range(1, 7)},
        "scrollbar": line,
        "scrollbar-hover": muted,
        "scrollbar-active": accent,
        **{f"scrollbar-background{when}": ground for when in ("", "-hover", "-active")},
        "scrollbar-corner-color": ground,
    }


class Theming:
    """Which theme an app has, and which it could have.

    Args:
        app: the app.
        folder: where the person's own themes are; None for none.
        report: is given a sentence for each theme that could not be used.
    """

    def __init__(self, app: App[Any], folder: Path | None, report: Callable[[str], None]) -> None:
        self._app = app
        self._folder = folder
        self._report = report
        self._own: dict[str, Theme] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every theme there is, ours before the person's own."""
        return tuple(dict.fromkeys((*bundled_names(), *sorted(self._own))))

    def set_theme(self, name: str) -> None:
        """Give the app a theme, or the usual one where it cannot be had.

        Where there are to be no colours it is given the one that tells everything without any, whichever is chosen.
        """
        try:
            theme = self._own.get(name) or load_bundled(name)
        except ThemeError as error:
            self._report(str(error))
            theme = load_bundled(DEFAULT_DARK)
        if self._app.no_color:
            theme = load_bundled(DEFAULT_SIXTEEN)
        self._app.register_theme(theme)
        self._app.theme = theme.name

    def load_own(self) -> None:
        """Read the person's own themes."""
        if self._folder is not None:
            self._own, problems = from_folder(self._folder)
            if problems:
                self._report("\n".join(problems))

    def find_own(self) -> None:
        """Behind the first frame, look which themes the person has; one may stand in the place of ours."""
        if self._own:
            return
        self.load_own()
        if self._app.theme in self._own:
            self.set_theme(self._app.theme)
            self._app.mutate_reactive(App.theme)
