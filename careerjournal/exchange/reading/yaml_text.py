"""YAML that other programs wrote: plain values only, with a sentence for all that can be wrong with it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Final

import yaml

_LOADER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 50
"""Levels of lists and mappings: more is no front matter."""


_CORE: Final = "tag:yaml.org,2002:"
_TEXTS: Final = (f"{_CORE}python/unicode", f"{_CORE}python/str")
"""What Python 2 called every text, in the files that RedNotebook wrote then."""
_READ: Final = {*(f"{_CORE}{name}" for name in ("null", "bool", "int", "float", "str", "seq", "map")), *_TEXTS}
"""The tags of plain values."""


class YamlError(Exception):
    """It cannot be read. ``str(error)`` is the reason, as the second half of a sentence.

    Attributes:
        line: where, from 1; None where no line is at fault.
    """

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


class _Loader(_LOADER):  # type: ignore[misc]
    """Reads what YAML 1.2 calls the core schema, or less: dates stay text, and so do yes, no and 12:30."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    # Not 007, 1.10 or 1e3: as numbers they would not be written the same again.
    ("int", r"0|-?[1-9][0-9]{0,17}", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]{0,7})\.[0-9]{0,3}[1-9]", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"{_CORE}{_tag}", re.compile(f"^(?:{_pattern})$"), _first)
for _tag in _TEXTS:
    _Loader.add_constructor(_tag, lambda loader, node: loader.construct_scalar(node))


def parsed(text: str) -> Any:
    """What a YAML document says; None where it is empty.

    Raises:
        YamlError: it is no YAML, uses aliases or tags, says one key twice, or is nested past all reason.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _check(node, set(), _DEEPEST)
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except YamlError:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = f"it is no YAML: {(error.problem or 'unknown').strip()}".replace("\n", " ")
        raise YamlError(why, mark.line + 1 if mark else None) from error
    except Exception as error:  # PyYAML raises whatever a value leads it to that is not what its tag says
        raise YamlError("it is no YAML that can be read") from error


def _check(node: yaml.Node, seen: set[int], depth: int) -> None:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise YamlError("it uses an alias, which is not followed", line)
    seen.add(id(node))
    if node.tag not in _READ:
        raise YamlError(f"it uses the tag “{node.tag.removeprefix(_CORE)[:40]}”, which is not read here", line)
    if depth == 0:
        raise YamlError("it is nested deeper than any journal is", line)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check(item, seen, depth - 1)
    elif isinstance(node, yaml.MappingNode):
        keys = set()
        for key, value in node.value:
            _check(key, seen, depth - 1)
            _check(value, seen, depth - 1)
            if not isinstance(key, yaml.ScalarNode):
                raise YamlError("a key is no single word", key.start_mark.line + 1)
            means = _meaning(key)
            if means in keys:
                raise YamlError(f"it says “{key.value[:40]}” twice", key.start_mark.line + 1)
            keys.add(means)


def _meaning(key: yaml.ScalarNode) -> object:
    """By which two keys are one, however they are written: 1 and 01 are."""
    with suppress(ValueError, OverflowError):
        if key.tag == f"{_CORE}int":
            return int(key.value)
        if key.tag == f"{_CORE}float":
            return float(key.value)
    return key.tag, key.value
