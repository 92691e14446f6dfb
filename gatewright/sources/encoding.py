"""Bytes of a file or a pipe become text that can be turned back into the very same bytes.

UTF-8, with or without a byte order mark; UTF-16 with one, because `>` in Windows PowerShell writes that. Bytes that
are not UTF-8 stay as lone surrogates (`surrogateescape`), so that `to_bytes` gives a body back as it was.
"""

import codecs


def to_text(content: bytes) -> str:
    """Return `content` as text; never fails."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def to_bytes(text: str) -> bytes:
    """Return the bytes that `to_text` read; surrogates that came from elsewhere become `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
