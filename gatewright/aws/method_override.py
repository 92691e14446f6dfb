"""`X-HTTP-Method-Override`: the verb that a request means, where a client cannot send it.

Restates "Amazon API Gateway important notes": the header takes the place of the verb before a method is looked for.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from dataclasses import replace
from typing import Final

from gatewright.model.request import Request

_NAME: Final = "x-http-method-override"
_LENGTH: Final = len(_NAME)


def as_meant(request: Request) -> Request:
    """Return the request with the verb that it means; the same one when it says nothing of the kind."""
    for name, value in request.headers.items:
        if len(name) == _LENGTH and name.lower() == _NAME and value.strip():
            return replace(request, method=value.strip())
    return request
