"""Settings of pools and clients that would change who signs in, and that this server does not act on: refused by name.

Where what is not enforced is allowed they are kept, and listed (`services/unenforced.py`). What only shapes messages is
kept and answered again in any case, since this server sends none.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.errors import not_implemented
from gatewright.wire.errors import ServiceError

POOL: Final[Mapping[str, tuple[str, tuple[Any, ...]]]] = {
    "LambdaConfig": ("triggers are not run", ({},)),
    "MfaConfiguration": ("a second factor is not asked for", ("OFF",)),
    "DeviceConfiguration": ("devices are not remembered", ({},)),
    "UserPoolAddOns": ("risks are not assessed", ({}, {"AdvancedSecurityMode": "OFF"})),
    "UserAttributeUpdateSettings": (
        "no codes are sent, so no change waits for one",
        ({}, {"AttributesRequireVerificationBeforeUpdate": []}),
    ),
    "DcrConfiguration": ("clients do not register themselves", ({},)),
    "KeyConfiguration": ("keys are not kept elsewhere", ({},)),
    "IssuerConfiguration": ("the issuer is the pool's own address", ({},)),
    "AcrConfiguration": ("tokens do not tell how somebody signed in", ({},)),
}
"""Members of a pool: what does not happen, and the values that ask for nothing."""

CLIENT: Final[Mapping[str, tuple[str, tuple[Any, ...]]]] = {
    "AnalyticsConfiguration": ("nothing is sent to Amazon Pinpoint", ({},)),
    "EnablePropagateAdditionalUserContextData": ("risks are not assessed", (False,)),
    "RefreshTokenRotation": ("refresh tokens are not rotated", ({}, {"Feature": "DISABLED"})),
}
"""The same of a client."""


def kept(
    operation: str, params: Mapping[str, Any], table: Mapping[str, tuple[str, tuple[Any, ...]]], *, allowed: bool
) -> dict[str, Any]:
    """Return the settings that ask for what is not done, where that is allowed; raise for the first where it is not."""
    found = {name: params[name] for name, (_, fine) in table.items() if params.get(name) not in (None, *fine)}
    for name in found if not allowed else ():
        raise not_implemented(f"{operation} with {name} is not offered: {table[name][0]}")
    return found


def refusal(name: str, words: str) -> ServiceError:
    """Return the refusal of one setting."""
    return not_implemented(f"{name} is not offered so: {words}")
