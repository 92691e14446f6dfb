"""The filter of `list_users`: one attribute, equal to or starting with a text.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
"""

import re
from collections.abc import Callable
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.cognito_idp.lookup import attribute
from gatewright.store.documents import Document

_FILTER: Final = pattern(r'\s*"?([a-z_:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*')
_ATTRIBUTES: Final = ("email", "phone_number", "name", "given_name", "family_name", "preferred_username", "sub")
_OTHERS: Final[dict[str, Callable[[Document], str]]] = {
    "username": lambda user: str(user["Username"]),
    "cognito:user_status": lambda user: str(user["UserStatus"]),
    "status": lambda user: "Enabled" if user["Enabled"] else "Disabled",
}


def matcher(text: str | None) -> Callable[[Document], bool]:
    """Return what tells whether a user is wanted."""
    if not text:
        return lambda _: True
    found = _FILTER.fullmatch(text)
    if found is None:
        raise invalid_parameter("Error while parsing filter")  # as moto's tests state it of AWS
    name, operator, quoted = found.groups()
    if name not in _ATTRIBUTES and name not in _OTHERS:
        raise invalid_parameter(f"Invalid search attribute: {name}")
    wanted = re.sub(r"\\(.)", r"\1", quoted)
    read = _OTHERS.get(name) or (lambda user: attribute(user, name) or "")
    # Who has no such attribute is not found by it, not even by an empty value (as moto's tests state it of AWS).
    if operator == "=":
        return lambda user: bool(read(user)) and read(user) == wanted
    return lambda user: bool(read(user)) and read(user).startswith(wanted)
