"""What a password of a pool must hold.

https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html: eight characters of all four
kinds, unless the pool says otherwise; what counts as a symbol is listed there. Texts as users reported them.
"""

import string
from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

DEFAULT: Final[Document] = {
    "MinimumLength": 8,
    "RequireUppercase": True,
    "RequireLowercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
    "TemporaryPasswordValidityDays": 7,
}
"""The policy of a pool that names none."""

_SHORTEST: Final = 6
_SYMBOLS: Final = frozenset("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ")
_KINDS: Final[tuple[tuple[str, str, Callable[[str], bool]], ...]] = (
    ("RequireNumbers", "numeric", string.digits.__contains__),
    ("RequireSymbols", "symbol", _SYMBOLS.__contains__),
    ("RequireUppercase", "uppercase", string.ascii_uppercase.__contains__),
    ("RequireLowercase", "lowercase", string.ascii_lowercase.__contains__),
)


def policy(wanted: Mapping[str, Any]) -> Document:
    """Return the policy of a pool; where a policy is given, what it leaves out is not required (documented)."""
    if not wanted:
        return DEFAULT
    if wanted.get("PasswordHistorySize"):
        raise invalid_parameter("Password history size is not supported for the current tier")  # inferred
    found = {
        "MinimumLength": wanted.get("MinimumLength", DEFAULT["MinimumLength"]),
        **{name: bool(wanted.get(name, False)) for name, _, _ in _KINDS},
        "TemporaryPasswordValidityDays": wanted.get("TemporaryPasswordValidityDays") or 7,
    }
    if found["MinimumLength"] < _SHORTEST:
        raise invalid_parameter(f"Minimum password length must be at least {_SHORTEST}")  # inferred
    return found


def check(pool: Document, password: str) -> None:
    """Raise InvalidPasswordException where a password lacks what its pool requires."""
    wanted = pool["Policies"]["PasswordPolicy"]
    if len(password) < wanted["MinimumLength"]:
        raise _refused("Password not long enough")
    for name, kind, holds in _KINDS:
        if wanted.get(name) and not any(map(holds, password)):
            raise _refused(f"Password must have {kind} characters")


def _refused(why: str) -> ServiceError:
    return ServiceError("InvalidPasswordException", f"Password did not conform with policy: {why}", status=400)
