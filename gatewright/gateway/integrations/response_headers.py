"""Which headers of a backend or of a mapping reach the caller under their own name.

Recorded (LocalStack's AWS-validated `TestApiGatewayHeaderRemapping`, 2024-07-17, and
`test_http_integration_with_lambda`, 2024-03-28): fourteen names, and the request id, come back as
`x-amzn-Remapped-<name>`; `TE` and `Via` do not. What frames the message on one connection (`Transfer-Encoding`,
`Keep-Alive`, whatever `Connection` names) ends with it (RFC 9110, section 7.6.1). That the extended request id is
remapped, too, is inferred: a response has just one, and it is ours.
"""

from collections.abc import Iterable
from typing import Final

from gatewright.model.fields import Fields

REMAPPED: Final = frozenset(
    {
        "authorization",
        "connection",
        "content-length",
        "content-md5",
        "date",
        "expect",
        "host",
        "max-forwards",
        "proxy-authenticate",
        "server",
        "trailer",
        "upgrade",
        "user-agent",
        "www-authenticate",
        "x-amzn-requestid",
        "x-amz-apigw-id",
    }
)
"""Names, in lower case, that the caller sees as `x-amzn-Remapped-<name>`."""

_NONE: Final[frozenset[str]] = frozenset()
_LENGTH: Final = len("connection")
_OF_EVERY_CONNECTION: Final = frozenset({"close", "keep-alive", ""})
_OF_THE_CONNECTION: Final = frozenset({"transfer-encoding", "keep-alive", "proxy-connection"})


def remapped(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields as the caller sees them."""
    seen = []
    for field in fields:
        lower = field[0].lower()
        if lower in REMAPPED:
            seen.append((f"x-amzn-Remapped-{field[0]}", field[1]))
        elif lower not in _OF_THE_CONNECTION:
            seen.append(field)
    return seen


def named_by_connection(fields: Fields) -> frozenset[str]:
    """Return the names, in lower case, that the `Connection` fields name."""
    named: frozenset[str] = _NONE
    for name, value in fields:
        if len(name) == _LENGTH and name.lower() == "connection" and value.lower() not in _OF_EVERY_CONNECTION:
            named |= {token.strip().lower() for token in value.split(",")}
    return named - _OF_EVERY_CONNECTION if named else named
