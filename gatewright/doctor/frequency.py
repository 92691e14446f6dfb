"""
Which cause is met more often, where the evidence for two is the same.

Counted twice as people who asked in public threads and whose cause was found: 2016 to 2026 while the doctor was first
written (API keys and their plans 12, changes that were not deployed 12, preflights hidden behind a CORS error 10,
custom domains without a mapping 10, a path or verb that is not there 7, ...), and again over the tuned half of
`tests/threads`: of "Missing Authentication Token", a path that is not there 9, a call that was not signed 4, another
verb 4; of "Forbidden", the stage left out of the URL 6, no mapping 3, a key without its plan 2, no key 2; of
signatures that do not match, encoding 4, body 3, path 2, host 2, secret 1; of a plain 401 at a user pool, the other
token 3, a bad token 2. It orders a list; it never decides.
"""

from typing import Final

MOST_FREQUENT_FIRST: Final = (
    "api-key.missing",
    "route.not-found",
    "stage.not-found",
    "domain.path-not-mapped",
    "api-key.in-no-usage-plan",
    "api-key.plan-misses-stage",
    "api-key.unknown",
    "waf.rule-blocked",
    "api-key.disabled",
    "route.preflight-refused",
    "iam.signature-missing",
    "route.method-not-found",
    "stage.changed-since-deployment",
    "stage.repeated-in-path",
    "iam.bearer-token-sent",
    "iam.header-malformed",
    "route.not-found-with-authorization",
    "route.http-api-not-found",
    "endpoint.private-from-public",
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.api-id-missing",
    "iam.not-allowed",
    "authorizer.denied",
    "resource-policy.nothing-allows",
    "authorizer.cached-policy-too-narrow",
    "authorizer.policy-misses-resource",
    "resource-policy.explicit-deny",
    "authorizer.token-type-wrong",
    "authorizer.token-invalid",
    "authorizer.identity-source-missing",
    "authorizer.unauthorized",
    "endpoint.default-disabled",
    "tls.client-certificate-untrusted",
    "waf.rate-exceeded",
    "waf.default-action-blocked",
    "domain.host-unknown",
    "iam.signature-mismatch-encoding",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-query-order",
    "iam.form-body-with-query",
    "iam.session-token-missing",
    "iam.access-key-unknown",
    "iam.session-expired",
    "iam.explicit-deny",
    "iam.cross-account-needs-both",
    "endpoint.vpc-endpoint-policy-denied",
    "throttle.rate-exceeded",
)
"""Causes, the most frequent first; a cause that is not here comes after them."""

_UNSEEN_BEHIND: Final = {
    "api-key.missing": "api-key.in-no-usage-plan",
    "route.preflight-refused": "stage.repeated-in-path",
}
"""Causes that the request shows, and behind which they come when nobody shows one: who asks has mostly sent a key."""

_RANK: Final = {cause_id: rank for rank, cause_id in enumerate(MOST_FREQUENT_FIRST)}


def rank(cause_id: str) -> int:
    """Return the place of a cause in the order of frequency; the last place for all that were not counted."""
    return _RANK.get(cause_id, len(_RANK))


def rank_unseen(cause_id: str) -> tuple[int, bool]:
    """Return the place of a cause where only the answer was shown."""
    behind = _UNSEEN_BEHIND.get(cause_id)
    return rank(behind or cause_id), behind is not None
