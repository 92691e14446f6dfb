"""Behind no check: is the request larger than API Gateway takes?

No check of the chain: the listener refuses such a request before any API is looked for. Whether AWS does so before it
knows who calls, nobody recorded.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""

from gatewright.aws.request_content import LONGEST
from gatewright.checks.request import too_large
from gatewright.checks.words import words
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown


def oversize(call: Call) -> Deny | None:
    """Return the refusal of a request of which it is known that it is too large; `None` for any other."""
    body, told = call.request.body, call.request.headers.get("content-length")
    if not isinstance(body, Unknown) and len(body) > LONGEST:
        place, size = "body", len(body)
    elif isinstance(told, str) and told.isascii() and told.isdigit() and int(told) > LONGEST:
        place, size = "headers.content-length", int(told)
    else:
        return None
    facts = (Fact("request", place, f"{size} bytes"), Fact("configuration", "quotas.payload", f"{LONGEST} bytes"))
    return Deny(too_large.CAUSE, facts, words(call))
