"""Fixes of mappings of a custom domain name, made on a copy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gatewright.aws.base_paths import longest
from gatewright.aws.paths import router
from gatewright.checks.reach import domain_name
from gatewright.model.api import Definition
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown


def call_a_mapped_path(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Put a base path that is mapped before the path that was called, where the stage behind it serves that."""
    del values  # the call itself says more
    for one in _mappings(call):
        deployed = _deployed(call, one.rest_api_id, one.stage)
        if deployed is None or router(deployed).route(call.request.method, call.request.path) is None:
            continue
        path = f"/{one.base_path}{call.request.path}" if one.base_path else call.request.path
        request = replace(call.request, path=path)
        return Proposal(request=request, configuration=call.configuration, values={"suggested_path": path})
    return None


def map_the_path(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Map every path, or the first segment of this one, to a stage that serves what is left of it."""
    del values  # the call itself says more
    domain = domain_name(call)
    if domain is None or isinstance(domain, Unknown) or isinstance(domain.mappings, Unknown):
        return None
    taken = {one.base_path for one in domain.mappings}
    first, _, rest = call.request.path[1:].partition("/")
    for base_path, path in (("", call.request.path), (first, f"/{rest}")):
        if base_path in taken:
            continue
        for api_id, stage, deployed in _stages(call):
            if router(deployed).route(call.request.method, path) is not None:
                return _mapped(call, domain, BasePathMapping(base_path=base_path, rest_api_id=api_id, stage=stage.name))
    return None


def lead_the_mapping_to_a_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the mapping that was met lead to a stage of its API that exists and serves the path."""
    del values  # the call itself says more
    domain = domain_name(call)
    if domain is None or isinstance(domain, Unknown) or isinstance(domain.mappings, Unknown):
        return None
    found = longest(domain.mappings, call.request.path)
    if found is None:
        return None
    old, path = found
    for api_id, stage, deployed in _stages(call):
        if api_id == old.rest_api_id and router(deployed).route(call.request.method, path) is not None:
            return _mapped(call, domain, replace(old, stage=stage.name))
    return None


def map_the_stage_s_name(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Map the stage's name as a base path, so that URLs which repeat it work too."""
    del values  # the call itself says more
    domain = domain_name(call)
    if domain is None or isinstance(domain, Unknown) or isinstance(call.address, Unknown):
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
    listing = configuration.domain_names
    changed = replace(domain, mappings=(*kept, mapping))
    return replace(configuration, domain_names=replace(listing, items={**listing.items, domain.name: changed}))


def _mappings(call: Call) -> tuple[BasePathMapping, ...]:
    domain = domain_name(call)
    if domain is None or isinstance(domain, Unknown) or isinstance(domain.mappings, Unknown):
        return ()
    return domain.mappings


def _stages(call: Call) -> Iterator[tuple[str, Stage, Definition]]:
    """Yield the stages of the APIs that the domain name leads to, then of all others that are known."""
    mapped = [one.rest_api_id for one in _mappings(call)]
    apis = sorted(call.configuration.known_apis(), key=lambda api: api.id not in mapped)
    for api in apis:
        for stage in api.stages.known():
            if not isinstance(stage.deployed, Unknown):
                yield api.id, stage, stage.deployed


def _deployed(call: Call, api_id: str, stage: str | None) -> Definition | None:
    return next((deployed for known, one, deployed in _stages(call) if known == api_id and one.name == stage), None)
