"""
Which cause is met more often, where the evidence for two is the same.

Counted as distinct people who asked in public threads between 2016 and 2026 and whose cause was found: API keys and
their plans 12, changes that were not deployed 12, preflights hidden behind a CORS error 10, custom domains without a
mapping 10, a path or verb that is not there 7, a bearer token at an unknown path 6, WAF 6, private APIs 6, the rest
fewer. Behind those stand, uncounted, the causes that AWS's own answer puts in an order: "check your AWS Secret Access
Key and signing method" (inferred). It orders a list; it never decides.
"""

from typing import Final

MOST_FREQUENT_FIRST: Final = (
    "api-key.missing",
    "api-key.plan-misses-stage",
    "api-key.in-no-usage-plan",
    "api-key.unknown",
    "api-key.disabled",
    "route.not-found",
    "route.not-found-with-authorization",
    "route.preflight-refused",
    "stage.repeated-in-path",
    "stage.changed-since-deployment",
    "domain.path-not-mapped",
    "route.method-not-found",
    "iam.signature-missing",
    "iam.bearer-token-sent",
    "iam.header-malformed",
    "waf.rule-blocked",
    "stage.not-found",
    "endpoint.private-from-public",
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.api-id-missing",
    "authorizer.denied",
    "authorizer.cached-policy-too-narrow",
    "authorizer.policy-misses-resource",
    "resource-policy.nothing-allows",
    "iam.not-allowed",
    "resource-policy.explicit-deny",
    "endpoint.default-disabled",
    "tls.client-certificate-untrusted",
    "waf.rate-exceeded",
    "waf.default-action-blocked",
    "domain.host-unknown",
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-encoding",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-query-order",
    "iam.form-body-with-query",
    "iam.access-key-unknown",
    "iam.session-token-missing",
    "iam.session-expired",
    "iam.explicit-deny",
    "iam.cross-account-needs-both",
    "endpoint.vpc-endpoint-policy-denied",
)
"""Causes, the most frequent first; a cause that is not here comes after them."""

_RANK: Final = {cause_id: rank for rank, cause_id in enumerate(MOST_FREQUENT_FIRST)}


def rank(cause_id: str) -> int:
    """Return the place of a cause in the order of frequency; the last place for all that were not counted."""
    return _RANK.get(cause_id, len(_RANK))
