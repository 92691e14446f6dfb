"""Is there a token left for this call of an HTTP API? It knows no API keys and no usage plans.

Restates "Throttle requests to your HTTP APIs for better throughput in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
"""

from gatewright.checks.throttle.check import check as of_rest_api
from gatewright.model.call import Call
from gatewright.model.outcome import Outcome
from gatewright.model.unknown import Unknown


def check(call: Call) -> Outcome:
    """Take a token from every bucket that holds for the call."""
    return of_rest_api(call.with_key(None) if isinstance(call.key_use, Unknown) else call)
