"""What the tests of the model share."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no reason to fail: no example has a deadline.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
