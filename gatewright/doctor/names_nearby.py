"""
The other names by which the called API could be reached, for whoever wants to know which of them resolve, and where.

Restates "Invoke a private API": the API's own name (with private DNS), the alias of each endpoint that is associated
with the API, and the endpoint's own name, with the API in a header.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gatewright.aws.addresses import address_of
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.unknown import Unknown

_ABOUT: Final = "endpoint."
_MOST: Final = 8


def names_nearby(diagnosis: Diagnosis, configuration: Configuration) -> tuple[str, ...]:
    """Return the names, where one of the causes is about the endpoint and the host of the call was looked up."""
    exchange = diagnosis.exchange
    failed = exchange.failure is not None and exchange.failure.kind == "dns"
    looked_up = failed or any(fact.where == "dns" for fact in exchange.ways)
    if not looked_up or isinstance(exchange.host, Unknown) or not any(_answers(diagnosis)):
        return ()
    found = dict.fromkeys(_names(diagnosis, configuration))
    return tuple(name for name in found if name != exchange.host)[:_MOST]


def with_names(diagnosis: Diagnosis, facts: tuple[Fact, ...]) -> Diagnosis:
    """Return the diagnosis with what was found out about these names, where a cause is about the endpoint."""
    answers = set(_answers(diagnosis)) if facts else set()
    findings = tuple(
        replace(one, because=(*one.because, *facts)) if one.cause.id in answers else one for one in diagnosis.findings
    )
    return replace(diagnosis, findings=findings)


def _answers(diagnosis: Diagnosis) -> Iterator[str]:
    return (one.cause.id for one in diagnosis.findings if one.cause.id.startswith(_ABOUT) and one.standing in ANSWERS)


def _names(diagnosis: Diagnosis, configuration: Configuration) -> Iterator[str]:
    request = diagnosis.exchange.request
    named = None if isinstance(request, Unknown) else address_of(request)
    if named is not None and not isinstance(named, Unknown) and named.region is not None:
        service = f"execute-api.{named.region}.amazonaws.com"
        yield f"{named.api_id}.{service}"
        api = configuration.api(named.api_id)
        associated = () if api is None or isinstance(api, Unknown) else api.vpc_endpoint_ids
        yield from (
            f"{named.api_id}-{one}.{service}" for one in (() if isinstance(associated, Unknown) else associated)
        )
    for endpoint in configuration.vpc_endpoints.known():
        yield from (name for name in endpoint.dns_names[:1] if endpoint.open)
