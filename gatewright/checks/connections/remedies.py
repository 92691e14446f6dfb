"""Fixes of calls to `@connections`, made on a copy: allow the caller to manage connections."""

from collections.abc import Mapping
from typing import Final

from gatewright.checks.iam.remedies import allowed, role_of, user_of
from gatewright.checks.policies import method
from gatewright.model.call import Call
from gatewright.model.cause import Proposal

_MANAGE: Final = "execute-api:ManageConnections"


def allow_the_user(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Allow the user this verb for the connections of the stage, by a policy of his own."""
    del values  # the call itself says more
    user = user_of(call)
    return None if user is None else allowed(call, {"user_name": user}, _MANAGE, method(call).text)


def allow_the_role(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Allow the role this verb for the connections of the stage, by a policy of its own."""
    del values  # the call itself says more
    role = role_of(call)
    return None if role is None else allowed(call, {"role_name": role}, _MANAGE, method(call).text)
