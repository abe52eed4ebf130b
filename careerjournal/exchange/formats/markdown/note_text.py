"""The text of a note: its tags, its links to other notes, its pictures, and its comments, which are for nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from careerjournal.exchange.reading.entry_links import link_to
from careerjournal.exchange.reading.files import Files


class Said(NamedTuple):
    """What a note says."""

    text: str
    tags: tuple[str, ...]
    comments: tuple[str, ...]
    """What stands between two ``%%``: it is not in the text."""
    left_behind: tuple[str, ...]


_FENCE: Final = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_MEANT: Final = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).){0,10000}?(?<!`)(?P=ticks)(?!`))"
    r"|%%(?P<comment>.*?)(?:%%|\Z)"
    r"|(?P<shows>!?)\[\[(?P<note>[^\[\]|\n#^]*)(?:#[^\[\]|\n]*)?(?:\^[^\[\]|\n]*)?(?:\\?\|(?P<alias>[^\[\]\n]*))?\]\]"
    r"|(?P<image>!?)\[(?P<words>[^\[\]\n]*)\]\(<?(?P<path>[^()\s<>]+(?:\([^()\s]*\)[^()\s]*)?|[^()<>\n]+)>?(?:\s+\"[^\"\n]*\")?\)"
    r"|(?:https?|obsidian|file)://\S+"
    r"|(?<!\S)#(?P<tag>(?=[\w/-]*[^\W\d_])[\w/-]*\w)(?![\w#])",
    re.DOTALL,
)
_BLOCK_ID: Final = re.compile(r"(?m)(?:(?<=\S)[ \t]+|^)\^[A-Za-z0-9-]+[ \t]*$")
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#|//")
"""The beginning of what leads to no file of the folder."""
_NOTES: Final = (".md", ".markdown", ".mdown", ".mkd")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".heic", ".tif", ".tiff", ".avif")


class Notes:
    """The notes that come in together, and how they name each other.

    Args:
        files: where they are.
        names: the notes.
        within: the folder that all of them are in, with a slash at its end, which is no part of what they are called.

    Attributes:
        shown: files beside them that one of them shows.
    """

    def __init__(self, files: Files, names: Sequence[str], within: str = "") -> None:
        self._files = files
        self._names = names
        self._within = within
        self.shown: set[str] = set()
        self._notes: dict[str, str] = {}
        for name in names:
            path = PurePosixPath(name)
            self._notes[name.lower()] = name
            self._notes[str(path.with_suffix("")).lower()] = name
            self._notes.setdefault(path.stem.lower(), name)
        self._others: dict[str, str] = {}
        for name in files.names:
            self._others[name.lower()] = name
            self._others.setdefault(PurePosixPath(name).name.lower(), name)

    def __len__(self) -> int:
        return len(self._names)

    def called(self, name: str) -> str:
        """What a note is known by."""
        return name.removeprefix(self._within)

    def said(self, body: str, name: str) -> Said:
        """What a note says.

        Args:
            body: without its front matter.
            name: the note's.
        """
        tags: list[str] = []
        comments: list[str] = []
        left: list[str] = []
        mean = self._meaning(name, tags, comments, left)
        parts = (part if is_code else _MEANT.sub(mean, _BLOCK_ID.sub("", part)) for is_code, part in _parts(body))
        said = "".join(parts)
        text = re.sub(r"\n{3,}", "\n\n", said) if comments else said
        return Said(text.strip("\n"), _once(tags), _once(filter(None, comments)), _once(left))

    def _meaning(
        self, name: str, tags: list[str], comments: list[str], left: list[str]
    ) -> Callable[[re.Match[str]], str]:
        def mean(match: re.Match[str]) -> str:
            if match["tag"]:
                tags.append(match["tag"].rstrip("/-"))
            elif match["comment"] is not None:
                comments.append(match["comment"].strip())
                return ""
            elif match["note"] is not None:
                return self._link(match, match["note"].strip(), match["alias"] or "", name, left)
            elif match["path"] is not None and not _ELSEWHERE.match(match["path"]):
                return self._link(match, _decoded(match["path"]).partition("#")[0], match["words"], name, left)
            return match[0]

        return mean

    def _link(self, match: re.Match[str], to: str, words: str, name: str, left: list[str]) -> str:
        """What stands in the place of a link: a link to another entry, or where a file was left."""
        if not to:
            return words.strip() or match[0]  # to a heading of the note itself
        note = self._found(self._notes, to, name)
        if note is not None:
            return link_to(self.called(note), words.strip(), match[0])
        other = self._found(self._others, to, name)
        shows = bool(match["shows"] or match["image"])
        if other is None and not (shows and PurePosixPath(to).suffix):
            return match[0]
        if other is not None:
            self.shown.add(other)
        what = "picture" if PurePosixPath(to).suffix.lower() in _PICTURES else "file"
        said = f"{what} {PurePosixPath(to).name}, {f'left in {other}' if other else 'not in what came'}"
        left.append(said)
        return f"({said})" if shows or not words.strip() else f"{words.strip()} ({said})"

    def _found(self, among: dict[str, str], to: str, name: str) -> str | None:
        """The file that a link leads to: from beside the note, from the top, or wherever one of that name is."""
        beside = _joined(PurePosixPath(name).parent / to.strip())
        for path in (beside, _joined(PurePosixPath(to.strip())), PurePosixPath(to).name):
            if path and (found := among.get(path.lower())):
                return found
        return None


def _decoded(path: str) -> str:
    """A path without the percent signs of an address. Nothing here may import ``urllib``, which could go online."""
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), path.encode())
    return data.decode("utf-8", "replace")


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _joined(path: PurePosixPath) -> str:
    """A path with its ``..`` worked out; empty where it leads out of the folder."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in (".", "/"):
            parts.append(part)
    return "/".join(parts)


def _parts(body: str) -> Iterator[tuple[bool, str]]:
    """A text in turn outside and inside of its blocks of code."""
    lines: list[str] = []
    fence = ""
    for line in body.splitlines(keepends=True):
        match = _FENCE.match(line)
        if fence:
            lines.append(line)
            if match and match["fence"].startswith(fence) and not line.strip(" `~\n"):
                yield True, "".join(lines)
                lines, fence = [], ""
        elif match:
            yield False, "".join(lines)
            lines, fence = [line], match["fence"]
        else:
            lines.append(line)
    yield bool(fence), "".join(lines)
