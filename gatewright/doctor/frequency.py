"""
Which cause is met more often, where the evidence for two is the same.

Counted twice as people who asked in public threads and whose cause was found: 2016 to 2026 while the doctor was first
written (API keys and their plans 12, changes that were not deployed 12, preflights hidden behind a CORS error 10,
custom domains without a mapping 10, a path or verb that is not there 7, ...), and again over the cases of
`tests/threads/tuned` (2026-11), where a thread that leaves several open counts for each: of 64 "Missing Authentication
Token", a path that is not there 38, another verb 19, a call that was not signed 18, a preflight 4, a change not
deployed 4; of 35 "Forbidden", the stage left out of the URL 12, no key 10, no mapping 6, a key in no plan 5, a web ACL
5; of 28 signatures that do not match, body 11, encoding 8, host 7, order 6, secret 5, path 4, and of 32 where AWS's own
canonical string was shown, encoding 17, path 8, secret 7; of a plain 401 at a user pool, the other token 5, a bad token
4, none 3; of 24 that showed the body of a 401, no token 20. Who is looked at first should leave few unanswered: of
causes that one thread names together, one stands in front. It orders a list; it never decides.
"""

from collections.abc import Mapping
from typing import Final

MOST_FREQUENT_FIRST: Final = (
    "api-key.missing",
    "route.not-found",
    "stage.not-found",
    "domain.path-not-mapped",
    "api-key.in-no-usage-plan",
    "waf.rule-blocked",
    "api-key.plan-misses-stage",
    "api-key.unknown",
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

_OF_A_TEXT: Final[tuple[tuple[str, str | None, tuple[str, ...]], ...]] = (
    (
        "The request signature we calculated does not match",
        "Canonical String",
        (
            "iam.signature-mismatch-body",
            "iam.signature-mismatch-encoding",
            "iam.signature-mismatch-host",
            "iam.signature-mismatch-secret",
            "iam.signature-mismatch-query-order",
            "iam.signature-mismatch-path",
        ),
    ),
    (
        "Forbidden",
        None,
        ("api-key.missing", "stage.not-found", "api-key.unknown", "domain.path-not-mapped", "authorizer.denied"),
    ),
    (
        "Unauthorized",
        None,
        ("authorizer.identity-source-missing", "authorizer.token-type-wrong", "authorizer.token-invalid"),
    ),
    ("'Host'", None, ("iam.header-malformed",)),
    (
        "User is not authorized to access this resource",
        "explicit deny",
        ("authorizer.policy-misses-resource", "authorizer.cached-policy-too-narrow", "authorizer.denied"),
    ),
    (
        "no identity-based policy allows",
        None,
        ("iam.not-allowed", "authorizer.policy-misses-resource", "authorizer.cached-policy-too-narrow"),
    ),
    (
        "explicit deny in an identity-based policy",
        None,
        ("iam.explicit-deny", "authorizer.denied"),
    ),
    ("Found both", None, ("iam.header-malformed", "iam.bearer-token-sent")),
    ("Invalid API Key", None, ("api-key.unknown", "api-key.missing", "api-key.in-no-usage-plan")),
    ("Service Unavailable", None, ("integration.timed-out", "integration.unreachable", "integration.failed")),
    ("Not Found", None, ("route.http-api-not-found", "stage.not-found", "route.method-not-found")),
)
"""
How a text begins, what it must not hold, and the causes that are then counted first.

Who was shown what API Gateway received sees by himself that path or host are not what he signed: those who ask about
the rest ask about encodings, bodies and secrets; without it, all of them ask.
"""

_WITH_ITS_TYPE: Final[Mapping[str, tuple[str, ...]]] = {
    "ForbiddenException": ("api-key.missing", "waf.rule-blocked", "stage.not-found"),
}
"""
The causes that come first where the fields of the answer are shown and its text tells no more, by the error type.

Who shows them has called with a tool for it, on purpose and by the right URL: of 14 keys and web ACLs are 7, a stage 3.
"""

_FAMILIES: Final = (
    "MissingAuthenticationTokenException",
    "ForbiddenException",
    "AccessDeniedException",
    "InvalidSignatureException",
    "IncompleteSignatureException",
)
"""Error types, the most frequent first: of the 434 cases of the first count 46, 37, 35, 32 and 21 may be of them."""

RARE: Final = frozenset({"endpoint.vpc-endpoint-policy-reads-authorization"})
"""Causes that nobody among them had: private APIs alone have them."""

_OF_A_BARE_STATUS: Final[Mapping[int, tuple[str, ...]]] = {
    403: ("domain.path-not-mapped", "endpoint.public-api-through-vpc-endpoint", "waf.rule-blocked"),
}
"""
The causes that come first where a status is all that was shown, of a call that nobody showed either.

Who tells no more than a number asks about the way to the API: of 8 such 403s, private DNS 3, a mapping 2, a web ACL, a
forwarded Host and a cached policy 1 each.
"""

_RANK: Final = {cause_id: rank for rank, cause_id in enumerate(MOST_FREQUENT_FIRST)}


def rank(cause_id: str) -> int:
    """Return the place of a cause in the order of frequency; the last place for all that were not counted."""
    return _RANK.get(cause_id, len(_RANK))


def rank_unseen(cause_id: str, message: str | None, shown_type: str | None = None) -> tuple[int, int, bool]:
    """Return the place of a cause where only the answer was shown, and said `message`, under a type if any."""
    behind = _UNSEEN_BEHIND.get(cause_id)
    first = _WITH_ITS_TYPE.get(shown_type or "")
    of_all = _rank_of_a_text(cause_id, message or "") if first is None else _place(cause_id, first)
    return of_all, rank(behind or cause_id), behind is not None


def rank_of_family(error_type: str) -> int:
    """Return the place of an error type where only a status was shown."""
    return _FAMILIES.index(error_type) if error_type in _FAMILIES else len(_FAMILIES)


def rank_of_a_bare_status(cause_id: str, status: int) -> int:
    """Return the place of a cause where nothing but the status was shown; the one behind them for all others."""
    return _place(cause_id, _OF_A_BARE_STATUS.get(status, ()))


def _rank_of_a_text(cause_id: str, message: str) -> int:
    """Return the place among the causes of this very text; the one behind them for all others."""
    for opening, without, causes in _OF_A_TEXT:
        if message.startswith(opening) and (without is None or without not in message):
            return _place(cause_id, causes)
    return 0


def _place(cause_id: str, causes: tuple[str, ...]) -> int:
    return causes.index(cause_id) if cause_id in causes else len(causes)
