"""Which headers of a backend or of a mapping reach the caller under their own name.

Recorded (LocalStack's AWS-validated `TestApiGatewayHeaderRemapping`, 2024-07-17, and
`test_http_integration_with_lambda`, 2024-03-28): fourteen names, and the request id, come back as
`x-amzn-Remapped-<name>`; `TE` and `Via` do not. What frames the message on one connection (`Transfer-Encoding`,
`Keep-Alive`, whatever `Connection` names) ends with it (RFC 9110, section 7.6.1). That the extended request id is
remapped, too, is inferred: a response has just one, and it is ours.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from gatewright.aws.mapping_expressions import Fields

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

_OF_THE_CONNECTION: Final = frozenset({"transfer-encoding", "keep-alive", "proxy-connection"})


def remapped(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the fields as the caller sees them."""
    for name, value in fields:
        lower = name.lower()
        if lower in REMAPPED:
            yield f"x-amzn-Remapped-{name}", value
        elif lower not in _OF_THE_CONNECTION:
            yield name, value


def named_by_connection(fields: Fields) -> frozenset[str]:
    """Return the names, in lower case, that the `Connection` fields name."""
    named: set[str] = set()
    for name, value in fields:
        if name.lower() == "connection":
            named.update(token.strip().lower() for token in value.split(","))
    return frozenset(named - {"close", "keep-alive", ""})
