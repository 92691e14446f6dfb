"""Situations of private APIs: what goes wrong on the way through a VPC endpoint."""

from collections.abc import Mapping
from typing import Final

from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.domain import add_private_domain
from gatewright.lab.estate import Estate
from gatewright.lab.vpc_endpoints import add_endpoint, allowing, turn_private

_BROKEN: Final = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE"


def _named(estate: Estate, vpce_id: str) -> str:
    return f"{estate.api_id}-{vpce_id}.execute-api.us-east-1.amazonaws.com"


def _from_outside(estate: Estate) -> Attempt:
    turn_private(estate, add_endpoint(estate).id)
    return Attempt(method="GET", path="/prod/pets")


def _without_api(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate)
    turn_private(estate, endpoint.id)
    return Attempt(method="GET", path="/prod/pets", host=endpoint.dns_name)


def _not_associated(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate)
    turn_private(estate)
    return Attempt(method="GET", path="/prod/pets", host=_named(estate, endpoint.id))


def _public_inside(estate: Estate) -> Attempt:
    named = {"x-apigw-api-id": estate.api_id}
    return Attempt(method="GET", path="/prod/pets", host=add_endpoint(estate).dns_name, headers=named)


def _denied_by_the_endpoint(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate, allowing(f"{estate.api_id}/beta/*"))
    turn_private(estate, endpoint.id)
    return Attempt(method="GET", path="/prod/pets", host=_named(estate, endpoint.id))


def _misread(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate, allowing(f"{estate.api_id}/*"))
    turn_private(estate, endpoint.id)
    host = _named(estate, endpoint.id)
    return Attempt(method="GET", path="/prod/pets", host=host, headers={"Authorization": _BROKEN})


def _private_name_of_others(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate)
    turn_private(estate)
    name = add_private_domain(estate, policy=allowing("*"))
    return Attempt(method="GET", path="/pets", host=name, through=endpoint.dns_name)


def _private_name_without_policy(estate: Estate) -> Attempt:
    endpoint = add_endpoint(estate)
    turn_private(estate)
    name = add_private_domain(estate, associated=endpoint.id)
    return Attempt(method="GET", path="/pets", host=name, through=endpoint.dns_name)


THROUGH_ENDPOINTS: Final[Mapping[str, Situation]] = {
    "domain.access-association-missing": _private_name_of_others,
    "domain.policy-denied": _private_name_without_policy,
    "endpoint.private-from-public": _from_outside,
    "endpoint.api-id-missing": _without_api,
    "endpoint.not-associated": _not_associated,
    "endpoint.public-api-through-vpc-endpoint": _public_inside,
    "endpoint.vpc-endpoint-policy-denied": _denied_by_the_endpoint,
    "endpoint.vpc-endpoint-policy-reads-authorization": _misread,
}
"""By cause id."""
