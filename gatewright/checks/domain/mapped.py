"""Where does a custom domain name lead this path?

Restates "Use API mappings to connect API stages to a custom domain name for REST APIs", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
The longest base path wins; it is taken off the path, and the stage that the mapping names stands in its place.
"""

from gatewright.aws.base_paths import longest
from gatewright.checks.domain import path_not_mapped
from gatewright.checks.domain.missing import mappings_missing
from gatewright.checks.domain.reached import reached
from gatewright.checks.unproven import unproven
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.address import Address
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Unsure
from gatewright.model.unknown import Unknown


def mapped(call: Call, domain: DomainName, *, by_target: bool = True) -> Outcome:
    """Find the mapping that the path falls under, and the API and stage that it names.

    `by_target` says whether every request to this target gets here: not so where routing rules asked for headers first.
    """
    mappings = domain.mappings
    if isinstance(mappings, Unknown):
        may = unproven(call, (path_not_mapped.CAUSE,), Fact("request", "host", call.request.host))
        return Unsure(mappings.missing or (mappings_missing(domain.key),), may)
    found = longest(mappings, call.request.path)
    if found is None:
        return _not_mapped(call, domain, None)
    mapping, rest = found
    region = call.configuration.region
    address = Address(
        kind="custom",
        api_id=mapping.rest_api_id,
        region=domain.region if isinstance(region, Unknown) else region,
        path=rest if mapping.stage is None else f"/{mapping.stage}{rest}",
        base_path=mapping.base_path,
        implied_stage=mapping.stage is not None,
        via_domain_arn=domain.private_arn,
        by_target=by_target,
    )
    return reached(call, address, mapping.stage, _not_mapped(call, domain, mapping))


def _not_mapped(call: Call, domain: DomainName, mapping: BasePathMapping | None) -> Deny:
    """Name what is mapped, or what the mapping leads to."""
    mappings = () if isinstance(domain.mappings, Unknown) else domain.mappings
    paths = ", ".join(f"/{one.base_path}" for one in mappings)
    facts = [Fact("request", "host", call.request.host), Fact("request", "path", call.request.path)]
    if mapping is None:
        facts.append(Fact("configuration", f"domain_names[{domain.name}].mappings", paths or "-"))
    else:
        place = f"domain_names[{domain.name}].mappings[{mapping.base_path or '(none)'}]"
        facts.append(Fact("configuration", place, f"{mapping.rest_api_id}/{mapping.stage or '-'}"))
    return Deny(path_not_mapped.CAUSE, tuple(facts), words(call, **_named(call, domain, mapping, paths)))


def _named(call: Call, domain: DomainName, mapping: BasePathMapping | None, paths: str) -> dict[str, str]:
    """Return the placeholders of the cause: of the mapping that was met, else of the first there is."""
    mappings = () if isinstance(domain.mappings, Unknown) else domain.mappings
    known = mapping or (mappings[0] if mappings else None)
    first = call.request.path[1:].partition("/")[0]
    api_id = known.rest_api_id if known else only_api(call)
    return {
        "domain_name": domain.name,
        "base_paths": paths or "-",
        "base_path": (mapping.base_path if mapping else first) or "(none)",
        "mapped_api_id": api_id,
        "mapped_stage": (known.stage if known else None) or NOT_KNOWN,
        "rest_api_id": api_id,
    }


def only_api(call: Call) -> str:
    """Return the id of the API that is meant where there is just one."""
    apis: list[Api] = list(call.configuration.known_apis())
    return apis[0].id if len(apis) == 1 else NOT_KNOWN
