"""libinjection, where Debian's libmodsecurity3 is installed: another detector to compare with."""

import ctypes
import ctypes.util
from functools import cache


@cache
def library() -> ctypes.CDLL | None:
    """Return the shared library that exports it, `None` where there is none."""
    found = ctypes.util.find_library("modsecurity")
    return None if found is None else ctypes.CDLL(found)


def is_sql(value: bytes) -> bool:
    """Return what libinjection says of SQL."""
    loaded = library()
    assert loaded is not None
    return bool(loaded.libinjection_sqli(value, len(value), ctypes.create_string_buffer(16)))


def is_markup(value: bytes) -> bool:
    """Return what libinjection says of markup."""
    loaded = library()
    assert loaded is not None
    return bool(loaded.libinjection_xss(value, len(value)))
