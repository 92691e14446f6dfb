"""What becomes of a call through a VPC endpoint: which APIs it leads to, and by which names.

Restates "Private REST APIs in API Gateway", developer guide: an endpoint leads to private APIs only, and the name that
holds the API's id is made by associating both.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html
"""

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.domain import host_unknown
from gatewright.checks.endpoint import api_id_missing, not_associated, public_api_through_vpc_endpoint
from gatewright.checks.endpoint.evidence import endpoint_words, way_fact
from gatewright.checks.reach import interface_endpoint, may_be_private
from gatewright.checks.unproven import unproven
from gatewright.checks.words import words
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Missing, Unknown


def without_api(call: Call) -> Deny:
    """Refuse a call that does not say which API is meant."""
    host, header = Fact("request", "host", call.request.host or "-"), Fact("request", "x-apigw-api-id", "-")
    return Deny(api_id_missing.CAUSE, (host, header), words(call, **endpoint_words(call)))


def to_its_api(call: Call, outcome: Outcome, missing: Missing) -> Outcome:
    """Judge a call whose API was found, or may be found: it must be private, and endpoint and name must be there.

    What the API refuses for comes first: AWS is never asked by a name, or through an endpoint, that does not exist.
    """
    known = interface_endpoint(call)
    if isinstance(outcome, Unsure):
        more = unproven(call, _of_the_api(call), way_fact(call))
        gone = () if isinstance(known, InterfaceEndpoint) else _new(outcome.may, _gone(call))
        return Unsure(outcome.missing, (*outcome.may, *more, *gone), outcome.call)
    if not isinstance(outcome, Pass) or outcome.call is None:
        return outcome
    refused = _public(outcome.call) or _not_associated(outcome.call)
    if refused is not None:
        return refused
    if known is None:
        return _gone(call)
    if isinstance(known, Unknown):
        may = (*_perhaps_public(outcome.call), *unproven(call, (host_unknown.CAUSE,), way_fact(call)))
        return Unsure(known.missing or (missing,), may, outcome.call)
    return outcome


def _gone(call: Call) -> Deny:
    """Return the refusal of a call through an endpoint that does not exist, or is not open to it."""
    place = way_fact(call)
    fact = Fact("configuration", f"vpc_endpoints[{place.value}]", "-")
    return Deny(host_unknown.CAUSE, (Fact("request", "host", call.request.host or "-"), place, fact), words(call))


def _new(told: tuple[Deny, ...], one: Deny) -> tuple[Deny, ...]:
    return () if any(denial.cause is one.cause for denial in told) else (one,)


def _public(call: Call) -> Deny | None:
    if may_be_private(call):
        return None
    types = UNKNOWN if isinstance(call.api, Unknown) else call.api.endpoint_types
    shown = "-" if isinstance(types, Unknown) else ", ".join(types)
    kind = Fact("configuration", "endpointConfiguration.types", shown)
    return Deny(public_api_through_vpc_endpoint.CAUSE, (way_fact(call), kind), words(call, **endpoint_words(call)))


def _perhaps_public(call: Call) -> tuple[Deny, ...]:
    """Return the refusal of a public API, where nobody told which type it has."""
    if isinstance(call.api, Unknown) or not isinstance(call.api.endpoint_types, Unknown):
        return ()
    return unproven(call, (public_api_through_vpc_endpoint.CAUSE,), way_fact(call))


def _not_associated(call: Call) -> Deny | None:
    named = vpc_endpoint_name(call.request.host)
    if named is None or named.api_id is None or isinstance(call.api, Unknown):
        return None
    associated = call.api.vpc_endpoint_ids
    if isinstance(associated, Unknown) or named.vpce_id in associated:
        return None
    fact = Fact("configuration", "endpointConfiguration.vpcEndpointIds", ", ".join(associated) or "-")
    host = Fact("request", "host", call.request.host)
    values = {**endpoint_words(call), "vpc_endpoint_id": named.vpce_id}
    return Deny(not_associated.CAUSE, (host, fact), words(call, **values))


def _of_the_api(call: Call) -> tuple[Cause, ...]:
    """Return what an API that nobody told us of can be refused for."""
    named = vpc_endpoint_name(call.request.host)
    by_name = named is not None and named.api_id is not None
    return (public_api_through_vpc_endpoint.CAUSE, *((not_associated.CAUSE,) if by_name else ()))
