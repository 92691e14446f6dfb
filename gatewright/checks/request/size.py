"""Behind no check: is the request larger than API Gateway takes, or than the method's function may be sent?

No check of the chain: the listener refuses the former before any API is looked for. Whether AWS does so before it
knows who calls, nobody recorded. The latter is Lambda's refusal of the event, which comes last of all.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from gatewright.aws.http_api_event import is_text
from gatewright.aws.lambda_uri import called_function
from gatewright.aws.request_content import FUNCTION_PAYLOAD, LONGEST
from gatewright.checks.request import too_large
from gatewright.checks.words import words
from gatewright.model.api import Integration
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown


def oversize(call: Call) -> Deny | None:
    """Return the refusal of a request of which it is known that it is too large; `None` for any other."""
    place, size = _size(call)
    if size > LONGEST:
        quota, most = "quotas.payload", LONGEST
    elif _leads_to_a_function(call) and _in_the_event(call, size) > FUNCTION_PAYLOAD:
        quota, most = "quotas.function-payload", FUNCTION_PAYLOAD
    else:
        return None
    facts = (Fact("request", place, f"{size} bytes"), Fact("configuration", quota, f"{most} bytes"))
    return Deny(too_large.CAUSE, facts, words(call))


def _size(call: Call) -> tuple[str, int]:
    """Return how long the body is, and what tells so: itself, or the header; nothing where nobody knows."""
    body, told = call.request.body, call.request.headers.get("content-length")
    length = int(told) if isinstance(told, str) and told.isascii() and told.isdigit() else 0
    if isinstance(body, Unknown) or len(body) < length:
        # Part of a body is shown at most, beside a length that tells of all of it.
        return "headers.content-length", length
    return "body", len(body)


def _leads_to_a_function(call: Call) -> bool:
    if isinstance(call.stage, Unknown) or isinstance(call.route, Unknown):
        return False
    integration = call.route.method.integration
    return isinstance(integration, Integration) and called_function(integration.uri, call.stage.variables) is not None


def _in_the_event(call: Call, size: int) -> int:
    """Return how long a body is at least within the event: an HTTP API hands on in Base64 what is no text."""
    kind = call.request.headers.get("content-type")
    if isinstance(call.api, Unknown) or call.api.protocol != "HTTP" or isinstance(kind, Unknown) or is_text(kind):
        return size
    return (size + 2) // 3 * 4
