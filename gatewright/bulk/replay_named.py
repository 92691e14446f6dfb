"""What decides: the statement, the rule, the key, the route or whatever else a refusal hangs on, by its name."""

from dataclasses import dataclass
from typing import Final, Literal

from gatewright.checks.words import NOT_KNOWN
from gatewright.i18n import N_
from gatewright.model.outcome import Deny

Kind = Literal[
    "statement", "policy", "web-acl-rule", "api-key", "usage-plan", "authorizer", "mapping", "stage", "route"
]
"""What it is."""

KINDS: Final[dict[Kind, str]] = {
    "statement": N_("statement"),
    "policy": N_("policy"),
    "web-acl-rule": N_("rule of the web ACL"),
    "api-key": N_("API key"),
    "usage-plan": N_("usage plan"),
    "authorizer": N_("authorizer"),
    "mapping": N_("custom domain name"),
    "stage": N_("stage"),
    "route": N_("route"),
}
"""How a person calls it."""

_NOTHING: Final = ("", "-", NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Named:
    """What a refusal hangs on."""

    kind: Kind
    """What it is."""

    name: str
    """Which one."""


def decides(check: str, denial: Deny, route: str) -> Named:
    """Return what a refusal by a check hangs on."""
    values = denial.values
    if check == "waf":
        rule = values.get("rule", "Default_Action")
        return Named("web-acl-rule", f"{values.get('web_acl', NOT_KNOWN)}: {rule}")
    if check in ("resource-policy", "authorize") or denial.cause.id.startswith(("resource-policy.", "iam.")):
        found = _statement(denial)
        if found is not None:
            return found
    if check == "api-key":
        found = _key(denial)
        if found is not None:
            return found
    if check == "domain":
        return Named("mapping", f"{values.get('host', NOT_KNOWN)}/{values.get('base_path', '')}".rstrip("/-?"))
    if check in ("stage", "endpoint", "throttle"):
        return Named("stage", f"{values.get('rest_api_id', NOT_KNOWN)}/{values.get('stage', NOT_KNOWN)}")
    # Of a path that no route takes the path is not told: each would be a group of its own.
    return Named("route", route or "-")


def _statement(denial: Deny) -> Named | None:
    """Return the statement that denies, or the one that comes nearest to allowing: by its `Sid`, where it has one."""
    place, sid = denial.values.get("place", "-"), denial.values.get("sid", "-")
    if place in _NOTHING:
        kind = next((fact for fact in denial.because if fact.where == "configuration" and fact.value == "-"), None)
        return None if kind is None else Named("policy", kind.path)
    return Named("statement", place if sid in _NOTHING else f"{sid} ({place})")


def _key(denial: Deny) -> Named | None:
    key_id, plan_id = denial.values.get("key_id", "-"), denial.values.get("plan_id", "-")
    if plan_id not in _NOTHING:
        return Named("usage-plan", f"{plan_id}, {key_id}")
    return None if key_id in _NOTHING else Named("api-key", key_id)
