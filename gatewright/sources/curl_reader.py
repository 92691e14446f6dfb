"""Sorts the lines of a `curl -v` transcript into calls: sent, received, remarks, standard output.

The state is small: the connection that the remarks tell of, and the calls so far, of which only the last is open.
A failure that the remarks tell belongs to the call it ended; when curl was still connecting, to a call of its own.
"""

from dataclasses import dataclass, field
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.bounds import bound_calls, bound_head
from gatewright.sources.curl_failure import host_in, is_error_line, of_error_line, of_words
from gatewright.sources.curl_lines import clean
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Failure
from gatewright.sources.http_text import RequestLine, StatusLine, request_line, status_line

_COUNT: Final = pattern(r"[{}] \[\d+ bytes data\]")
_GLUED: Final = pattern(
    r"(?<=.)\* (?:Connection #\d+ to host|Closing connection|Found bundle|Re-using existing|Issue another request"
    r"|Curl_http_done|Ignoring the response-body|Hostname |Host |  Trying |Could not resolve|STATE: ).*"
)
"""A remark behind a body that did not end in a line break: `{"message":"Forbidden"}* Connection #0 to host ...`."""

_TRYING: Final = pattern(
    r"  Trying (?:\[([0-9A-Fa-f:.]+)\](?::\d+)?|([0-9.]+)(?::\d+)?|([0-9A-Fa-f]*:[0-9A-Fa-f:.]+?))\.\.\."
)
_CONNECTED: Final = pattern(r"(?:Connected to|Established connection to) \S+ \(([0-9A-Fa-f:.]+)\s*(?:port \d+)?.*")
_INSTEAD: Final = pattern(r"Connecting to hostname: (\S+)")
_PORT: Final = pattern(r"\bport (\d+)")
_TLS: Final = pattern(r"TLS handshake|SSL connection using|ALPN[:,]|schannel:|SSL certificate")
_CERTIFICATE_ASKED_FOR: Final = "(IN), TLS handshake, Request CERT"
_PSEUDO: Final = pattern(r"(?:\[HTTP/[23]\] \[\d+\]|h2h3|h2|\[h2\]) \[(:?[^:\]]+): ?(.*)\]")
_ANOTHER: Final = pattern(r"Issue another request to this URL: '(https?)://")


@dataclass(slots=True)
class Connection:
    """What the remarks have told about the connection in use."""

    scheme: str | None = None
    """`http` or `https`, where something told it."""

    remote_ip: str | None = None
    """The address that curl connected to."""

    remote_port: int | None = None
    """Its port."""

    instead: str | None = None
    """The host that curl was told to connect to in place of the one in the URL (`--connect-to`)."""

    asks_for_certificate: bool = False
    """True when the server asked for a client certificate in the handshake: it has mutual TLS."""

    host: str | None = None
    """The host that a failure names."""

    proxied: bool = False
    """True when what curl connects to is a proxy, so that its name is not the host that was called."""

    opening: bool = False
    """True while curl is connecting: a failure now belongs to a call that was never sent."""

    failure: Failure | None = None
    """The last failure told, until a request shows that it was overcome."""

    pseudo: dict[str, str] = field(default_factory=dict)
    """The request's fields as the HTTP/2 remarks show them."""


@dataclass(slots=True)
class TracedData:
    """The bytes behind both heads, as a trace shows them."""

    sent: bytearray = field(default_factory=bytearray)
    """The request's body."""

    received: bytearray = field(default_factory=bytearray)
    """The answer's body, still in its transfer coding where curl shows it so."""

    whole: bool = True
    """False when a block of data is cut off."""


