"""What a call brought that no log may show, and lines without it.

Restates "Set up CloudWatch logging for REST APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
"API Gateway redacts authorization headers, API key values, and similar sensitive request parameters from the logged
data." That the identity sources of a Lambda authorizer are such parameters is inferred: they are what its caller
proves himself with, and their values are recorded masked where the log names the incoming identity.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.engine.log_lines import Line, masked
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown

SECRET_HEADERS: Final = frozenset({"authorization", "x-api-key", "x-amz-security-token"})
SECRET_PARAMETERS: Final = frozenset({"x-amz-signature", "x-amz-security-token", "x-amz-credential"})

_HEADER: Final = "method.request.header."
_QUERY: Final = "method.request.querystring."
_SHORTEST: Final = 8
"""Characters of a secret that is looked for anywhere: a shorter one would be found in every word."""


def secret_headers(call: Call) -> frozenset[str]:
    """Return the names, in lower case, of the headers whose values are secrets of this call."""
    return SECRET_HEADERS | {source.lower() for source in _sources(call, _HEADER)}


def secret_parameters(call: Call) -> frozenset[str]:
    """Return the names, in lower case, of the query parameters whose values are secrets of this call."""
    return SECRET_PARAMETERS | {source.lower() for source in _sources(call, _QUERY)}


def without_secrets(call: Call, lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines, every secret of the call masked wherever it stands."""
    secrets = _spellings(_secrets(call))
    for line in lines:
        text = _masked_text(line.text, secrets)
        yield line if text is line.text else replace(line, text=text)


def safe_denial(call: Call, denial: Deny) -> Deny:
    """Return a refusal whose words hold no secret: those of a wrong signature repeat every header that was signed."""
    secrets = _spellings(_secrets(call))
    values = {name: _masked_text(value, secrets) for name, value in denial.values.items()}
    return denial if values == denial.values else replace(denial, values=values)


def masked_event(call: Call, event: bytes) -> bytes:
    """Return the event of an authorizer's function, what its caller proves himself with masked."""
    names = secret_headers(call) | secret_parameters(call) | {"authorizationtoken", "apikey"}
    try:
        told = json.loads(event)
    except (ValueError, RecursionError):
        return event
    return json.dumps(_masked_members(told, names), ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _masked_text(text: str, secrets: Sequence[tuple[str, str]]) -> str:
    for spelling, shown in secrets:
        text = text.replace(spelling, shown)
    return text


def _masked_members(told: Any, names: frozenset[str]) -> Any:
    if isinstance(told, dict):
        return {
            name: _all_masked(value) if name.lower() in names else _masked_members(value, names)
            for name, value in told.items()
        }
    return [_masked_members(one, names) for one in told] if isinstance(told, list) else told


def _all_masked(value: Any) -> Any:
    if isinstance(value, list):
        return [_all_masked(one) for one in value]
    return masked(value) if isinstance(value, str) else value


def _sources(call: Call, prefix: str) -> tuple[str, ...]:
    """Return the names of the authorizer's identity sources of one kind."""
    authorizer = authorizer_of(call)
    if not isinstance(authorizer, Authorizer) or isinstance(authorizer.identity_sources, Unknown):
        return ()
    return tuple(one.removeprefix(prefix) for one in authorizer.identity_sources if one.startswith(prefix))


def _secrets(call: Call) -> Iterator[str]:
    headers, parameters = secret_headers(call), secret_parameters(call)
    for name, value in call.request.headers.items:
        if name.lower() in headers:
            yield value
            yield value.partition(" ")[2]  # without the word of its scheme
    for name, value in parse_qsl(call.request.query, keep_blank_values=True):
        if name.lower() in parameters:
            yield value
    if call.authorized is not None and not isinstance(call.authorized, Unknown):
        yield call.authorized.usage_identifier_key or ""
    if call.key_use is not None and not isinstance(call.key_use, Unknown):
        yield call.key_use.key.value


def _spellings(secrets: Iterator[str]) -> Sequence[tuple[str, str]]:
    """Return each secret as it may stand in a line, the longest first: plain, in JSON and in a URL."""
    spelt = {
        spelling: masked(secret)
        for secret in secrets
        if len(secret) >= _SHORTEST
        for spelling in _each_spelling(secret)
    }
    return sorted(spelt.items(), key=lambda item: -len(item[0]))


def _each_spelling(secret: str) -> tuple[str, ...]:
    in_json = json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]
    return (secret, *in_json, quote(secret), quote(secret, safe=""))
