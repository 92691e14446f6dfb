"""The policies that bear on a call, compiled, and the facts that they are held against.

Compiling is remembered by the text: a policy is compiled once, however many calls it decides.
"""

from functools import lru_cache
from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.arn import partition_of
from gatewright.aws.paths import as_named
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import Kind
from gatewright.aws.policy.facts import Facts, Resource, method_resource, of_call
from gatewright.aws.policy.layers import Policies
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.websocket_routes import CONNECTION
from gatewright.checks.reach import interface_endpoint, may_be_private, through
from gatewright.model.call import Call
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

_KEPT: Final = 8192


@lru_cache(maxsize=_KEPT)
def compiled(text: str, kind: Kind, name: str = "") -> Policy | Unknown:
    """Return a policy, compiled; one that cannot be read says nobody knows what."""
    try:
        return policy(text, kind, name)
    except MalformedPolicy:
        return UNKNOWN


def resource_policy(call: Call) -> Policy | Unknown | None:
    """Return the resource policy that the stage serves under; `None` when it has none."""
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    text = deployed if isinstance(deployed, Unknown) else deployed.policy
    if text is None or isinstance(text, Unknown):
        return text
    name = "resource policy" if isinstance(call.api, Unknown) else call.api.id
    return compiled(text, "resource", name)


def of_the_caller(principal: Principal, call: Call) -> Policies:
    """Return all policies that bear on a signed call."""
    return of_principal(principal, resource=resource_policy(call), endpoint=vpc_endpoint_policy(call))


def of_principal(
    principal: Principal, *, resource: Policy | Unknown | None = None, endpoint: Policy | Unknown | None = None
) -> Policies:
    """Return the policies that bind somebody, beside those of what he asks for and of the way there."""
    return Policies(
        identity=_compiled_all(principal.identity_policies, "identity"),
        resource=resource,
        boundary=_compiled_one(principal.boundary, "boundary"),
        session=None if principal.session_policies is None else _compiled_all(principal.session_policies, "session"),
        scps=_compiled_levels(principal.scps),
        endpoint=endpoint,
    )


def lacking(call: Call, principal: Principal | None = None) -> tuple[Missing, ...]:
    """Return what nobody told of all that bears on a call, where somebody said how to learn it."""
    needed: list[object] = [call.configuration.account_id, resource_policy(call), vpc_endpoint_policy(call)]
    if principal is not None:
        needed += [principal.identity_policies, principal.boundary, principal.session_policies, principal.scps]
    gaps = (gap for one in needed if isinstance(one, Unknown) for gap in one.missing)
    return tuple({gap.subject: gap for gap in gaps}.values())


def facts(call: Call, caller: Caller | Unknown | None) -> Facts:
    """Return what policies may ask about a call; `caller` is `None` for one that nobody signed."""
    request = call.request
    return of_call(
        method(call),
        caller,
        request.peer.source_ip,
        secure_transport(call),
        request.headers,
        vpc_endpoint(call),
        UNKNOWN if isinstance(call.address, Unknown) else call.address.via_domain_arn,
        request.received_at or UNKNOWN,
    )


def method(call: Call) -> Resource:
    """Return the ARN of the call: the API's own account, and the path as it was called below the stage.

    Ways of writing one path that lead to one resource have one ARN (`aws/paths.as_named`).
    """
    address = call.address
    region = call.configuration.region
    api_id: str | Unknown = UNKNOWN
    path: str | Unknown = UNKNOWN
    if not isinstance(address, Unknown):
        region = address.region or region
        api_id, path = address.api_id, as_named(split_stage(address.path)[1])
    stage = call.stage if isinstance(call.stage, Unknown) else call.stage.name
    if not isinstance(call.api, Unknown) and call.api.protocol == "WEBSOCKET" and not isinstance(call.route, Unknown):
        return _websocket_route(call.route.resource.path, call, region, api_id, stage)
    return _resource(region, call.configuration.account_id, api_id, stage, call.request.method, path)


