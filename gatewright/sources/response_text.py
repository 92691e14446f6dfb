"""An answer saved as text, without its request: `curl -i`, `curl -I`, a raw HTTP response, or a body alone."""

from collections.abc import Iterator

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.bounds import bound_calls
from gatewright.sources.curl_lines import clean
from gatewright.sources.encoding import to_bytes
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_body import seen_body
from gatewright.sources.http_text import StatusLine, date_of, fields, status_line


def responses(text: str, *, origin: str = "") -> tuple[Exchange, ...]:
    """Return the answers in `text`, in order: more than one where redirects were followed.

    Interim answers (1xx), and a proxy's "connection established" before the answer itself, are left out. Of a head
    that ends with the text, as people copy it, neither the fields that are not there nor the body are known.
    """
    lines = text.split("\n")
    at = next((index for index, line in enumerate(lines) if status_line(clean(line).text)), None)
    if at is None:
        raise EvidenceError("expected a status line such as `HTTP/1.1 403 Forbidden`, found none", line=1)
    found: list[tuple[StatusLine, Exchange]] = []
    while at < len(lines):
        bound_calls(len(found))
        start, headers, at = _head(lines, at)
        end = next((index for index in range(at, len(lines)) if status_line(lines[index].rstrip("\r"))), len(lines))
        found.append((start, _exchange(start, headers, "\n".join(_without_meters(lines[at:end])), origin)))
        at = end
    return tuple(
        exchange
        for index, (start, exchange) in enumerate(found)
        if index == len(found) - 1 or not _is_before_the_answer(start)
    )


def body_alone(text: str, *, origin: str = "") -> Exchange:
    """Return an exchange of which only the answer's body is known, less the blanks that an editor put around it."""
    return Exchange(observation=Observation(body=to_bytes(text.strip())), origin=origin)


def _head(lines: list[str], at: int) -> tuple[StatusLine, Headers, int]:
    """Read the head that starts at index `at`; return it with the index behind its empty line."""
    start = status_line(clean(lines[at]).text)
    assert start is not None, "a head starts with its status line"
    end = next((index for index in range(at + 1, len(lines)) if _is_behind_the_head(lines[index])), len(lines))
    cut = end == len(lines) or (end == len(lines) - 1 and lines[end] == "")
    numbered = ((index + 1, lines[index].rstrip("\r")) for index in range(at + 1, end))
    behind = end if end < len(lines) and lines[end].strip() else end + 1
    return start, Headers(fields(numbered), withheld=cut), behind


def _without_meters(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a body without the progress meter that curl wrote between them."""
    for line in lines:
        cleaned = clean(line)
        if not cleaned.meter:
            yield line
        elif cleaned.text:
            yield cleaned.text


def _is_behind_the_head(line: str) -> bool:
    """Tell the empty line, or a body that somebody put right below the head: no field's name starts like that."""
    return not line.strip() or line.startswith(("{", "[", "<"))


def _exchange(start: StatusLine, headers: Headers, rest: str, origin: str) -> Exchange:
    # Whether the verb was HEAD is not told here, so a body that is not shown stays unknown.
    body = seen_body(to_bytes(rest), status=start.status, headers=headers, method=UNKNOWN)
    observation = Observation(status=start.status, headers=headers, body=body)
    return Exchange(observation=observation, protocol=start.protocol, called_at=date_of(headers), origin=origin)


def _is_before_the_answer(start: StatusLine) -> bool:
    return 100 <= start.status < 200 or start.reason.lower() == "connection established"
