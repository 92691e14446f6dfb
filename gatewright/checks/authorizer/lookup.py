"""Which authorizer does the called method have, as its stage serves it?"""

from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.unknown import UNKNOWN, Unknown


def authorizer_of(call: Call) -> Authorizer | Unknown | None:
    """Return the authorizer of the deployed method; `None` when it names none that there is."""
    if isinstance(call.route, Unknown):
        return call.route
    named = call.route.method.authorizer_id
    if isinstance(named, Unknown) or named is None:
        return named
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return UNKNOWN
    return call.stage.deployed.authorizers.get(named)
