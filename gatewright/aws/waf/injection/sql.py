"""Does a text hold SQL that attacks? libinjection says so; at high sensitivity, patterns of this project say so too."""

from gatewright.aws.waf.injection.libinjection import sql
from gatewright.aws.waf.injection.sql_patterns import looks_like_an_attack


def is_sql_injection(value: bytes, *, high: bool = False) -> bool:
    """Tell whether a value holds SQL where it should not."""
    return sql.is_sql_injection(value) or (high and looks_like_an_attack(value))
