"""Full-width letters as plain ones, where an escape names a code point and only a byte is kept.

As ModSecurity does: of U+FF01 to U+FF5E the ASCII character is meant, of all others the lower byte is kept.
"""

from typing import Final

_FIRST: Final = 0xFF01
_LAST: Final = 0xFF5E
_TO_ASCII: Final = 0x20


def narrow(code: int) -> int:
    """Return the byte that stands for a code point."""
    low = code & 0xFF
    return low + _TO_ASCII if _FIRST <= code & 0xFFFF <= _LAST else low
