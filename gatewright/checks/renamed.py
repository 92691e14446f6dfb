"""Old ids of causes: an id is never reused, and an old one is still understood."""

from collections.abc import Mapping
from typing import Final

RENAMED: Final[Mapping[str, str]] = {}
"""Old id to new id."""
