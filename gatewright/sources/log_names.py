"""Which `$context` variable a member of a JSON access log holds, told from the name that somebody gave it.

A format may name its members as it likes; most take the console's example (`ip`, `caller`, `resourcePath`) or the
variable's own name, with or without its group.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.context_variables import VARIABLES
from gatewright.model.lazy_pattern import pattern

_OF_OTHER_APIS: Final = (
    "routeKey",
    "connectionId",
    "eventType",
    "messageId",
    "connectedAt",
    "integration.integrationErrorMessage",
    "authorizer.error",
)
_SPOKEN: Final[Mapping[str, str]] = {
    "ip": "identity.sourceIp",
    "clientip": "identity.sourceIp",
    "remoteip": "identity.sourceIp",
    "remoteaddr": "identity.sourceIp",
    "sourceaddress": "identity.sourceIp",
    "caller": "identity.caller",
    "user": "identity.user",
    "method": "httpMethod",
    "verb": "httpMethod",
    "requestmethod": "httpMethod",
    "reqmethod": "httpMethod",
    "urlpath": "path",
    "requestpath": "path",
    "reqpath": "path",
    "uri": "path",
    "requesturi": "path",
    "host": "domainName",
    "domain": "domainName",
    "resource": "resourcePath",
    "route": "routeKey",
    "stagename": "stage",
    "error": "error.message",
    "err": "error.message",
    "errormsg": "error.message",
    "errmsg": "error.message",
    "errmessage": "error.message",
    "errormessage": "error.message",
    "message": "error.message",
    "responsetype": "error.responseType",
    "errortype": "error.responseType",
    "errtype": "error.responseType",
    "statuscode": "status",
    "httpstatus": "status",
    "httpstatuscode": "status",
    "httpcode": "status",
    "responsestatus": "status",
    "responsestatuscode": "status",
    "responsecode": "status",
    "reqid": "requestId",
    "agent": "identity.userAgent",
    "time": "requestTime",
    "timestamp": "requestTime",
    "waf": "wafResponseCode",
    "wafresponse": "wafResponseCode",
    "authorizererror": "authorizer.error",
    "autherror": "authorizer.error",
    "autherrormessage": "authorizer.error",
    "authorizererrormessage": "authorizer.error",
    "authorizerstatus": "authorizer.status",
    "integrationerror": "integrationErrorMessage",
}
_TELLING: Final = frozenset({"status", "httpMethod", "routeKey", "error.responseType", "resourcePath"})
_MOMENTS: Final = pattern(r"[0-9]{13}")


def variables(document: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the `$context` variables that the members of a JSON line hold."""
    found: dict[str, str] = {}
    for name, variable in _plan(tuple(document)):
        value = document[name]
        if type(value) is not str:
            if isinstance(value, Mapping):
                return _of_all(document)
            if not isinstance(value, str | int | float) or isinstance(value, bool):
                continue
            value = str(value)
        if variable == "requestTime" and _MOMENTS.fullmatch(value):
            variable = "requestTimeEpoch"  # noqa: PLW2901 - what the name says is not all that tells
        if variable is not None and variable not in found:
            found[variable] = value
    return found


def _of_all(document: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the variables of a line whose members may have members."""
    found: dict[str, str] = {}
    for name, value in _flat(document, ""):
        variable = variable_named(name)
        if variable == "requestTime" and _MOMENTS.fullmatch(value):
            variable = "requestTimeEpoch"
        if variable is not None:
            found.setdefault(variable, value)
    return found


@lru_cache(maxsize=256)
def _plan(names: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """Return which variable each member of a line holds: a log writes the same names, in the same order, each time."""
    return tuple((name, variable_named(name)) for name in names)


def is_access_log(document: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a line of an access log: several variables, one of them about the call itself."""
    return is_of_a_call(variables(document))


def is_of_a_call(found: Mapping[str, str]) -> bool:
    """Tell whether the variables of a JSON object are those of a line of an access log."""
    return len(found) > 1 and not _TELLING.isdisjoint(found)


@lru_cache(maxsize=4096)
def variable_named(name: str) -> str | None:
    """Return the variable that a member holds, by the names on the way to it, joined by dots; `None` for no known one.

    A log writes the same names on every line.
    """
    return _BY_NAME.get(_plain(name)) or _BY_NAME.get(_plain(name.rpartition(".")[2]))


def _flat(value: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found = []
    for name, member in value.items():
        if isinstance(member, Mapping):
            found += _flat(member, f"{prefix}{name}.")
        elif isinstance(member, str | int | float) and not isinstance(member, bool):
            found.append((f"{prefix}{name}", str(member)))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower()).removeprefix("context")


def _by_name() -> Mapping[str, str]:
    """Return each variable by its whole name, and by the last part of it where no other ends alike."""
    names = (*VARIABLES, *_OF_OTHER_APIS)
    ends: dict[str, set[str]] = {}
    for name in names:
        ends.setdefault(_plain(name.rpartition(".")[2]), set()).add(name)
    alone = {end: next(iter(found)) for end, found in ends.items() if len(found) == 1}
    return {**alone, **_SPOKEN, **{_plain(name): name for name in names}}


_BY_NAME: Final = _by_name()
