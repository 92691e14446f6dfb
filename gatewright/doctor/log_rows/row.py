"""One row: what is looked for, which causes it speaks of, and which of those it keeps."""

from dataclasses import dataclass
from typing import Final

EVERYTHING: Final = ("*",)
"""All causes."""

OF_A_WEB_ACL: Final = ("waf.",)
PASSED_THE_DOOR: Final = ("integration.refused",)
"""The backend answered, so nothing before it refused."""

PREFLIGHT: Final = "route.preflight-refused"
"""A preflight that meets the check leaves the same lines: its sender never has what the check wants."""

OF_AN_AUTHORIZERS_POLICY: Final = (
    "authorizer.denied",
    "authorizer.policy-misses-resource",
    "authorizer.cached-policy-too-narrow",
)
OF_THE_CALLERS_POLICIES: Final = ("iam.not-allowed", "iam.explicit-deny", "iam.cross-account-needs-both")
OF_POLICIES: Final = (
    *OF_AN_AUTHORIZERS_POLICY,
    "resource-policy.",
    "endpoint.vpc-endpoint-policy-denied",
    *OF_THE_CALLERS_POLICIES,
)
OF_A_TOKEN: Final = (
    "authorizer.identity-source-missing",
    "authorizer.token-invalid",
    "authorizer.token-type-wrong",
    "authorizer.scope-missing",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one line, or one variable, says."""

    pattern: str
    """What a line holds; what a variable is, as a whole."""

    keeps: tuple[str, ...]
    """The causes that it leaves, of those that it is about."""

    about: tuple[str, ...] = EVERYTHING
    """The causes that it speaks of."""

    sure: bool = False
    """True when it is AWS's own word for the reason."""

    name: str = ""
    """The variable; empty for a line of the execution log."""

    with_line: str | None = None
    """What must stand in the same log, or be the value of `with_name`."""

    with_name: str = ""
    """The other variable that `with_line` speaks of."""

    without: str | None = None
    """What must not stand in the same log."""

    in_order: bool = False
    """True when the causes that it keeps are met as often as they stand there, the first most."""
