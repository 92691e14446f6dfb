"""Can the body be unpacked, where the API unpacks what is sent in a content coding?

That this comes before all else that is asked of the request is inferred: a model judges what was packed.
"""

from typing import Final

from gatewright.aws.request_content import BrokenCodingError, CodingError, TooLongError, UnknownCodingError, unpacked
from gatewright.checks.request import body_invalid, media_type_unsupported
from gatewright.checks.request.content import sent_body
from gatewright.checks.request.evidence import CODING, denial, unsure
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import Unknown

_CAUSES: Final = {UnknownCodingError: media_type_unsupported.CAUSE, BrokenCodingError: body_invalid.CAUSE}


def coding(call: Call, asked: MethodRequest) -> Deny | Unsure | None:
    """Return what becomes of a call whose body is packed; `None` where it unpacks, or nobody unpacks it.

    One that unpacks to too much is refused behind this check, as a long one is.
    """
    body = sent_body(call)
    named = call.request.headers.get("content-encoding") if asked.unpacks and body != b"" else None
    if named is None:
        return None
    if isinstance(named, Unknown):
        return unsure(call, named, *_CAUSES.values())
    if isinstance(body, Unknown):
        plain = named.strip().lower() == "identity"
        return None if plain else unsure(call, body, *_CAUSES.values())
    try:
        unpacked(named, body)
    except TooLongError:
        return None
    except CodingError as error:
        facts = (Fact("request", "headers.content-encoding", named),)
        return denial(_CAUSES[type(error)], call, facts, **{CODING: str(error)})
    return None
