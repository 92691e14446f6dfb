"""Changes of a call that several fixes share, each made on a copy."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from gatewright.aws.addresses import rewritten
from gatewright.aws.http_routes import http_router
from gatewright.aws.paths import router
from gatewright.aws.websocket_routes import is_about_connections
from gatewright.model.api import Api, Definition, Method
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName
from gatewright.model.listing import Listing
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey, UsagePlan


def with_path(call: Call, path: str) -> Request | None:
    """Return the request for another path below the same API, stage first."""
    if isinstance(call.address, Unknown):
        return None
    target = rewritten(call.request.path, call.address, path)
    return None if target is None else replace(call.request, path=target)


def with_header(request: Request, name: str, value: str) -> Request:
    """Return the request with this one header set."""
    kept = request.headers.without(name)
    return replace(request, headers=replace(kept, items=(*kept.items, (name, value))))


def without_header(request: Request, name: str) -> Request:
    """Return the request without this header."""
    return replace(request, headers=request.headers.without(name))


def with_stage(call: Call, stage: Stage) -> Configuration | None:
    """Return the configuration in which the called API has this stage."""
    if isinstance(call.api, Unknown):
        return None
    api = replace(call.api, stages=_with(call.api.stages, stage.name, stage))
    return with_api(call.configuration, api)


def with_api(configuration: Configuration, api: Api) -> Configuration:
    """Return the configuration with this API in place of the one of its id."""
    if api.protocol != "REST":
        return replace(configuration, apis=_with(configuration.apis, api.id, api))
    return replace(configuration, rest_apis=_with(configuration.rest_apis, api.id, api))


def with_deployed_method(call: Call, change: Callable[[Method], Method]) -> Proposal | None:
    """Return the proposal in which the deployed method is another, where the account tells the id to change it by."""
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown) or isinstance(call.route, Unknown):
        return None
    if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown):
        return None
    resource, method = call.route.resource, call.route.method
    saved = call.api.saved.resources.get(resource.path)
    if saved is None:
        return None
    found = {"method_verb": method.http_method}
    # The saved one is changed; what is deployed may come from an export, which tells no ids of routes.
    of_route = next((one.route_id for one in (saved.methods.get(method.http_method), method) if one is not None), None)
    if of_route is not None:
        found["route_id"] = of_route
    elif not isinstance(saved.id, Unknown):
        found["resource_id"] = saved.id
    else:
        return None
    changed = replace(resource, methods={**resource.methods, method.http_method: change(method)})
    deployed = replace(call.stage.deployed, resources={**call.stage.deployed.resources, resource.path: changed})
    configuration = with_stage(call, replace(call.stage, deployed=deployed))
    if configuration is None:
        return None
    return Proposal(request=call.request, configuration=configuration, values=found)


def deploy_saved(call: Call) -> Configuration | None:
    """Return the configuration after the saved definition was deployed to the called stage."""
    if isinstance(call.api, Unknown) or isinstance(call.stage, Unknown) or isinstance(call.api.saved, Unknown):
        return None
    return with_stage(call, replace(call.stage, deployed=deployable(call.api.saved)))


def deployable(saved: Definition) -> Definition:
    """Return what a deployment takes over: resources with a method."""
    return replace(saved, resources={path: found for path, found in saved.resources.items() if found.methods})


def known_stages(call: Call) -> Iterator[Stage]:
    """Yield the stages of the called API that are known."""
    if not isinstance(call.api, Unknown):
        yield from call.api.stages.known()


def serves(call: Call, definition: Definition, path: str) -> bool:
    """Tell whether a definition serves the verb of the call at a path below the stage."""
    if not isinstance(call.api, Unknown) and call.api.protocol == "WEBSOCKET":
        return bool(definition.resources) and (path in ("", "/") or is_about_connections(path))
    if not isinstance(call.api, Unknown) and call.api.protocol == "HTTP":
        return http_router(definition).route(call.request.method, path) is not None
    return router(definition).route(call.request.method, path) is not None


def with_plan(configuration: Configuration, key: ApiKey, changed: UsagePlan) -> Configuration:
    """Return the configuration with this plan in place of the one of its id, joined to the key."""
    plans = configuration.usage_plans
    known = () if isinstance(plans, Unknown) else plans
    others = tuple(plan for plan in configuration.plans_by_key.get(key.id, ()) if plan.id != changed.id)
    return replace(
        configuration,
        usage_plans=(*(plan for plan in known if plan.id != changed.id), changed),
        plans_by_key={**configuration.plans_by_key, key.id: (changed, *others)},
    )


def with_domain(configuration: Configuration, domain: DomainName) -> Configuration:
    """Return the configuration with this domain name in place of the one of its name."""
    return replace(configuration, domain_names=_with(configuration.domain_names, domain.key, domain))


def _with(listing: Listing, name: str, value: object) -> Listing:  # type: ignore[type-arg]  # of any kind of thing
    return replace(listing, items={**listing.items, name: value})
