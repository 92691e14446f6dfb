"""
STS: sessions. GetCallerIdentity and GetSessionToken need no permission (documented of both).

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
Whether a role may be assumed is decided by its trust policy together with the caller's (`services/sts/trust.py`).
"""

from typing import Final

from gatewright.services.access.demand import Asked, Demand, demand

_ANYBODY: Final = frozenset({"GetCallerIdentity", "GetSessionToken"})
_BY_TRUST: Final = frozenset({"AssumeRole"})


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action; on the user who is to be federated, or on everything."""
    if asked.operation in _ANYBODY or asked.operation in _BY_TRUST:
        return ()
    if asked.operation == "GetFederationToken":
        user = asked.arn("sts", f"federated-user/{asked.params['Name']}", region="")
        return (demand("sts:GetFederationToken", user),)
    return (demand(f"sts:{asked.operation}", asked.everything()),)
