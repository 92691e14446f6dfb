"""
What each check reads of the configuration, for one call.

Two configurations that are equal in this are one to the check: what the call brought, told or not, then comes to the
same under both. Each is rather too much than too little: a difference that the check would not mind costs a decision,
and one that it minds, and that were left out here, would be a guess. Names that the world gives by chance (the id of an
authorizer) are left out, so that a template and an account can be equal.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.base_paths import names_of
from gatewright.aws.lambda_uri import called_function
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.policies import method, vpc_endpoint_policy
from gatewright.model.api import Definition
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown


class _Nothing:
    """Equal to nothing. Each stands once: what holds the very same one counts as equal to itself."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


def inputs(check: str, call: Call) -> object:
    """Return what a check reads of the call's configuration; equal to nothing where that is not known."""
    if check == "domain":
        return _ways_to_apis(call)
    if isinstance(call.api, Unknown) or isinstance(call.address, Unknown):
        return _Nothing()
    read = _READ.get(check)
    return _Nothing() if read is None else (call.api.protocol, read(call))


def _head(call: Call) -> tuple[object, ...]:
    """Return where the call led."""
    stage = call.stage if isinstance(call.stage, Unknown) else call.stage.name
    assert not isinstance(call.address, Unknown)
    address = call.address
    return address.kind, address.api_id, address.region, address.path, address.via_domain_arn, stage


def _domain_names(call: Call) -> tuple[object, ...]:
    return tuple(call.configuration.domain_names.get(name) for name in names_of(call.request.host))


def _ways_to_apis(call: Call) -> object:
    """Return what may lead the call to an API, and what is asked of those APIs before one is found."""
    configuration = call.configuration
    apis = {
        one.id: (
            one.protocol,
            one.endpoint_types,
            one.vpc_endpoint_ids,
            tuple(sorted(one.stages.items)),
            one.stages.rest,
        )
        for one in configuration.known_apis()
    }
    rest = (configuration.rest_apis.rest, configuration.apis.rest)
    return _domain_names(call), configuration.vpc_endpoints, configuration.region, apis, rest


def _stage(call: Call) -> object:
    assert not isinstance(call.api, Unknown)
    stages = call.api.stages
    return _head(call), tuple(sorted(stages.items)), stages.rest


def _deployed(call: Call) -> Definition | Unknown:
    return call.stage if isinstance(call.stage, Unknown) else call.stage.deployed


def _endpoint(call: Call) -> object:
    assert not isinstance(call.api, Unknown)
    deployed = _deployed(call)
    disabled = deployed if isinstance(deployed, Unknown) else deployed.disable_execute_api_endpoint
    return _head(call), call.api.endpoint_types, disabled


def _waf(call: Call) -> object:
    if isinstance(call.stage, Unknown):
        return _Nothing()
    arn = call.stage.web_acl_arn
    acl = call.configuration.web_acls.get(arn) if isinstance(arn, str) else arn
    return call.public_path, arn is None, acl


def _route(call: Call) -> object:
    deployed = _deployed(call)
    if isinstance(deployed, Unknown):
        return _Nothing()
    return _head(call), deployed.resources, deployed.cors, deployed.route_selection_expression


def _authorization(call: Call) -> object:
    return call.route if isinstance(call.route, Unknown) else call.route.method.authorization_type


def policy_text(call: Call) -> str | Unknown | None:
    """Return the resource policy that the stage serves under, as it is written."""
    deployed = _deployed(call)
    return deployed if isinstance(deployed, Unknown) else deployed.policy


def inputs_beside_the_policy(check: str, call: Call) -> object:
    """Return what a check that holds the resource policy against a call reads besides it."""
    if isinstance(call.api, Unknown) or isinstance(call.address, Unknown):
        return _Nothing()
    beside = (call.api.protocol, _around_the_policy(call))
    return beside if check == "resource-policy" else (beside, *_caller(call))


def _around_the_policy(call: Call) -> object:
    """Return the policy of the way, whether the API is private, and the ARN that is asked about."""
    assert not isinstance(call.api, Unknown)
    return _head(call), method(call), _authorization(call), vpc_endpoint_policy(call), call.api.endpoint_types


def _policies(call: Call) -> object:
    return _around_the_policy(call), policy_text(call)


def _caller(call: Call) -> tuple[object, ...]:
    return call.principal, call.authorized, call.configuration.account_id


def _iam(call: Call) -> object:
    assert not isinstance(call.address, Unknown)
    return call.address.region, _authorization(call), vpc_endpoint_policy(call)


def _authorizer(call: Call) -> object:
    if isinstance(call.route, Unknown) or isinstance(call.stage, Unknown):
        return _Nothing()
    found = authorizer_of(call)
    wanted = call.route.method
    return (
        _head(call),
        method(call),
        _variables(call.stage.variables, found),
        wanted.authorization_type,
        wanted.authorization_scopes,
        replace(found, id="", name="") if isinstance(found, Authorizer) else found,
        _function(call, found),
    )


def _variables(variables: Mapping[str, str], authorizer: Authorizer | Unknown | None) -> object:
    """Return the stage variables that an authorizer reads; a function of type REQUEST is handed all of them."""
    if authorizer is None:
        return None
    if not isinstance(authorizer, Authorizer) or authorizer.type not in ("TOKEN", "COGNITO_USER_POOLS", "JWT"):
        return variables
    named = f"{authorizer.uri} {authorizer.identity_sources}"
    return {name: value for name, value in variables.items() if f"stageVariables.{name}" in named}


def _function(call: Call, authorizer: Authorizer | Unknown | None) -> object:
    """Return what is known of the function that an authorizer calls."""
    if not isinstance(authorizer, Authorizer) or not isinstance(authorizer.uri, str) or isinstance(call.stage, Unknown):
        return None
    named = called_function(authorizer.uri, call.stage.variables)
    return None if named is None else call.configuration.functions.get(named.text)


def _authorize(call: Call) -> object:
    return _policies(call), *_caller(call)


def _api_key(call: Call) -> object:
    deployed = _deployed(call)
    if isinstance(call.route, Unknown) or isinstance(deployed, Unknown):
        return _Nothing()
    configuration = call.configuration
    return (
        call.route.method.api_key_required,
        deployed.api_key_source,
        _head(call)[1],
        _head(call)[-1],
        configuration.api_keys,
        configuration.usage_plans,
    )


def _throttle(call: Call) -> object:
    if isinstance(call.stage, Unknown) or isinstance(call.route, Unknown):
        return _Nothing()
    use = call.key_use
    plan = (
        use
        if use is None or isinstance(use, Unknown)
        else (use.plan.throttle, use.plan.method_throttles, use.plan.quota)
    )
    settings = {name: one.throttle for name, one in call.stage.method_settings.items() if one.throttle is not None}
    return plan, settings, call.route.resource.path, call.route.method.http_method, call.configuration.account_throttle


def _request(call: Call) -> object:
    """Return what the method asks of its requests, and how its path names parameters."""
    if isinstance(call.route, Unknown) or isinstance(call.route.method.request, Unknown):
        return _Nothing()
    return call.route.method.request, call.route.resource.path


_READ: Final = {
    "stage": _stage,
    "tls": _domain_names,
    "endpoint": _endpoint,
    "waf": _waf,
    "route": _route,
    "resource-policy": _policies,
    "iam": _iam,
    "authorizer": _authorizer,
    "authorize": _authorize,
    "api-key": _api_key,
    "throttle": _throttle,
    "request": _request,
}
"""By the check's id; of one that is not here nothing is ever equal."""
