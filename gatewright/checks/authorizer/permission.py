"""May API Gateway call the authorizer's function by the function's own policy?"""

from gatewright.checks.function_permission import Permission, function_permission
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call


def permission(call: Call, authorizer: Authorizer) -> Permission | None:
    """Return what the function's policy says; `None` when a role is assumed, or nobody knows which function it is."""
    if not isinstance(authorizer.uri, str) or authorizer.credentials is not None:
        return None
    return function_permission(call, authorizer.uri, f"authorizers/{authorizer.id}")
