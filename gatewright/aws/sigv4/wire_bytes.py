"""The bytes that a text of the wire stood for."""


def wire_bytes(text: str) -> bytes:
    """Return the bytes of a path, query or header value.

    Our own listener reads each byte as one letter (ISO 8859-1, as HTTP has it); evidence from a file may hold letters
    beyond that, which stood on the wire as UTF-8.
    """
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that a file of evidence spells: it never stood on a wire
        return text.encode("utf-8", "replace")
