"""Bytes of a file or a pipe become text that can be turned back into the very same bytes.

UTF-8, with or without a byte order mark; UTF-16 with one, because `>` in Windows PowerShell writes that, or
without where every second byte is zero. Bytes that
are not UTF-8 stay as lone surrogates (`surrogateescape`), so that `to_bytes` gives a body back as it was.
"""

import codecs


def to_text(content: bytes) -> str:
    """Return `content` as text; never fails."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if (unmarked := _unmarked(content[:64])) is not None:
        return content.decode(unmarked, "replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def _unmarked(head: bytes) -> str | None:
    """Return which UTF-16 text without its mark is in: every second byte of plain letters is zero."""
    low, high = head[0::2], head[1::2]
    if len(head) < 8 or b"\0" not in head:
        return None
    if not high.strip(b"\0") and b"\0" not in low:
        return "utf-16-le"
    return "utf-16-be" if not low.strip(b"\0") and b"\0" not in high else None


def to_bytes(text: str) -> bytes:
    """Return the bytes that `to_text` read; surrogates that came from elsewhere become `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
