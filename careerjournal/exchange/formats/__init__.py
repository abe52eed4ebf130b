"""The formats of other programs that a journal can be taken in from: a file each, found by itself.

A new format is a file here with one class that extends `careerjournal.exchange.format.Format`, its row in the
README and its tests.
"""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module

from careerjournal.exchange.format import Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format that is known, by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    classes = {
        cls
        for module in modules
        for cls in vars(module).values()
        if inspect.isclass(cls) and issubclass(cls, Format) and not inspect.isabstract(cls)
    }
    return tuple(sorted((cls() for cls in classes), key=lambda known: known.name))
