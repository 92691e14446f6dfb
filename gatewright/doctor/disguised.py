"""
A refusal that came with the status of a success: a page in the place of the answer, or an error within the answer.

CloudFront's custom error responses give a page, and the status that somebody chose, for what the API refused; it says
so in `x-cache`: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
Gateway responses can have any status too; GraphQL tells its errors beside its data; websites lead to a login.
"""

import re
from typing import Final

from gatewright.doctor.answer_text import is_of_many, message_of
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.loose_answer import known_message

_REFUSED: Final = 400
_SUCCESS: Final = 200
_ERROR_OF_GRAPHQL: Final = re.compile(
    rb'"errors"\s*:\s*\[.{0,4000}?(?:un-?authori[sz]ed|not authori[sz]ed|forbidden|unauthenticated|access denied)',
    re.IGNORECASE | re.DOTALL,
)
_LOGIN: Final = re.compile(r"(?i)\b(?:log-?in|sign-?in|oauth2?|sso|saml|authorize)\b")
_REFUSE: Final = frozenset({"forbidden", "unauthorized", "access denied", "too many requests", "limit exceeded"})

_ERROR_OF_AWS: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:Error|ErrorResponse|Response><Errors)\b")


def is_disguised(exchange: Exchange) -> bool:
    """Tell a refusal whose status is that of a success."""
    seen = exchange.observation
    if isinstance(seen.status, Unknown) or seen.status >= _REFUSED:
        return False
    if is_a_page_in_its_place(seen) or isinstance(seen.headers.get("x-amzn-errortype"), str):
        return True
    return _tells_an_error(seen) or _leads_to_a_login(seen) or _is_an_unasked_page(exchange)


def is_a_page_in_its_place(seen: Observation) -> bool:
    """Tell whether CloudFront says that its origin refused, under another status."""
    if isinstance(seen.status, Unknown) or seen.status >= _REFUSED:
        return False
    return any("error from cloudfront" in value.lower() for value in seen.headers.all("x-cache"))


def _is_an_unasked_page(exchange: Exchange) -> bool:
    """Tell HTML of which only the answer was shown: who called for a page does not ask why it came."""
    seen = exchange.observation
    kind = seen.headers.get("content-type")
    html = isinstance(kind, str) and kind.lower().startswith("text/html")
    return html and seen.status == _SUCCESS and isinstance(exchange.request, Unknown)


def _leads_to_a_login(seen: Observation) -> bool:
    where = seen.headers.get("location")
    return isinstance(where, str) and _LOGIN.search(where) is not None


def _tells_an_error(seen: Observation) -> bool:
    if isinstance(seen.body, Unknown):
        return False
    if _ERROR_OF_AWS.match(seen.body) or _ERROR_OF_GRAPHQL.search(seen.body):
        return True
    message = message_of(seen) or ""
    if not seen.body.lstrip().startswith(b"{") or known_message(message) != message:
        return False
    return not is_of_many(message) or message.lower() in _REFUSE
