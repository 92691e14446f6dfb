"""What a function behind an AWS_PROXY integration may answer, read as strictly as API Gateway reads it.

Restates "Output format of a Lambda function for proxy integration":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
No member is needed and no other is allowed; `statusCode` may be a number in a string; a header may be true or false;
`multiValueHeaders` holds lists; a header that `headers` has too, in whatever letters, is one list with it (documented,
as is that a value in both is shown once). That its values come first, in its letters, is LocalStack's, whose test of it
(`test_aws_proxy_response_payload_format_validation`) is validated against AWS; its recording was not to be had. That
other scalars become text, as Java's JSON readers have it, and that a null header is none, is inferred.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.fields import Fields
from gatewright.model.lazy_pattern import pattern

MALFORMED: Final = "Malformed Lambda proxy response"
"""AWS's word for it in the execution log, behind "Execution failed due to configuration error: "."""

_MEMBERS: Final = frozenset({"statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"})
_DIGITS: Final = pattern(r"\s*[0-9]{1,4}\s*")
_TOKEN: Final = pattern(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL: Final = pattern(r"[\x00-\x08\x0a-\x1f\x7f]")
_OK: Final = 200
# RFC 9110, section 15.2: a 1xx status never ends an exchange.
_STATUSES: Final = range(200, 600)
_TRUTH: Final[Mapping[Any, bool]] = {True: True, False: False, None: False, "true": True, "false": False}


class MalformedAnswerError(ValueError):
    """The answer is none that API Gateway takes; the message says why, for the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyAnswer:
    """One answer."""

    status: int
    """`statusCode`; 200 when there is none."""

    headers: Fields
    """`headers` and `multiValueHeaders`, one field for each value."""

    body: str
    """`body`, empty when there is none."""

    base64: bool
    """`isBase64Encoded`."""


def read_answer(payload: bytes) -> ProxyAnswer:
    """Read an answer, or raise `MalformedAnswerError`."""
    try:
        document = json.loads(payload, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise MalformedAnswerError("the answer is no JSON") from None
    if not isinstance(document, dict):
        raise MalformedAnswerError(f"expected an object, not {_kind(document)}")
    unknown = next((name for name in document if name not in _MEMBERS), None)
    if unknown is not None:
        raise MalformedAnswerError(f"the answer has the unknown member `{unknown}`")
    return ProxyAnswer(
        status=_status(document.get("statusCode")),
        headers=_headers(document.get("headers"), document.get("multiValueHeaders")),
        body=_text("body", document.get("body")) or "",
        base64=_base64(document.get("isBase64Encoded")),
    )


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _status(value: object) -> int:
    if value is None:
        return _OK
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int or value not in _STATUSES:
        raise MalformedAnswerError(f"`statusCode` is {value!r}")
    return value


def _base64(value: object) -> bool:
    if isinstance(value, bool | str | None) and value in _TRUTH:
        return _TRUTH[value]
    raise MalformedAnswerError(f"`isBase64Encoded` is {_kind(value)}")


def _headers(single: object, multiple: object) -> Fields:
    many = _multiple(multiple)
    letters = {name.lower(): name for name, _ in many}
    alone, merged = [], []
    for name, value in _single(single):
        shown = letters.get(name.lower())
        if shown is None:
            alone.append((name, value))
        elif (shown, value) not in many:
            merged.append((shown, value))
    return (*alone, *many, *merged)


def _single(headers: object) -> list[tuple[str, str]]:
    if headers is None:
        return []
    if not isinstance(headers, dict):
        raise MalformedAnswerError(f"`headers` is {_kind(headers)}")
    texts = ((name, _text(name, value)) for name, value in headers.items())
    return [_field(name, text) for name, text in texts if text is not None]


def _multiple(headers: object) -> list[tuple[str, str]]:
    if headers is None:
        return []
    if not isinstance(headers, dict):
        raise MalformedAnswerError(f"`multiValueHeaders` is {_kind(headers)}")
    fields = []
    for name, values in headers.items():
        if values is None:
            continue
        if not isinstance(values, list):
            raise MalformedAnswerError(f"`multiValueHeaders.{name}` is {_kind(values)}")
        texts = (_text(name, value) for value in values)
        fields += [_field(name, text) for text in texts if text is not None]
    return fields


def _field(name: str, value: str) -> tuple[str, str]:
    if not _TOKEN.fullmatch(name) or _CONTROL.search(value):
        raise MalformedAnswerError(f"`{name!r}` and its value are no header field")
    return name, value


def _text(name: str, value: object) -> str | None:
    """Return a scalar as text, `None` for null."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    raise MalformedAnswerError(f"`{name}` is {_kind(value)}")


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a text", type(None): "null"}.get(type(value), "a number")
