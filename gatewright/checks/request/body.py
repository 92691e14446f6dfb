"""Does the body fit the model that the method has for its content type?

A body whose content type has no model is not validated (documented); where a model cannot be read, every body is
refused (as LocalStack, inferred).
"""

from gatewright.aws.json_models import BrokenModelError, JsonModel, NotJsonError, read_body
from gatewright.aws.request_content import DEFAULT, media_type
from gatewright.aws.schema_complaints import Complaint, texts
from gatewright.checks.request import body_invalid
from gatewright.checks.request.content import payload, sent_type
from gatewright.checks.request.evidence import COMPLAINTS, denial, expected, missed, observed, place_of, pointer, unsure
from gatewright.checks.request.models import model, model_name
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import Unknown


def body(call: Call, asked: MethodRequest) -> Deny | Unsure | None:
    """Return what becomes of a call for its body; `None` where it fits, or nobody looks."""
    validator, schemas = asked.validator, asked.schemas
    if not asked.models or validator is None or (not isinstance(validator, Unknown) and not validator.body):
        return None
    name = model_name(call, asked)
    if name is None:
        return None
    if isinstance(validator, Unknown) or isinstance(name, Unknown) or isinstance(schemas, Unknown):
        untold = next(one for one in (validator, name, schemas) if isinstance(one, Unknown))
        return unsure(call, untold, body_invalid.CAUSE)
    found, sent = model(schemas, name), payload(call, asked)
    if isinstance(found, BrokenModelError):
        return _misfit(call, name, (Fact("configuration", f"models[{name}]", str(found)),), (str(found),), "/", "-")
    if isinstance(sent, Unknown):
        return unsure(call, sent, body_invalid.CAUSE)
    return None if sent is None else _judged(call, name, found, sent)


def _judged(call: Call, name: str, against: JsonModel, sent: bytes) -> Deny | None:
    try:
        found = against.misfits(read_body(sent))
    except NotJsonError as error:
        return _misfit(call, name, (Fact("request", "body", str(error)),), (str(error),), "/", "JSON")
    if not found:
        return None
    first = min(found, key=_rank)
    place, asks = pointer(missed(first)), expected(first)
    facts = (Fact("configuration", f"models[{name}] {place}", asks), observed(first))
    return _misfit(call, name, facts, texts(found), place, asks)


def _rank(one: Complaint) -> int:
    """Order complaints as AWS's texts stand: what is missing, what is too much, the others."""
    return {"required": 0, "additionalProperties": 1}.get(one.keyword, 2)


def _misfit(call: Call, name: str, facts: tuple[Fact, ...], complaints: tuple[str, ...], place: str, asks: str) -> Deny:
    sent = sent_type(call)
    kind = DEFAULT if isinstance(sent, Unknown) else media_type(sent)
    named = Fact("configuration", f"{place_of(call)}.requestModels[{kind}]", name)
    values = {"model": name, "media_type": kind, "place": place, "expected": asks}
    return denial(body_invalid.CAUSE, call, (named, *facts), **values, **{COMPLAINTS: f"[{', '.join(complaints)}]"})
