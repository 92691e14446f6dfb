"""What curl says when no whole answer came: its exit codes and its words.

Codes: <https://curl.se/libcurl/c/libcurl-errors.html>. The words stand in `curl -v` also with `-s`, which hides the
`curl: (7) ...` line; recorded from curl 7.88 on 2026-11-20, TLS and time-outs from curl's sources.
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.exchange import Failure, FailureKind

_CODES: Final[dict[int, FailureKind]] = {
    5: "dns",
    6: "dns",
    7: "refused",
    28: "timeout",
    35: "tls",
    51: "certificate",
    52: "empty",
    55: "reset",
    56: "reset",
    58: "tls",
    60: "certificate",
}
_NO_FAILURE: Final = frozenset({18, 22, 23})
"""Codes that come with an answer: a body cut short, `--fail` over a refusal, output that could not be written."""

_WORDS: Final[tuple[tuple[str, FailureKind], ...]] = (
    (r"Could not resolve (?:host|proxy)", "dns"),
    (r"SSL certificate problem|no alternative certificate subject name|certificate verify failed", "certificate"),
    (r"Connection refused", "refused"),
    (r"No route to host|Network is unreachable|Host is unreachable", "unreachable"),
    (r"timed out", "timeout"),
    (r"Empty reply from server", "empty"),
    (r"Connection reset by peer|Recv failure|Send failure|Connection was reset", "reset"),
    (r"error:[0-9A-F]{8}:SSL|SSL_ERROR_|alert handshake failure|schannel: failed|TLS connect error", "tls"),
)
_ERROR_LINE: Final = pattern(r"curl: \((\d{1,3})\) (.*)")
_HOST: Final = pattern(
    r"Could not resolve host: ([^\s;]+)|Failed to connect to ([^\s]+) port \d+|Connected to (?!\(nil\))([^\s]+) \("
    r"|Host ([^\s:]+):\d+ was resolved"
)


def of_error_line(line: str, before: Failure | None = None) -> Failure | None:
    """Return the failure that `curl: (7) ...` tells; `None` for other lines and for codes that come with an answer.

    Code 7 is every failure to connect, 35 and 56 every failure in TLS and in reading; so its own words, and then
    those of the `* ` line `before` it, know better than the code.
    """
    match = _ERROR_LINE.fullmatch(line)
    if match is None or int(match[1]) in _NO_FAILURE:
        return None
    better = of_words(match[2]) or before
    return Failure(kind=better.kind if better is not None else _CODES.get(int(match[1]), "other"), detail=line)


def of_words(words: str) -> Failure | None:
    """Return the failure that an `* ` line tells, if it tells one."""
    kind = next((kind for pattern, kind in _WORDS if re.search(pattern, words)), None)
    return None if kind is None else Failure(kind=kind, detail=words.strip())


def is_error_line(line: str) -> bool:
    """Tell whether `line` is curl's own last word, `curl: (7) ...`."""
    return _ERROR_LINE.fullmatch(line) is not None


def host_in(words: str) -> str | None:
    """Return the host that an `* ` line or an error line names."""
    match = _HOST.search(words)
    return next(name for name in match.groups() if name).lower() if match else None
