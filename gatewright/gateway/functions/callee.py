"""Which version of which function a call means, and whether API Gateway may call it."""

import random
from collections.abc import Mapping

from gatewright.aws.function_arn import LATEST, FunctionArn, parse_arn
from gatewright.aws.function_policy import granted
from gatewright.gateway.functions import refusals
from gatewright.gateway.functions.known import KnownFunction, Name, Route
from gatewright.gateway.functions.runnable import Runnable
from gatewright.model.invocation import Invocation, Invoked

Callee = tuple[Runnable, KnownFunction]
"""What runs, and the function that it is a version of."""


def find(functions: Mapping[Name, KnownFunction], invocation: Invocation, request_id: str) -> Callee | Invoked:
    """Return what a call runs, or the refusal that it meets."""
    named = parse_arn(invocation.function_arn)
    known = None if named is None else functions.get((named.account_id, named.region, named.name))
    if named is None or known is None:
        return refusals.not_found(request_id, invocation.function_arn)
    version = _version(named, known)
    if version is None:
        return refusals.not_found(request_id, invocation.function_arn)
    if invocation.source_arn is not None and not _may(named, known, invocation.source_arn):
        return refusals.not_permitted(request_id, named.text)
    return known.versions[version], known


def _version(named: FunctionArn, known: KnownFunction) -> str | None:
    qualifier = named.qualifier or LATEST
    if qualifier in known.versions:
        return qualifier
    route = known.aliases.get(qualifier)
    return None if route is None else drawn(route, random.SystemRandom().random())


def drawn(route: Route, lot: float) -> str:
    """Return the version that a lot between 0 and 1 falls on."""
    for version, weight in route.weights:
        lot -= weight
        if lot < 0:
            return version
    return route.version


def _may(named: FunctionArn, known: KnownFunction, source_arn: str) -> bool:
    # Each qualifier has a policy of its own (documented: "Qualifier" of AddPermission).
    policy = known.policies.get(named.qualifier or "")
    return policy is not None and granted(policy, function_arn=named.text, source_arn=source_arn) is True