@dataclass(slots=True)
class RawCall:
    """One call while its lines are being read."""

    scheme: str | None = None
    """`http` or `https`, where something told it."""

    remote_ip: str | None = None
    """The address that curl connected to."""

    remote_port: int | None = None
    """Its port."""

    instead: str | None = None
    """The host that curl was told to connect to in place of the one in the URL (`--connect-to`)."""

    asks_for_certificate: bool = False
    """True when the server asked for a client certificate in the handshake: it has mutual TLS."""

    host: str | None = None
    """The host that a failure names."""

    failure: Failure | None = None
    """Why no answer came."""

    start: RequestLine | None = None
    """The request line; `None` when the transcript does not show the request."""

    sent: list[tuple[int, str]] = field(default_factory=list)
    """The request's header fields, numbered as lines."""

    sent_whole: bool = False
    """True when the empty line that ends them was seen."""

    answer: StatusLine | None = None
    """The status line."""

    received: list[tuple[int, str]] = field(default_factory=list)
    """The answer's header fields, numbered as lines."""

    received_texts: set[str] = field(default_factory=set)
    """The same without numbers, as standard output may repeat each."""

    received_whole: bool = False
    """True when the empty line that ends them was seen."""

    head_open: bool = False
    """True between the status line and the end of its head."""

    body: list[str] = field(default_factory=list)
    """Raw lines of standard output behind the head."""

    data: "TracedData | None" = None
    """What a trace shows of both bodies; `None` in a `curl -v` transcript, which shows neither."""


