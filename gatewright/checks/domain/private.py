"""May a call through a VPC endpoint enter by a private custom domain name?

Restates "Custom domain names for private APIs in API Gateway" and "API provider: Share your private custom domain
name", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-provider-share-cli.html
The VPC endpoint has to be associated with the name, and the name's own policy has to allow the call, before any mapping
is looked at (inferred: the policy is about the name, not about any API). Without a policy nobody may call (documented).
"""

from typing import Final

from gatewright.aws.domain_arns import invoke_arn
from gatewright.aws.policy import combine
from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.facts import Facts, Resource, resource
from gatewright.aws.policy.layers import Policies
from gatewright.checks.domain import (
    access_association_missing,
    host_unknown,
    path_not_mapped,
    policy_denied,
    routing_rule_unmatched,
)
from gatewright.checks.domain.missing import associations_missing, domain_names, policy_facts_missing
from gatewright.checks.domain.private_names import associated, candidates, endpoint_id
from gatewright.checks.domain.routed import routed
from gatewright.checks.policies import compiled, secure_transport
from gatewright.checks.reach import through
from gatewright.checks.unproven import unproven
from gatewright.checks.verdict import denial
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.domain import DomainName
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Unsure
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

OF_PRIVATE_NAMES: Final = (
    access_association_missing.CAUSE,
    policy_denied.CAUSE,
    path_not_mapped.CAUSE,
    routing_rule_unmatched.CAUSE,
    host_unknown.CAUSE,
)
"""What a call can be refused for that may mean a private name."""

_PLACE: Final = "the policy of the private domain name"


def by_private_name(call: Call, missing: Missing, besides: tuple[Cause, ...] = ()) -> Outcome | None:
    """Judge a call that may mean a private name, up to the API that it leads to; `None` when it surely means none.

    `missing` is what would tell by which VPC endpoint the call came, `besides` what else can be where it means none.
    """
    vpce_id = endpoint_id(call)
    if vpce_id is None:
        return None
    rest = call.configuration.domain_names.rest
    if isinstance(rest, Unknown):
        return _unsure(call, rest.missing or (domain_names(),), besides)
    if not candidates(call):
        return None
    if isinstance(vpce_id, Unknown):
        return _unsure(call, vpce_id.missing or (missing,))
    found = associated(call)
    if isinstance(found, Unknown):
        return _unsure(call, found.missing or (associations_missing(),))
    if found is None:
        return _not_associated(call, candidates(call)[0], vpce_id)
    return _by_policy(call, found) or routed(call, found, by_target=False)


def named(call: Call, domain: DomainName) -> dict[str, str]:
    """Return the placeholders of a private name."""
    vpce_id = endpoint_id(call)
    return {
        "domain_name": domain.name,
        "domain_name_id": domain.id or NOT_KNOWN,
        "domain_name_arn": domain.arn or NOT_KNOWN,
        "vpc_endpoint_id": vpce_id if isinstance(vpce_id, str) else NOT_KNOWN,
    }


def _not_associated(call: Call, domain: DomainName, vpce_id: str) -> Deny:
    told = () if isinstance(domain.vpc_endpoints, Unknown) else domain.vpc_endpoints
    facts = (
        Fact("request", "host", call.request.host),
        Fact("request", "vpc_endpoint", vpce_id),
        Fact("configuration", f"domain_names[{domain.key}].access_associations", ", ".join(told) or "-"),
    )
    return Deny(access_association_missing.CAUSE, facts, words(call, **named(call, domain)))


def _by_policy(call: Call, domain: DomainName) -> Deny | Unsure | None:
    """Return the refusal by the name's policy, or why it cannot be told; `None` where it lets the call through."""
    asked = _facts(call, domain)
    if domain.policy is None:
        silent = Answer(frozenset({"implicitly denied"}), "resource")
        return denial(call, policy_denied.CAUSE, silent, asked, **named(call, domain))
    held = compiled(domain.policy, "resource", _PLACE)
    answer = combine.anonymous(Policies(resource=held), asked)
    if answer.decision == "allowed":
        return None
    if answer.decision == "denied" and isinstance(held, Policy) and answer.verdict != "undetermined":
        return denial(call, policy_denied.CAUSE, answer, asked, **named(call, domain))
    return _unsure(call, (policy_facts_missing(domain.name),))


def _facts(call: Call, domain: DomainName) -> Facts:
    request = call.request
    return Facts(
        resource=_resource(call, domain),
        caller=None,
        source_ip=request.peer.source_ip,
        secure_transport=secure_transport(call),
        headers=request.headers,
        vpc_endpoint=through(call),
        via_domain_arn=domain.arn or UNKNOWN,
        source_arn=None,
        now=request.received_at or UNKNOWN,
    )


def _resource(call: Call, domain: DomainName) -> Resource:
    region, account_id = call.configuration.region, call.configuration.account_id
    if isinstance(region, Unknown) or isinstance(account_id, Unknown):
        # The name's own ARN tells both.
        return resource((domain.arn or "").replace(":apigateway:", ":execute-api:"))
    return resource(invoke_arn(domain.key, region=region, account_id=account_id))


def _unsure(call: Call, missing: tuple[Missing, ...], besides: tuple[Cause, ...] = ()) -> Unsure:
    return Unsure(
        missing, unproven(call, (*OF_PRIVATE_NAMES, *besides), Fact("request", "host", call.request.host or "-"))
    )
