"""The order of the checks, as data; every entry cites why it stands where it does."""

from dataclasses import dataclass
from typing import Final

from gatewright.checks.api_key import API_KEY
from gatewright.checks.authorize import AUTHORIZE
from gatewright.checks.authorizer import AUTHORIZER
from gatewright.checks.domain import DOMAIN
from gatewright.checks.endpoint import ENDPOINT
from gatewright.checks.iam import IAM
from gatewright.checks.resource_policy import RESOURCE_POLICY
from gatewright.checks.route import ROUTE
from gatewright.checks.stage import STAGE
from gatewright.checks.throttle import THROTTLE
from gatewright.checks.tls import TLS
from gatewright.checks.waf import WAF
from gatewright.model.cause import Documented, Inferred, Provenance, Recorded
from gatewright.model.check import Check


@dataclass(frozen=True, slots=True)
class Entry:
    """A check at its place."""

    check: Check
    """Which check runs."""

    evidence: Provenance
    """Why here."""

    by_target: bool = False
    """Whether its passing, or its not applying, follows from verb, host and path alone; see `engine.plan`."""

    skips_by_target: bool = False
    """Whether just its not applying does: a policy that there is not denies nobody."""


_KEYS_AFTER_AUTHORIZERS: Final = Recorded(
    "execution logs: `Successfully completed authorizer execution` precedes `Verifying Usage Plan for request`"
)

_PHASES: Final = Documented(
    "https://aws.amazon.com/blogs/compute/troubleshooting-amazon-api-gateway-with-enhanced-observability-variables/"
)

_POLICY_BEFORE_AUTHORIZATION: Final = Documented(
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"
)

REST: Final = (
    Entry(DOMAIN, Inferred("nothing can be judged before the API is known"), by_target=True),
    Entry(
        STAGE, Recorded("a call without a stage is refused as Forbidden before any route is matched"), by_target=True
    ),
    # A stage logs whose certificate was refused, so it is known by then; both refusals before this one look alike.
    Entry(
        TLS,
        Documented("https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors"),
        skips_by_target=True,
    ),
    Entry(
        ENDPOINT,
        Inferred("the setting is deployed, so it is read with the stage; an unknown stage answers the same bytes"),
        by_target=True,
    ),
    Entry(
        WAF,
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html"
        ),
        skips_by_target=True,
    ),
    Entry(
        ROUTE,
        Recorded("an unmatched route is refused before any key is looked at: x-api-key changes nothing"),
        by_target=True,
    ),
    Entry(RESOURCE_POLICY, _POLICY_BEFORE_AUTHORIZATION, skips_by_target=True),
    Entry(
        IAM,
        Recorded("an unmatched route is refused by the same signature front end, before any authorizer runs"),
        skips_by_target=True,
    ),
    Entry(
        AUTHORIZER,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"),
        skips_by_target=True,
    ),
    Entry(AUTHORIZE, _PHASES, skips_by_target=True),
    Entry(API_KEY, _KEYS_AFTER_AUTHORIZERS, skips_by_target=True),
    Entry(
        THROTTLE,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"),
    ),
)
"""What a REST API checks, in order."""
