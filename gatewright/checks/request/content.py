"""What the request brings: its content type, and its body without a content coding.

Restates "Payload compression for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
"""

from typing import Final

from gatewright.aws.request_content import CodingError, unpacked
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.method_request import MethodRequest
from gatewright.model.unknown import Missing, Unknown

_UNTOLD: Final = Unknown((Missing(subject="request.body", what=Message(N_("the body of the request"))),))


def sent_type(call: Call) -> str | Unknown | None:
    """Return the Content-Type of the request."""
    return call.request.headers.get("content-type")


def sent_body(call: Call) -> bytes | Unknown:
    """Return the body as it came."""
    body = call.request.body
    return _UNTOLD if isinstance(body, Unknown) and not body.missing else body


def payload(call: Call, asked: MethodRequest) -> bytes | Unknown | None:
    """Return the body as it is judged; `None` for one that nothing can unpack."""
    body = sent_body(call)
    coding = call.request.headers.get("content-encoding") if asked.unpacks and body != b"" else None
    if isinstance(body, Unknown) or coding is None:
        return body
    if isinstance(coding, Unknown):
        return coding
    try:
        return unpacked(coding, body)
    except CodingError:
        return None
