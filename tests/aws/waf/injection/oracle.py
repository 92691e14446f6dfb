"""libinjection, where Debian's libmodsecurity3 is installed: the library to compare the port with."""

import ctypes
import ctypes.util
from functools import cache


@cache
def library() -> ctypes.CDLL | None:
    """Return the shared library that exports it, `None` where there is none."""
    found = ctypes.util.find_library("modsecurity")
    return None if found is None else ctypes.CDLL(found)


def fingerprint(value: bytes) -> str:
    """Return the fingerprint that libinjection finds of SQL, nothing for none."""
    loaded = library()
    assert loaded is not None
    found = ctypes.create_string_buffer(16)
    return found.value.decode() if loaded.libinjection_sqli(value, len(value), found) else ""


def is_markup(value: bytes) -> bool:
    """Return what libinjection says of markup."""
    loaded = library()
    assert loaded is not None
    return bool(loaded.libinjection_xss(value, len(value)))
