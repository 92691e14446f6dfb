"""Stages that are known, and what is deployed to them: where a path of a custom domain name could lead."""

from collections.abc import Iterator

from gatewright.aws.http_routes import http_router
from gatewright.aws.paths import router
from gatewright.checks.reach import domain_name
from gatewright.model.api import Definition, Protocol
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown


def called_domain(call: Call) -> DomainName | None:
    """Return the custom domain name that was called where it is known."""
    found = domain_name(call)
    return None if isinstance(found, Unknown) else found


def stages(call: Call) -> Iterator[tuple[str, Stage, Definition]]:
    """Yield the stages of the APIs that the domain name leads to, then of all others that are known."""
    domain = called_domain(call)
    first = set() if domain is None else {*_mapped(domain), *_ruled(domain)}
    apis = sorted(call.configuration.known_apis(), key=lambda api: api.id not in first)
    for api in apis:
        for stage in api.stages.known():
            if not isinstance(stage.deployed, Unknown):
                yield api.id, stage, stage.deployed


def deployed(call: Call, api_id: str, stage: str | None) -> Definition | None:
    """Return what is deployed to a stage; `None` where there is none, or nobody told us."""
    return next((found for known, one, found in stages(call) if known == api_id and one.name == stage), None)


def serves(definition: Definition | None, call: Call, path: str, protocol: Protocol = "REST") -> bool:
    """Tell whether a definition has a method, or a route, for the call's verb at a path."""
    if definition is None:
        return False
    found = http_router(definition) if protocol == "HTTP" else router(definition)
    return found.route(call.request.method, path) is not None


def _mapped(domain: DomainName) -> set[str]:
    return set() if isinstance(domain.mappings, Unknown) else {one.rest_api_id for one in domain.mappings}


def _ruled(domain: DomainName) -> set[str]:
    return set() if isinstance(domain.rules, Unknown) else {one.api_id for one in domain.rules}
