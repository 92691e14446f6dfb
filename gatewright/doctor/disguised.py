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
from gatewright.sources.loose_answer import known_message

_REFUSED: Final = 400
_ERROR_OF_GRAPHQL: Final = re.compile(
    rb'"errors"\s*:\s*\[.{0,4000}?(?:un-?authori[sz]ed|not authori[sz]ed|forbidden|unauthenticated|access denied)',
    re.IGNORECASE | re.DOTALL,
)
_LOGIN: Final = re.compile(r"(?i)\b(?:log-?in|sign-?in|oauth2?|sso|saml|authorize)\b")
_REFUSE: Final = frozenset({"forbidden", "unauthorized", "access denied", "too many requests", "limit exceeded"})

_ERROR_OF_AWS: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:Error|ErrorResponse|Response><Errors)\b")


def is_disguised(seen: Observation) -> bool:
    """Tell a refusal whose status is that of a success."""
    if isinstance(seen.status, Unknown) or seen.status >= _REFUSED:
        return False
    if is_a_page_in_its_place(seen) or isinstance(seen.headers.get("x-amzn-errortype"), str):
        return True
    return _tells_an_error(seen) or _leads_to_a_login(seen)


def is_a_page_in_its_place(seen: Observation) -> bool:
    """Tell whether CloudFront says that its origin refused, under another status."""
    if isinstance(seen.status, Unknown) or seen.status >= _REFUSED:
        return False
    return any("error from cloudfront" in value.lower() for value in seen.headers.all("x-cache"))


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
