"""What to do about an answer that the browser kept from the page: see it once, and let pages see it from now on."""

import shlex
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.i18n import N_
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.redact import redact_url

SEE_IT: Final = N_(
    "See the answer itself: make the same call outside the browser, and give what it prints to this command."
)
"""What the first command is for."""

LET_PAGES_SEE: Final = N_(
    "API Gateway's own refusals carry no CORS header. Let pages read them from now on, and deploy (a REST API)."
)
"""What the second command is for."""

_API: Final = pattern(r"([a-z0-9]+)\.execute-api\.")


def is_unseen(diagnosis: Diagnosis) -> bool:
    """Tell whether nobody saw the answer, and nothing else tells the cause for sure."""
    return diagnosis.answered_by == "browser" and not (
        diagnosis.findings and diagnosis.findings[0].standing == "confirmed"
    )


def see_it(diagnosis: Diagnosis) -> str:
    """Return the call as curl makes it: the preflight as one, where that was refused."""
    exchange = diagnosis.exchange
    url = shlex.quote(redact_url(exchange.url)) if exchange.url else "<url>"
    method = "GET" if isinstance(exchange.method, Unknown) else exchange.method
    origin = exchange.headers.get("origin")
    fields = f" -H {shlex.quote(f'Origin: {origin}')}" if isinstance(origin, str) else " -H 'Origin: <page>'"
    if method == "OPTIONS":
        fields += " -H 'Access-Control-Request-Method: <method>'"
    return f"curl -v -X {shlex.quote(method)}{fields} {url} 2>&1 | gatewright diagnose -"


def let_pages_see(diagnosis: Diagnosis) -> str:
    """Return the command that adds the CORS header to every refusal of a REST API."""
    host = diagnosis.exchange.host
    match = None if isinstance(host, Unknown) else _API.match(host)
    api_id = "<rest-api-id>" if match is None else match[1]
    parameters = "'{\"gatewayresponse.header.Access-Control-Allow-Origin\":\"'\"'\"'*'\"'\"'\"}'"
    return (
        f"aws apigateway put-gateway-response --rest-api-id {api_id} --response-type DEFAULT_4XX"
        f" --response-parameters {parameters}"
        f" && aws apigateway create-deployment --rest-api-id {api_id} --stage-name <stage>"
    )
