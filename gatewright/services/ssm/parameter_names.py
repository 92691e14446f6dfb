"""
The names of parameters: how one is spelled, and which parameter is meant by it.

https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html. A parameter without a
path has one ARN with and without its slash, so that both spellings mean it (moto's test of it ran against AWS).
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.ssm.errors import invalid
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

KIND: Final = "parameter"

_NAME: Final = pattern(r"[A-Za-z0-9_.\-/]{1,2048}")
_RESERVED: Final = pattern(r"/?(?:aws|ssm)(?:[/._].*)?", re.IGNORECASE)


def find(documents: Documents, name: str) -> Document | None:
    """Return the parameter that a name means, `None` when there is none."""
    bare = name.removeprefix("/")
    spellings = (name,) if "/" in bare else (bare, f"/{bare}")
    found = (documents.get(KIND, one) for one in spellings)
    return next((one for one in found if one is not None), None)


def rooted(name: str) -> str:
    """Return a name with its slash."""
    return name if name.startswith("/") else f"/{name}"


def apart(asked: str) -> tuple[str, str | None]:
    """Return the name and the version of what is asked for: a name, or an ARN, and a version behind a colon."""
    if asked.startswith("arn:"):
        *_, rest = asked.split(":", 5)
        name, _, version = rest.removeprefix("parameter").partition(":")
        return name, version or None
    name, _, version = asked.partition(":")
    return name, version or None


def checked(name: str) -> str:
    """Return the name of a new parameter, or refuse it."""
    if _NAME.fullmatch(name) is None or ("/" in name and not name.startswith("/")):
        raise invalid(
            "Parameter name must be a fully qualified name."
            if "/" in name
            else "Only a mix of letters, numbers and the following 4 symbols .-_/ are allowed."
        )
    if _RESERVED.fullmatch(name):
        raise _reserved(name)
    return name


def _reserved(name: str) -> ServiceError:
    """Return the refusal; the texts are those that moto's tests state of AWS."""
    if not name.startswith("/"):
        return invalid('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).')
    if name[1:].lower().startswith("aws"):
        return ServiceError("AccessDeniedException", f"No access to reserved parameter name: {name}.", status=400)
    return invalid(
        'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of'
        " sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following"
        " 3 symbols .-_"
    )
