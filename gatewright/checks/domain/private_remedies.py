"""Fixes of private custom domain names, made on a copy."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gatewright.checks.domain.private_names import associated, candidates, endpoint_id
from gatewright.checks.remedies import with_domain
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.domain import DomainName
from gatewright.model.unknown import Unknown


def associate_the_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Associate the VPC endpoint of the call with the private name that its host means."""
    del values  # the call itself says more
    vpce_id, known = endpoint_id(call), candidates(call)
    if not isinstance(vpce_id, str) or not known or isinstance(known[0].vpc_endpoints, Unknown):
        return None
    changed = replace(known[0], vpc_endpoints=(*known[0].vpc_endpoints, vpce_id))
    return Proposal(request=call.request, configuration=with_domain(call.configuration, changed))


def allow_the_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the policy of the private name allow the VPC endpoint of the call too, and take out what may deny it."""
    del values  # the call itself says more
    vpce_id, domain = endpoint_id(call), associated(call)
    if not isinstance(vpce_id, str) or not isinstance(domain, DomainName) or domain.arn is None:
        return None
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "execute-api:Invoke",
        "Resource": domain.arn.replace(":apigateway:", ":execute-api:"),
        "Condition": {"StringEquals": {"aws:SourceVpce": vpce_id}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [*_allowing(domain.policy), statement]})
    if "'" in policy:
        return None
    patches = json.dumps([{"op": "replace", "path": "/policy", "value": policy}])
    return Proposal(
        request=call.request,
        configuration=with_domain(call.configuration, replace(domain, policy=policy)),
        values={"patch_operations": patches},
    )


def _allowing(policy: str | None) -> list[Any]:
    """Return the statements of a policy that stay: those that allow, and none of one that nobody can read."""
    try:
        document = json.loads(policy or "{}")
    except ValueError:
        return []
    told = document.get("Statement", []) if isinstance(document, dict) else []
    every = told if isinstance(told, list) else [told]
    return [one for one in every if isinstance(one, dict) and one.get("Effect") == "Allow"]