def _websocket_route(
    key: str, call: Call, region: str | Unknown, api_id: str | Unknown, stage: str | Unknown
) -> Resource:
    """Return the ARN of a route, which has its key and no verb, or of connections, which have one (documented).

    A refusal names connections by `{connectionId}` (recorded); that policies are held against the same is inferred.
    """
    account_id = call.configuration.account_id
    if key == CONNECTION:
        return _resource(region, account_id, api_id, stage, call.request.method, key)
    return _without_verb(_resource(region, account_id, api_id, stage, key, ""))


@lru_cache(maxsize=_KEPT)
def _without_verb(whole: Resource) -> Resource:
    """Return the ARN of a route: what stands where a method's verb does ends it."""
    *others, last = whole.parts
    text = whole.whole
    ended = last if isinstance(last, Unknown) else last.removesuffix("/")
    return Resource((*others, ended), whole.known, None if text is None else text.removesuffix("/"))


@lru_cache(maxsize=_KEPT)
def _resource(
    region: str | Unknown,
    account_id: str | Unknown,
    api_id: str | Unknown,
    stage: str | Unknown,
    http_method: str,
    path: str | Unknown,
) -> Resource:
    return method_resource(
        region=region,
        account_id=account_id,
        api_id=api_id,
        stage=stage,
        http_method=http_method,
        path=path,
        partition="aws" if isinstance(region, Unknown) else partition_of(region),
    )


def vpc_endpoint(call: Call) -> VpcEndpoint | Unknown | None:
    """Return the VPC endpoint that the call came through; only private APIs can be reached by one."""
    return through(call) if may_be_private(call) else None


def vpc_endpoint_policy(call: Call) -> Policy | Unknown | None:
    """Return the policy of the VPC endpoint on the way; `None` where there is none, or the default: it allows all."""
    if vpc_endpoint(call) is None:
        return None
    found = interface_endpoint(call)
    if found is None or isinstance(found, Unknown):
        return found
    if found.policy is None or isinstance(found.policy, Unknown):
        return found.policy
    return compiled(found.policy, "endpoint", found.id)


def untold_endpoint_policy(call: Call) -> Unknown | None:
    """Return that the policy of the VPC endpoint is unknown; `None` where it is known, and has let the call through.

    It is read before all else (`checks/resource_policy`), so that later checks only hear of one that nobody told.
    """
    told = vpc_endpoint_policy(call)
    return told if isinstance(told, Unknown) else None


def secure_transport(call: Call) -> bool | Unknown:
    """Tell whether the call came over TLS; AWS's own names speak nothing else, so that a plain port stands for it."""
    if not isinstance(call.address, Unknown) and call.address.kind == "execute-api":
        return True
    tls = call.request.peer.tls
    return tls if isinstance(tls, Unknown) else tls is not None


def _compiled_one(named: NamedPolicy | Unknown | None, kind: Kind) -> Policy | Unknown | None:
    if named is None or isinstance(named, Unknown):
        return named
    return compiled(named.text, kind, named.name)


def _compiled_all(named: tuple[NamedPolicy, ...] | Unknown, kind: Kind) -> tuple[Policy, ...] | Unknown:
    if isinstance(named, Unknown):
        return named
    found = tuple(compiled(one.text, kind, one.name) for one in named)
    known = tuple(one for one in found if not isinstance(one, Unknown))
    return known if len(known) == len(found) else UNKNOWN


def _compiled_levels(levels: tuple[tuple[NamedPolicy, ...], ...] | Unknown) -> tuple[tuple[Policy, ...], ...] | Unknown:
    if isinstance(levels, Unknown):
        return levels
    found = tuple(_compiled_all(level, "scp") for level in levels)
    known = tuple(level for level in found if not isinstance(level, Unknown))
    return known if len(known) == len(found) else UNKNOWN
