"""Day One's rich text, which some of its exports have instead of Markdown."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<])")
_LINE_SPECIAL: Final = re.compile(r"^(\s*\d*)(?=[#>+\-]\s|(?<=\d)[.)]\s)")


def markdown_of(rich: object) -> tuple[str, str]:
    """The Markdown of rich text, and a sentence where it cannot be read.

    Args:
        rich: an object with ``contents`` (in exports) or ``nodes`` (from the command line), or the JSON of one.
    """
    if isinstance(rich, str):
        try:
            rich = json.loads(rich)
        except (ValueError, RecursionError):
            return "", "Its text is damaged, and could not be read."
    runs = (rich.get("contents") or rich.get("nodes")) if isinstance(rich, dict) else None
    if not isinstance(runs, list):
        return "", "Its text is in a shape that is not known here, and could not be read."
    lines: list[str] = []
    line = ""
    style: dict[str, Any] = {}
    for run in runs:
        if not isinstance(run, dict):
            continue
        attributes = _object(run.get("attributes"))
        objects = run.get("embeddedObjects")
        for one in objects if isinstance(objects, list) else ():
            style = {}
            if isinstance(one, dict):
                line += f"![](dayone-moment:/{one.get('type', 'photo')}/{one.get('identifier', '')})"
        style = _object(attributes.get("line")) or (style if line else {})
        for place, part in enumerate(str(run.get("text") or "").split("\n")):
            if place:
                lines.append(_line(line, style))
                line = ""
            line += _run(part, attributes, style)
    return _joined([*lines, _line(line, style)]), ""


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _run(text: str, attributes: dict[str, Any], style: dict[str, Any]) -> str:
    """A run of text with its own marks."""
    if not text.strip() or style.get("codeBlock"):
        return text
    if attributes.get("inlineCode"):
        return f"`{text}`"
    begin, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    said = _SPECIAL.sub(r"\\\1", text.strip())
    for key, mark in (("bold", "**"), ("italic", "*"), ("strikethrough", "~~")):
        if attributes.get(key):
            said = f"{mark}{said}{mark}"
    url = attributes.get("linkURL")
    if isinstance(url, str) and url:
        said = f"[{said}]({url})"
    return f"{begin}{said}{end}"


def _line(text: str, style: dict[str, Any]) -> str:
    """A line with what it begins with."""
    if style.get("codeBlock"):
        return f"    {text}"
    level = style.get("indentLevel")
    indent = "   " * (max(1, min(level, 10)) - 1 if isinstance(level, int) else 0)
    header = style.get("header")
    if isinstance(header, int) and 0 < header < 7:
        return f"{'#' * header} {text}"
    match style.get("listStyle"):
        case "numbered":
            return f"{indent}{style.get('listIndex', 1)}. {text}"
        case "bulleted":
            return f"{indent}- {text}"
        case "checkbox":
            return f"{indent}- [{'x' if style.get('checked') else ' '}] {text}"
    if style.get("quote"):
        return f"> {text}"
    return _LINE_SPECIAL.sub(r"\1\\", text) if text.strip() else ""


def _joined(lines: list[str]) -> str:
    """Lines as Markdown has them: those of one list, quote or block of code together, paragraphs apart."""
    made: list[str] = []
    for line in lines:
        together = bool(made) and _family(line) == _family(made[-1]) != ""
        if made and made[-1] and line and not together:
            made.append("")
        made.append(line)
    return "\n".join(made).strip("\n")


def _family(line: str) -> str:
    if line.startswith("    "):
        return "code"
    if line.startswith("> "):
        return "quote"
    return "list" if re.match(r"\s*(?:- |\d+\. )", line) else ""
