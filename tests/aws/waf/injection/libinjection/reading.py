"""Read a text's tokens of SQL."""

from gatewright.aws.waf.injection.libinjection.sql_scanner import next_token
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token


def read(text: bytes, *, mysql: bool = False) -> list[Token]:
    """Return all tokens."""
    source, found = Source(text, mysql), []
    while (token := next_token(source, b"")) is not None:
        found.append(token)
    return found


def kinds(text: bytes, *, mysql: bool = False) -> str:
    """Return their kinds."""
    return "".join(token.kind for token in read(text, mysql=mysql))
