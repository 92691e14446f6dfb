"""Lines of the execution log become the refused calls that they tell, one for each request id.

`(request id) text` for a stage, `Thu Sep 05 04:56:39 UTC 2019 : text` for a test in the console (recorded, public dumps
of 2017 to 2026). A line without either goes on with the one before: bodies have line breaks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.encoding import to_bytes
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_text import host_name

_WITH_ID: Final = pattern(r"\s*\((?!anonymous\))(?P<id>[0-9A-Za-z=_-]{8,}|\*{8,})\) (?P<text>.*)", re.DOTALL)
"""A browser's console begins the line of a function without a name with `(anonymous)`."""

_OF_A_TEST: Final = pattern(
    r"\s*(?:[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}|Date) : (?P<text>.*)", re.DOTALL
)
_BARE: Final = pattern(
    r"(?P<text>(?:Execution failed due to (?:configuration error: |a timeout error|a network error)"
    r"|Extended Request Id: |Invalid permissions on Lambda function|[Mm]alformed Lambda proxy response"
    r"|Lambda execution failed with status \d{3} due to "
    r"|Request body does not match model schema for content type "
    r"|Verifying Usage Plan for request: "
    r"|Starting execution for request: |Starting authorizer: |Method completed with status: [1-5]\d\d"
    r"|Gateway response type: [A-Z0-9_]+ with status code: |Unauthorized request: |API Key .*authorized because method "
    r"|The client is not authorized to perform this operation|AuthorizerConfigurationException"
    r"|Received response\. Status: \d|Endpoint response (?:headers|body before transformations): "
    r"|API Gateway does not have permission to assume |Access denied\. Reason: "
    r"|The IAM role configured on the (?:authorizer|integration) or API Gateway doesn't have permissions).*)",
    re.DOTALL,
)
"""Lines from which somebody took the id and the time before showing them."""

_TEST: Final = "test-invoke"

_HEADING: Final = pattern(r"Execution log for request [0-9a-zA-Z-]{8,}\s*")
"""What the console, and TestInvokeMethod, print above the lines."""

SKIPPED_BY_A_TEST: Final = (
    "a test in the console (TestInvokeMethod) asks neither the stage and its deployment, nor API keys and usage plans,"
    " the resource policy, web ACLs, authorizers, signatures, custom domains and client certificates: from outside,"
    " each can refuse the same call; show that call too"
)
"""What to say of a test that passed; the same that our own TestInvokeMethod leaves out (`method_invocations`)."""

_EXTENDED: Final = pattern(r"Extended Request Id: (\S+)")
_OTHER_ID: Final = pattern(
    r"(?:Execution log for request|Verifying Usage Plan for request:|for request:) ([0-9a-f-]{36})"
)
_STATUS: Final = pattern(r"Method completed with status: ([1-9]\d\d)")
_TYPE: Final = pattern(r"Gateway response type: ([A-Z0-9_]+) with status code: ([1-9]\d\d)")
_BODY: Final = pattern(r"Gateway response body: (.*)", re.DOTALL)
_CALLED: Final = pattern(r"HTTP Method: ([A-Z]+), Resource Path: (/\S*)")
_STAGE: Final = pattern(r"API Stage:? ([a-z0-9]{6,})/([A-Za-z0-9_-]+)")
_HOST: Final = pattern(r"Method request headers: \{.*?\bHost=([^,}\s]+)", re.DOTALL)
_REFUSED: Final = 400


@dataclass(slots=True)
class _Lines:
    """The lines of one request."""

    whole: list[str] = field(default_factory=list)
    """Each as it stands in the log."""

    texts: list[str] = field(default_factory=list)
    """Each without the id or time before it."""


def is_execution_line(line: str) -> bool:
    """Tell whether a line opens as those of the execution log do."""
    return any(form.match(line) is not None for form in (_WITH_ID, _OF_A_TEST, _BARE)) or is_heading(line)


def is_heading(line: str) -> bool:
    """Tell the line that stands above those of a test."""
    return _HEADING.fullmatch(line) is not None


def is_passed_test(lines: Iterable[tuple[int, str]]) -> bool:
    """Tell whether the lines are those of a test in the console that was not refused."""
    texts = [match["text"] for _, line in lines if (match := _OF_A_TEST.fullmatch(line)) is not None]
    status = _STATUS.search("\n".join(texts))
    return status is not None and int(status[1]) < _REFUSED


def refused(lines: Iterable[tuple[int, str]], *, origin: str) -> tuple[Exchange, ...]:
    """Return the calls that the lines do not tell to have passed, in the order in which they began."""
    found: dict[str, _Lines] = {}
    last: _Lines | None = None
    every = tuple(lines)
    bare = not any(_WITH_ID.match(line) or _OF_A_TEST.match(line) for _, line in every)
    for _, line in every:
        opening = _WITH_ID.fullmatch(line) or _OF_A_TEST.fullmatch(line) or (_BARE.fullmatch(line) if bare else None)
        if opening is None:
            if is_heading(line):
                continue
            if last is not None:
                last.whole[-1] += f"\n{line}"
                last.texts[-1] += f"\n{line}"
            continue
        last = found.setdefault(opening.groupdict().get("id", _TEST), _Lines())
        last.whole.append(line)
        last.texts.append(opening["text"])
    calls = (_exchange(request_id, each, origin) for request_id, each in found.items())
    return tuple(call for call in calls if not _passed(call))


def _passed(call: Exchange) -> bool:
    status = call.observation.status
    return not isinstance(status, Unknown) and status < _REFUSED


def _exchange(request_id: str, lines: _Lines, origin: str) -> Exchange:
    text = "\n".join(lines.texts)
    kind = _TYPE.search(text)
    status = _STATUS.search(text)
    stage = _STAGE.search(text)
    method, path = _called(text, stage[2] if stage else None)
    host = _HOST.search(text)
    body = _BODY.search("\n".join(each for each in lines.texts if each.startswith("Gateway response body: ")))
    told = {
        **({"error.responseType": kind[1]} if kind else {}),
        **({"apiId": stage[1], "stage": stage[2]} if stage else {}),
    }
    ids = {found for pattern in (_EXTENDED, _OTHER_ID) for found in pattern.findall(text)} | {request_id}
    answered = kind[2] if kind else status[1] if status else None
    return Exchange(
        observation=Observation(
            status=UNKNOWN if answered is None else int(answered),
            body=UNKNOWN if body is None else to_bytes(body[1]),
            execution_log=tuple(lines.whole),
            access_log=told or UNKNOWN,
        ),
        method=method,
        host=UNKNOWN if host is None else host_name(host[1]),
        path=path,
        headers=Headers(withheld=True),
        request_ids=frozenset(ids - {_TEST}),
        from_log=True,
        origin=origin,
    )


def _called(text: str, stage: str | None) -> tuple[str | Unknown, str | Unknown]:
    """Return verb and path; the log leaves the stage out of the path, so it is put before it where it is known."""
    match = _CALLED.search(text)
    if match is None:
        return UNKNOWN, UNKNOWN
    return match[1], UNKNOWN if stage is None else f"/{stage}{match[2]}"
