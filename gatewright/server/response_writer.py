"""Responses to bytes, in the order in which API Gateway sends them.

Status line, `Date`, `Content-Type`, `Content-Length`, `Connection`, then the other fields as given (recorded: answers
of regional endpoints, 2020 and 2026). The listener owns the framing: a `Content-Length` or `Transfer-Encoding` that
the handler gives is not sent, so that no answer can promise another length than it has.
"""

import time
from email.utils import formatdate
from http import HTTPStatus
from typing import Final

from gatewright.model.response import Response

# Python 3.13 took over new names for four of them; ours must not depend on the Python below.
_REASONS: Final = {status.value: status.phrase for status in HTTPStatus} | {
    413: "Request Entity Too Large",
    414: "Request-URI Too Long",
    416: "Requested Range Not Satisfiable",
    422: "Unprocessable Entity",
}
_STATUS_LINES: Final = {
    status: f"HTTP/1.1 {status} {reason}\r\n" for status, reason in _REASONS.items() if status >= 200
}
_OURS: Final = frozenset({"date", "content-type", "content-length", "connection", "transfer-encoding", "keep-alive"})
# RFC 9110, section 8.6: no Content-Length in 204; in 304 it would speak of another answer.
_WITHOUT_LENGTH: Final = frozenset({204, 304})
CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class ResponseWriter:
    """Writes whole responses; keeps the line of `Date` for as long as it is true."""

    __slots__ = ("_date", "_second")

    def __init__(self) -> None:
        self._second = -1
        self._date = ""

    def switching(self, response: Response, now: float | None = None) -> bytes:
        """Return the bytes of a `101 Switching Protocols`, after which HTTP is over."""
        date = formatdate(int(time.time() if now is None else now), usegmt=True)
        fields = "".join(f"{name}: {value}\r\n" for name, value in response.headers)
        head = f"HTTP/1.1 101 Switching Protocols\r\nDate: {date}\r\n{fields}\r\n"
        _refuse_split(head, 3 + len(response.headers))
        return _encode(head)

    def write(self, response: Response, method: str, keep_alive: bool, now: float | None = None) -> tuple[bytes, bool]:
        """Return the bytes of `response` to a request with `method`, and whether the connection stays open after them.

        A handler may close it by `Connection: close`. Raise `ValueError` for what HTTP cannot say.
        """
        second = int(time.time() if now is None else now)
        if second != self._second:
            self._second = second
            self._date = f"Date: {formatdate(second, usegmt=True)}\r\n"
        status = response.status
        body = response.body
        date = self._date
        content_type = rest = ""
        # Status, date, connection and the empty line; each field adds one.
        lines = 4 + len(response.headers)
        for name, value in response.headers:
            lower = name.lower()
            if lower not in _OURS:
                rest += f"{name}: {value}\r\n"
                continue
            lines -= 1
            if lower == "date":
                date = f"{name}: {value}\r\n"
            elif lower == "content-type":
                content_type = f"{name}: {value}\r\n"
            elif lower == "connection" and "close" in value.lower():
                keep_alive = False
        length = ""
        if status in _WITHOUT_LENGTH:
            body = b""
        elif method == "HEAD":
            # Recorded: API Gateway answers HEAD with a length of 0, not with the length of the GET. S3 tells the size.
            body = b""
            length = f"Content-Length: {response.head_length or 0}\r\n"
        else:
            length = f"Content-Length: {len(body)}\r\n"
        connection = "Connection: keep-alive\r\n" if keep_alive else "Connection: close\r\n"
        line = _STATUS_LINES.get(status) or _status_line(status)
        head = f"{line}{date}{content_type}{length}{connection}{rest}\r\n"
        _refuse_split(head, lines + (content_type != "") + (length != ""))
        return _encode(head) + body, keep_alive


def _status_line(status: int) -> str:
    """Return the line of a status without a name, such as the 444 that a mapping template may set."""
    if not 200 <= status <= 999:
        raise ValueError(f"a final status is between 200 and 999, not `{status}`")
    return f"HTTP/1.1 {status} \r\n"


def _refuse_split(head: str, lines: int) -> None:
    """Raise when a name or value brought its own line end, with which it could forge a header or a whole response."""
    if head.count("\n") != lines or head.count("\r") != lines or "\0" in head:
        raise ValueError("a header field of the response holds a line end or a zero byte")


def _encode(head: str) -> bytes:
    """Encode as Latin-1, in which requests are decoded; a line that does not fit (a mapped body value) as UTF-8."""
    try:
        return head.encode("latin-1")
    except UnicodeEncodeError:
        return b"\r\n".join(_encode_line(line) for line in head.split("\r\n"))


def _encode_line(line: str) -> bytes:
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8")