class Reader:
    """Sorts lines into calls."""

    def __init__(self) -> None:
        self.calls: list[RawCall] = []
        self.connection = Connection()

    def line(self, number: int, raw: str) -> None:
        """Take one raw line."""
        cleaned = clean(raw)
        text = cleaned.text
        if text == ">" or text.startswith("> "):
            taken = self.sent(number, text[2:])
        elif text == "<" or text.startswith("< "):
            taken = self.received(number, text[2:])
        elif text == "*" or text.startswith("* "):
            taken = self.remark(text[2:])
        elif is_error_line(text):
            taken = self.error(text)
        else:
            taken = _COUNT.fullmatch(text) is not None or (cleaned.meter and not text)
        if not taken:
            self.output(text if cleaned.meter else raw)

    def sent(self, number: int, text: str) -> bool:
        """Take a line of a request's head; return whether it was one."""
        start = request_line(text)
        if start is not None:
            self.new_call().start = start
            return True
        call = self.calls[-1] if self.calls else None
        if call is None or call.start is None or call.sent_whole or call.answer is not None:
            return False
        if text == "":
            call.sent_whole = True
        else:
            bound_head(len(call.sent), number)
            call.sent.append((number, text))
        return True

    def received(self, number: int, text: str) -> bool:
        """Take a line of an answer's head; return whether it was one."""
        start = status_line(text)
        if start is not None:
            self.answered(start)
            return True
        call = self.calls[-1] if self.calls else None
        if call is None or not call.head_open:
            return False
        if text == "":
            call.head_open, call.received_whole = False, True
        else:
            bound_head(len(call.received), number)
            call.received.append((number, text))
            call.received_texts.add(text)
        return True

    def answered(self, start: StatusLine) -> None:
        """Begin an answer: of the request before it, or of one that the transcript does not show."""
        call = self.calls[-1] if self.calls else None
        if call is None or (call.answer is not None and call.answer.status >= 200):
            call = self.new_call()
            self.take_pseudo_fields(call)
        call.answer, call.received, call.head_open, call.received_whole = start, [], True, False
        call.received_texts.clear()

    def remark(self, text: str) -> bool:
        """Take one of curl's own remarks."""
        connection = self.connection
        if text.startswith("  Trying ") or "Could not resolve" in text:
            # The address that is tried is where the name led, also when nobody answers there.
            tried = None if connection.proxied else _TRYING.match(text)
            connection.opening, connection.scheme, connection.asks_for_certificate = True, None, False
            connection.remote_ip = None if tried is None else tried[1] or tried[2] or tried[3]
        if (connected := _CONNECTED.match(text)) is not None:
            port = _PORT.search(text)
            connection.remote_ip = connected[1]
            connection.remote_port = None if port is None else int(port[1])
            if connection.scheme is None and port is not None:
                connection.scheme = "https" if port[1] == "443" else "http"
        if _TLS.search(text):
            connection.scheme = "https"
        if _CERTIFICATE_ASKED_FOR in text:
            connection.asks_for_certificate = True
        if (instead := _INSTEAD.fullmatch(text)) is not None:
            connection.instead = instead[1].lower()
        if (another := _ANOTHER.match(text)) is not None:
            connection.scheme = another[1]
        if (pseudo := _PSEUDO.fullmatch(text)) is not None:
            connection.pseudo[pseudo[1]] = pseudo[2]
        connection.proxied = connection.proxied or text.startswith("Uses proxy")
        connection.host = (None if connection.proxied else host_in(text)) or connection.host
        connection.failure = of_words(text) or connection.failure
        return True

    def error(self, text: str) -> bool:
        """Take curl's last word, `curl: (7) ...`."""
        self.connection.host = (None if self.connection.proxied else host_in(text)) or self.connection.host
        self.connection.failure = of_error_line(text, self.connection.failure)
        if self.connection.failure is not None and not self.calls:
            self.connection.opening = True
        return True

    def output(self, raw: str) -> None:
        """Take a line of standard output, which is body once the head is over."""
        call = self.calls[-1] if self.calls else None
        if call is None or call.answer is None:
            return
        if call.head_open:
            if self.is_echo(call, raw.strip()):
                return
            # A body though the head is not closed: the empty `<` line was lost, and perhaps others with it.
            call.head_open = False
        glued = _GLUED.search(raw)
        if glued is not None:
            self.remark(glued[0][2:].rstrip())
        call.body.append(raw if glued is None else raw[: glued.start()])

    @staticmethod
    def is_echo(call: RawCall, text: str) -> bool:
        """Tell whether standard output repeats the head, as `-i` and `-I` do on a terminal."""
        return text == "" or status_line(text) == call.answer or text in call.received_texts

    def new_call(self) -> RawCall:
        """Begin a call on the connection in use."""
        connection = self.connection
        bound_calls(len(self.calls))
        self.close_failed()
        call = RawCall(
            scheme=connection.scheme,
            remote_ip=connection.remote_ip,
            remote_port=connection.remote_port,
            instead=connection.instead,
            asks_for_certificate=connection.asks_for_certificate,
            host=connection.host,
        )
        connection.opening, connection.failure, connection.host = False, None, None
        self.calls.append(call)
        return call

    def take_pseudo_fields(self, call: RawCall) -> None:
        """Read the request from the HTTP/2 remarks, for a transcript of which the `> ` lines were left out."""
        told = self.connection.pseudo
        if {":method", ":path", ":authority"} <= told.keys():
            call.start = RequestLine(told[":method"], told[":path"], "HTTP/2")
            call.scheme = told.get(":scheme", call.scheme)
            call.sent = [(0, f"Host: {told[':authority']}")]
            call.sent += [(0, f"{name}: {value}") for name, value in told.items() if not name.startswith(":")]
            call.sent_whole = True
        self.connection.pseudo = {}

    def close_failed(self) -> None:
        """Give the failure that the remarks told to the call it ended, if that call has no answer."""
        last = self.calls[-1] if self.calls else None
        if last is not None and last.answer is None and self.connection.failure is not None:
            last.failure, self.connection.failure = self.connection.failure, None

    def finish(self, last_line: int) -> list[RawCall]:
        """Return the calls; raises `EvidenceError` when the transcript ends inside a head."""
        failure, last = self.connection.failure, self.calls[-1] if self.calls else None
        if failure is not None and self.connection.opening:
            self.new_call().failure = failure
        elif last is not None and failure is not None and (last.answer is None or last.head_open):
            last.failure, last.answer = failure, None
        elif last is not None:
            _refuse_cut_off(last, last_line)
        return self.calls


def _refuse_cut_off(last: RawCall, line: int) -> None:
    """Raise for a call of which only part of a head is there; people leave off the empty `<` behind the last field."""
    if last.head_open and not (last.received and last.data is None):
        message = "the transcript ends inside the head of the answer: expected `< ` lines and then an empty `<`"
        raise EvidenceError(message, line=line)
    if last.start is not None and not last.sent_whole and last.answer is None:
        message = "the transcript ends inside the head of the request: expected `> ` lines and then an empty `>`"
        raise EvidenceError(message, line=line)
