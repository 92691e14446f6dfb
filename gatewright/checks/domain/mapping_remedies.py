"""Fixes of mappings of a custom domain name, made on a copy."""

import json
from collections.abc import Mapping
from dataclasses import replace

from gatewright.aws.base_paths import longest
from gatewright.aws.routing_rules import choose
from gatewright.checks.domain.serving import called_domain, deployed, serves, stages
from gatewright.checks.remedies import with_domain
from gatewright.model.api import Protocol
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.unknown import Unknown


def call_a_mapped_path(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Put a base path that is mapped before the path that was called, where the stage behind it serves that."""
    del values  # the call itself says more
    for one in _mappings(call):
        if not serves(deployed(call, one.rest_api_id, one.stage), call, call.request.path):
            continue
        path = f"/{one.base_path}{call.request.path}" if one.base_path else call.request.path
        request = replace(call.request, path=path)
        return Proposal(request=request, configuration=call.configuration, values={"suggested_path": path})
    return None


def map_the_path(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Map every path, or the first segment of this one, to a stage of a REST API that serves what is left of it."""
    del values  # the call itself says more
    return _mapped_anew(call, "REST")


def map_the_path_to_an_http_api(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Do the same for a stage of an HTTP API, which V1 cannot map."""
    del values  # the call itself says more
    proposal = _mapped_anew(call, "HTTP")
    if proposal is None:
        return None
    found = proposal.values
    base_path = "" if found["new_base_path"] == "(none)" else found["new_base_path"]
    named = {
        "DomainName": call.request.host,
        "ApiId": found["new_api_id"],
        "Stage": found["new_stage"],
        "ApiMappingKey": base_path,
    }
    written = json.dumps(named, separators=(",", ":"))
    return replace(proposal, values={"mapped_http_api": found["new_api_id"], "api_mapping": written})


def _mapped_anew(call: Call, protocol: Protocol) -> Proposal | None:
    domain = _mapping_domain(call)
    if domain is None or isinstance(domain.mappings, Unknown):
        return None
    taken = {one.base_path for one in domain.mappings}
    first, _, rest = call.request.path[1:].partition("/")
    of_the_kind = {api.id for api in call.configuration.known_apis() if api.protocol == protocol}
    for base_path, path in (("", call.request.path), (first, f"/{rest}")):
        if base_path in taken:
            continue
        for api_id, stage, definition in stages(call):
            if api_id in of_the_kind and serves(definition, call, path, protocol):
                return _mapped(call, domain, BasePathMapping(base_path=base_path, rest_api_id=api_id, stage=stage.name))
    return None


def lead_the_mapping_to_a_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the mapping that was met lead to a stage of its API that exists and serves the path."""
    del values  # the call itself says more
    domain = _mapping_domain(call)
    if domain is None or isinstance(domain.mappings, Unknown):
        return None
    found = longest(domain.mappings, call.request.path)
    if found is None:
        return None
    old, path = found
    for api_id, stage, definition in stages(call):
        if api_id == old.rest_api_id and serves(definition, call, path):
            return _mapped(call, domain, replace(old, stage=stage.name))
    return None


def map_the_stage_s_name(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Map the stage's name as a base path, so that URLs which repeat it work too."""
    del values  # the call itself says more
    domain = _mapping_domain(call)
    if domain is None or isinstance(call.address, Unknown):
        return None
    if isinstance(call.stage, Unknown) or call.address.base_path != "":
        # Behind another base path the stage's name is no first segment, and REST APIs map no second one.
        return None
    mapping = BasePathMapping(base_path=call.stage.name, rest_api_id=call.address.api_id, stage=call.stage.name)
    return _mapped(call, domain, mapping)


def _mapped(call: Call, domain: DomainName, mapping: BasePathMapping) -> Proposal:
    values = {
        "new_base_path": mapping.base_path or "(none)",
        "new_api_id": mapping.rest_api_id,
        "new_stage": mapping.stage or "(none)",
    }
    return Proposal(
        request=call.request, configuration=with_mapping(call.configuration, domain, mapping), values=values
    )


def with_mapping(configuration: Configuration, domain: DomainName, mapping: BasePathMapping) -> Configuration:
    """Return the configuration in which the domain name has this mapping, in place of one of the same base path."""
    known = () if isinstance(domain.mappings, Unknown) else domain.mappings
    kept = tuple(one for one in known if one.base_path != mapping.base_path)
    return with_domain(configuration, replace(domain, mappings=(*kept, mapping)))


def _mapping_domain(call: Call) -> DomainName | None:
    """Return the domain name that was called where its mappings have a say for this call."""
    domain = called_domain(call)
    if domain is None or domain.maps_only:
        return domain
    if domain.routes_only or isinstance(domain.rules, Unknown) or choose(domain.rules, call.request).rule is not None:
        return None
    return domain


def _mappings(call: Call) -> tuple[BasePathMapping, ...]:
    domain = called_domain(call)
    if domain is None or domain.routes_only or isinstance(domain.mappings, Unknown):
        return ()
    return domain.mappings
