"""What a function behind an HTTP API may answer, in payload format 2.0.

Restates "Lambda function response for format 2.0":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
Where the answer is JSON without a `statusCode`, API Gateway takes the whole of it for the body of a 200 of the type
`application/json`; a text is its own body (documented, by an example). With one, a member that has another type than it
must makes the answer one that cannot be read; members that it does not know are passed over (inferred).
"""

import json
from typing import Any, Final

from gatewright.aws.lambda_proxy_answer import MalformedAnswerError, ProxyAnswer, read_answer
from gatewright.model.lazy_pattern import pattern

_TOKEN: Final = pattern(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL: Final = pattern(r"[\x00-\x08\x0a-\x1f\x7f]")
_DIGITS: Final = pattern(r"[2-5]\d\d")
_STATUSES: Final = range(200, 600)
_JSON: Final = (("content-type", "application/json"),)


class WrongMemberError(MalformedAnswerError):
    """A member of the answer has another type than it must."""

    def __init__(self, member: str) -> None:
        super().__init__(f'Lambda body contains the wrong type for field "{member}"')


def read_second_format(payload: bytes) -> ProxyAnswer:
    """Read an answer, or raise `MalformedAnswerError`."""
    try:
        told = json.loads(payload, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise MalformedAnswerError("the answer is no JSON") from None
    if not isinstance(told, dict) or "statusCode" not in told:
        text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return ProxyAnswer(status=200, headers=_JSON, body=text, base64=False)
    return ProxyAnswer(
        status=_status(told["statusCode"]),
        headers=(*_headers(told.get("headers")), *_cookies(told.get("cookies"))),
        body=_body(told.get("body")),
        base64=_base64(told.get("isBase64Encoded")),
    )


def read_first_format(payload: bytes) -> ProxyAnswer:
    """Read an answer in payload format 1.0, which is that of REST APIs and has to name its status."""
    answer = read_answer(payload)
    if "statusCode" not in json.loads(payload):
        raise WrongMemberError("statusCode")
    return answer


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _status(value: Any) -> int:
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if type(value) is not int or value not in _STATUSES:
        raise WrongMemberError("statusCode")
    return value


def _headers(value: Any) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise WrongMemberError("headers")
    return tuple((_name(name), _scalar(one, "headers")) for name, one in value.items() if one is not None)


def _cookies(value: Any) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise WrongMemberError("cookies")
    return tuple(("set-cookie", _scalar(one, "cookies")) for one in value)


def _name(name: str) -> str:
    if not _TOKEN.fullmatch(name):
        raise WrongMemberError("headers")
    return name


def _scalar(value: Any, member: str) -> str:
    """Return a value of a header field as text; one that would break the head is none."""
    text = value if isinstance(value, str) else json.dumps(value) if isinstance(value, bool | int | float) else None
    if text is None or _CONTROL.search(text):
        raise WrongMemberError(member)
    return text


def _body(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongMemberError("body")
    return value


def _base64(value: Any) -> bool:
    if not isinstance(value, bool | None):
        raise WrongMemberError("isBase64Encoded")
    return bool(value)
