"""What an application takes apart before it uses it, so that each piece is looked at by itself beside the whole."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

_MOST: Final = 200
_PAIR: Final = re.compile(rb"[\w.\[\]%-]{1,100}=")


def values(text: bytes) -> Iterator[bytes]:
    """Yield the values of a query string or a form."""
    if b"=" not in text:
        return
    for pair in text.split(b"&", _MOST):
        found = _PAIR.match(pair)
        if found is not None:
            yield pair[found.end() :]


def segments(path: bytes) -> Iterator[bytes]:
    """Yield the segments of a path."""
    yield from path.split(b"/", _MOST)


PIECES: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {
    "QueryString": values,
    "Body": values,
    "UriPath": segments,
}
"""How parts of a request are taken apart."""
