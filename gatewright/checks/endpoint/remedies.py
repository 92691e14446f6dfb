"""Fixes of the endpoint check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.aws.addresses import API_ID_HEADER, address_of, split_stage
from gatewright.aws.arn import partition_of
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name, way_of
from gatewright.checks.endpoint.evidence import endpoint_words, open_endpoints
from gatewright.checks.reach import interface_endpoint
from gatewright.checks.remedies import with_api, with_header, with_stage, without_header
from gatewright.checks.words import endpoint
from gatewright.model.address import Address
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown


def open_default_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Open the default endpoint of the deployed API."""
    del values  # nothing of the denial is needed
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    deployed = replace(call.stage.deployed, disable_execute_api_endpoint=False)
    configuration = with_stage(call, replace(call.stage, deployed=deployed))
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)


def call_by_a_domain_name(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the API by a custom domain name whose mapping leads to the called stage."""
    del values  # the call itself says more
    if isinstance(call.address, Unknown) or isinstance(call.stage, Unknown):
        return None
    here, path = (call.address.api_id, call.stage.name), split_stage(call.address.path)[1]
    for domain in call.configuration.domain_names.known():
        mappings = () if isinstance(domain.mappings, Unknown) else domain.mappings
        fitting = (one for one in mappings if (one.rest_api_id, one.stage) == here)
        is_private = isinstance(domain.endpoint_types, Unknown) or "PRIVATE" in domain.endpoint_types
        mapping = None if is_private else next(fitting, None)
        if mapping is None or domain.name.startswith("*"):
            continue
        base = f"/{mapping.base_path}" if mapping.base_path else ""
        request = replace(_at_host(call.request, domain.name), path=f"{base}{path}")
        suggested = {**_suggested(request), "suggested_endpoint": endpoint(request)}
        return Proposal(request=request, configuration=call.configuration, values=suggested)
    return None


def call_by_the_endpoint_s_name(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the own name of the VPC endpoint on the way, or of one that there is, and name the API in the header."""
    del values  # the call itself says more
    known = interface_endpoint(call)
    through = known if isinstance(known, InterfaceEndpoint) else next(open_endpoints(call), None)
    address = address_of(call.request) if isinstance(call.address, Unknown) else call.address
    if through is None or not through.dns_names or not isinstance(address, Address):
        return None
    if address.kind == "custom":
        return None
    request = with_header(_at_host(call.request, through.dns_names[0]), API_ID_HEADER, address.api_id)
    way = VpcEndpoint(vpce_id=through.id, vpc_id=through.vpc_id)
    request = replace(request, path=address.path, peer=replace(request.peer, vpc_endpoint=way))
    return Proposal(request=request, configuration=call.configuration, values=endpoint_words(call))


def associate_the_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Associate the private API with the VPC endpoint that the name holds."""
    del values  # the call itself says more
    named = vpc_endpoint_name(call.request.host)
    if named is None or named.api_id is None:
        return None
    # The check that refused established no API: the name tells it.
    api = call.configuration.rest_apis.get(named.api_id)
    if api is None or isinstance(api, Unknown) or isinstance(api.vpc_endpoint_ids, Unknown):
        return None
    associated = replace(api, vpc_endpoint_ids=(*api.vpc_endpoint_ids, named.vpce_id))
    return Proposal(request=call.request, configuration=with_api(call.configuration, associated))


def name_the_api(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Name the one private API that the endpoint is associated with, or else the one that the region has."""
    del values  # the call itself says more
    private = [
        api
        for api in call.configuration.rest_apis.known()
        if not isinstance(api.endpoint_types, Unknown) and "PRIVATE" in api.endpoint_types
    ]
    way = way_of(call.request)
    vpce_id = way.vpce_id if isinstance(way, VpcEndpoint) else None
    meant = [api for api in private if vpce_id in _associated(api)] or private
    if len(meant) != 1:
        return None
    request = with_header(call.request, API_ID_HEADER, meant[0].id)
    return Proposal(request=request, configuration=call.configuration, values={"rest_api_id": meant[0].id})


def _associated(api: Api) -> tuple[str, ...]:
    return () if isinstance(api.vpc_endpoint_ids, Unknown) else api.vpc_endpoint_ids


def call_the_public_name(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the public API by its own name, and not through the VPC endpoint."""
    region, api_id = call.configuration.region, values["rest_api_id"]
    if isinstance(region, Unknown) or call.configuration.rest_apis.get(api_id) is None:
        return None
    domain = "amazonaws.com.cn" if partition_of(region) == "aws-cn" else "amazonaws.com"
    request = _at_host(call.request, f"{api_id}.execute-api.{region}.{domain}")
    request = replace(without_header(request, API_ID_HEADER), peer=replace(request.peer, vpc_endpoint=None))
    return Proposal(request=request, configuration=call.configuration, values=_suggested(request))


def _suggested(request: Request) -> dict[str, str]:
    """Return the placeholders of a call to another host."""
    return {"suggested_host": request.host, "suggested_path": request.path}


def _at_host(request: Request, host: str) -> Request:
    """Return the request to another host."""
    return replace(with_header(request, "Host", host), host=host)
