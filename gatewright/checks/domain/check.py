"""Does the host name an API?

Restates "Invoke REST APIs in API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
A custom domain name leads to an API by its routing rules and its mappings (`checks.domain.routed`), a VPC endpoint to
private APIs (`checks.domain.through`).
"""

from gatewright.aws.addresses import address, address_of
from gatewright.aws.sigv4.answers import EXPIRED, NOT_YET_CURRENT, SCOPE_WRONG
from gatewright.aws.sigv4.form import complaint
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name, way_of
from gatewright.checks.domain import (
    access_association_missing,
    host_unknown,
    path_not_mapped,
    policy_denied,
    private,
    routing_rule_unmatched,
    through,
)
from gatewright.checks.domain.missing import (
    api_missing,
    domain_names,
    judgement_of_signature,
    region_of_api,
    region_of_domain,
    vpc_endpoints,
)
from gatewright.checks.domain.routed import routed
from gatewright.checks.endpoint import api_id_missing, control_plane_host, public_api_through_vpc_endpoint
from gatewright.checks.reach import domain_name, is_control_plane
from gatewright.checks.unproven import unproven
from gatewright.checks.words import words
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.fact import Fact
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Unknown

_OF_CUSTOM_DOMAINS = (
    path_not_mapped.CAUSE,
    host_unknown.CAUSE,
    routing_rule_unmatched.CAUSE,
    access_association_missing.CAUSE,
    policy_denied.CAUSE,
)
_OF_VPC_ENDPOINTS = (api_id_missing.CAUSE, host_unknown.CAUSE, public_api_through_vpc_endpoint.CAUSE)
_OF_NAMES_INSIDE = tuple({cause.id: cause for cause in (*_OF_CUSTOM_DOMAINS, *_OF_VPC_ENDPOINTS)}.values())
_NOT_FOR_US_TO_JUDGE = (SCOPE_WRONG, EXPIRED, NOT_YET_CURRENT)


def check(call: Call) -> Outcome:
    """Read the API id from the host, the path of a local form or a header, and find the API."""
    if isinstance(way_of(call.request), VpcEndpoint):
        return _through_vpc_endpoint(call)
    named = address_of(call.request)
    if not isinstance(named, Address) or _is_beside_a_domain_name(call, named):
        return _no_address(call)
    return _at(call, named)


def _is_beside_a_domain_name(call: Call, named: Address) -> bool:
    """Tell whether a path names an API at a domain name, which serves its own: none leads round the name's terms."""
    return named.path != call.request.path and isinstance(domain_name(call), DomainName)


def _at(call: Call, named: Address) -> Outcome:
    """Find the API of an address."""
    region = call.configuration.region
    elsewhere = named.region is not None and not isinstance(region, Unknown) and named.region != region
    api = None if elsewhere else call.configuration.api(named.api_id)
    if api is None and named.region is None and isinstance(region, Unknown):
        # A local form names no region: that one region has no such API says nothing of the others.
        denial = Deny(host_unknown.CAUSE, (_host(call),), words(call, rest_api_id=named.api_id))
        return Unsure((region_of_api(named.api_id),), (denial,), call.at_address(named))
    if api is None:
        fact = Fact("configuration", f"rest_apis[{named.api_id}]", "-")
        return Deny(host_unknown.CAUSE, (_host(call), fact), words(call, rest_api_id=named.api_id))
    if isinstance(api, Unknown):
        denial = Deny(host_unknown.CAUSE, (_host(call),), words(call, rest_api_id=named.api_id))
        return Unsure(api.missing or (api_missing(named.api_id),), (denial,), call.at_address(named))
    return Pass(call.at_api(named, api))


def _through_vpc_endpoint(call: Call) -> Outcome:
    """Judge a call through a VPC endpoint: the API stands in the host or in a header, or nobody says which is meant.

    A custom domain name may stand before a private API, too.
    """
    missing, named = vpc_endpoints(call), address_of(call.request)
    if vpc_endpoint_name(call.request.host) is None:
        others = (api_id_missing.CAUSE, public_api_through_vpc_endpoint.CAUSE)
        may_be_one = address(call.request.host, "/") is None
        by_name = private.by_private_name(call, missing, others) if may_be_one else None
        if by_name is not None:
            return through.to_its_api(call, by_name, missing)
        domain = domain_name(call)
        if isinstance(domain, Unknown) and address(call.request.host, call.request.path) is None:
            may = unproven(call, _OF_NAMES_INSIDE, _host(call))
            return Unsure(domain.missing or (domain_names(),), may)
        if isinstance(domain, DomainName):
            return through.to_its_api(call, routed(call, domain), missing)
    if isinstance(named, Unknown):
        return Unsure(named.missing or (missing,), unproven(call, _OF_VPC_ENDPOINTS, _host(call)))
    return through.without_api(call) if named is None else through.to_its_api(call, _at(call, named), missing)


def _no_address(call: Call) -> Outcome:
    """Judge a host that is no default endpoint."""
    if is_control_plane(call):
        return _control_plane(call)
    found = domain_name(call)
    if isinstance(found, Unknown):
        return Unsure(found.missing or (domain_names(),), unproven(call, _OF_CUSTOM_DOMAINS, _host(call)))
    if found is not None:
        return routed(call, found)
    perhaps = private.by_private_name(call, vpc_endpoints(call)) if isinstance(way_of(call.request), Unknown) else None
    if perhaps is not None:
        return perhaps
    denial = Deny(host_unknown.CAUSE, (_host(call),), words(call))
    if isinstance(call.configuration.region, Unknown) and not call.configuration.tells_all_apis:
        # That one region has no such domain name says nothing of the others.
        return Unsure((region_of_domain(call.request.host),), (denial,))
    return denial


def _control_plane(call: Call) -> Outcome:
    """Refuse as the control plane does: it reads every call as a signed one, for another service and with its clock."""
    found = complaint(call.request.headers, call.request.query, call.request.received_at, None)
    if isinstance(found, Unknown):
        return Unsure(found.missing, unproven(call, (control_plane_host.CAUSE,), _host(call)))
    if found is None or found[0] in _NOT_FOR_US_TO_JUDGE:
        return Unsure((judgement_of_signature(),), unproven(call, (control_plane_host.CAUSE,), _host(call)))
    signature, values = found
    return Deny(control_plane_host.CAUSE, (_host(call),), words(call, **values), signature)


def _host(call: Call) -> Fact:
    return Fact("request", "host", call.request.host or "-")
