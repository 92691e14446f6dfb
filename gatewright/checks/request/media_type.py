"""Is there a request template for the content type, or does the integration let it pass without one?"""

from typing import Final

from gatewright.aws.request_content import JSON, template_names
from gatewright.checks.request import media_type_unsupported
from gatewright.checks.request.content import sent_type
from gatewright.checks.request.evidence import denial, place_of, unsure
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import Unknown

_NONE: Final = "nothing"


def content_type(call: Call, asked: MethodRequest) -> Deny | Unsure | None:
    """Return what becomes of a call for its content type; `None` where the integration takes it."""
    if asked.passes:
        return None
    sent = sent_type(call)
    if isinstance(sent, Unknown):
        takes_any = "$default" in asked.templates
        return None if takes_any else unsure(call, sent, media_type_unsupported.CAUSE)
    if any(name in asked.templates for name in template_names(sent)):
        return None
    named = ", ".join(asked.templates) or _NONE
    facts = (
        Fact("configuration", f"{place_of(call)}.methodIntegration.requestTemplates", named),
        Fact("request", "headers.content-type", sent or "-"),
    )
    return denial(media_type_unsupported.CAUSE, call, facts, media_type=sent or JSON, content_types=named)
