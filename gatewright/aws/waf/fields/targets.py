"""The request line: method, path, query string, fragment.

Restates "Request components", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
The path is that of the request, stage first (as users of AWS report of API Gateway's WAF logs); nothing is decoded.
"""

from typing import Final

from gatewright.aws.waf.inspection import Found, Inspection, Partial, as_bytes
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing

UNTOLD: Final = (Missing(subject="request.query", what=Message(N_("the query string of the request"))),)


def method(inspection: Inspection) -> Found:
    """Return the verb."""
    return (as_bytes(inspection.request.method),)


def uri_path(inspection: Inspection) -> Found:
    """Return the path up to a fragment."""
    return (inspection.path.partition(b"#")[0],)


def query_string(inspection: Inspection) -> Found:
    """Return what stands behind `?`; that there is an empty one where there is none is inferred.

    Evidence that leaves header fields out (a log line) tells no query string either.
    """
    request = inspection.request
    if not request.query and request.headers.withheld:
        return Partial((), UNTOLD)
    return (as_bytes(request.query).partition(b"#")[0],)


def uri_fragment(inspection: Inspection) -> Found:
    """Return what stands behind `#`, which well-behaved clients do not send; nothing where there is none."""
    for part in (inspection.path, as_bytes(inspection.request.query)):
        _, hash_sign, fragment = part.partition(b"#")
        if hash_sign:
            return (fragment,)
    return ()
