"""What a token must be to be accepted: what an authorizer and its method say, and what is known of the moment."""

from dataclasses import dataclass

from gatewright.aws.jwt.public_keys import PublicKeys
from gatewright.model.trusted_issuer import ClaimRule
from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is held against a token."""

    issuers: tuple[str, ...]
    """Whose tokens are accepted: `iss` is one of these, letter by letter."""

    algorithms: tuple[str, ...]
    """`alg` is one of these."""

    keys: PublicKeys | Unknown = UNKNOWN
    """The keys of the issuer that the token names."""

    now: float | Unknown = UNKNOWN
    """Unix seconds at which the token is judged."""

    audiences: tuple[str, ...] = ()
    """`aud` holds one of these, or `client_id` is one of them; none: any."""

    clients_count: bool = True
    """Whether `client_id` stands for an audience where there is no `aud`."""

    claims: tuple[ClaimRule, ...] = ()
    """What further claims must be."""

    token_use: str | None = None
    """`token_use` is this: `id` or `access`; `None`: anything."""

    scopes: tuple[str, ...] = ()
    """`scope` or `scp` holds one of these; none: anything."""
