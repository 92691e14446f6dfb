"""A form's content type beside a query string, which the signature front end does not take.

Recorded for APIs with IAM authorization (a public thread of July 2022, and the notes of another API), at a POST without
a body, too. That a body makes any other verb one, and that presigned queries are let be, is inferred.
"""

from typing import Final

from gatewright.aws.sigv4.answers import FORM_WITH_QUERY, Complaint
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_FORM: Final = "application/x-www-form-urlencoded"


def form_with_query(request: Request, sent: SignatureSent) -> Complaint | Unknown | None:
    """Return the complaint about a signed form whose URL has parameters, too."""
    if sent.place == "query" or not request.query or not _may_be_a_form(request):
        return None
    content_type = request.headers.get("content-type")
    if isinstance(content_type, Unknown):
        return content_type
    if content_type is None or content_type.partition(";")[0].strip().lower() != _FORM:
        return None
    return FORM_WITH_QUERY[0], {"target": f"{request.path}?{request.query}"}


def _may_be_a_form(request: Request) -> bool:
    return request.method == "POST" or (not isinstance(request.body, Unknown) and request.body != b"")
