"""The body, as it is or as JSON.

Restates "Request components" and "Oversize web request components", AWS WAF developer guide: of a body the first 16 KB
are looked at, or as many as the web ACL's `AssociationConfig` says.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
"""

from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.fields.json_events import values_of
from gatewright.aws.waf.inspection import Found, Inspection, Partial
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import FieldToMatch

UNTOLD: Final = (Missing(subject="request.body", what=Message(N_("the body of the request"))),)


def body(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads the body as text."""

    def read(inspection: Inspection) -> Found:
        return _within(spec, inspection)

    return read


def json_body(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads keys and values of a JSON body; without a fallback, as far as it can be parsed (documented)."""

    def read(inspection: Inspection) -> Found:
        found = _within(spec, inspection)
        if not isinstance(found, tuple):
            return found
        values, valid = values_of(found[0], spec)
        if valid or spec.fallback is None:
            return values
        return found if spec.fallback == "EVALUATE_AS_STRING" else spec.fallback == "MATCH"

    return read


def _within(spec: FieldToMatch, inspection: Inspection) -> Found:
    content = inspection.request.body
    if isinstance(content, Unknown):
        return Partial((), UNTOLD)
    if len(content) <= inspection.body_limit:
        return (content,)
    if spec.oversize != "CONTINUE":
        return spec.oversize == "MATCH"
    return (content[: inspection.body_limit],)
