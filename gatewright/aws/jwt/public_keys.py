"""The public keys with which an issuer's tokens are verified, as it publishes them (RFC 7517)."""

from dataclasses import dataclass
from typing import Literal

Step = Literal["discovery", "key-set"]
"""What an issuer is asked for: where its keys are, and the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """One JSON Web Key of an issuer; public, so nothing in it is a secret."""

    kid: str
    """`kid`: the name by which a token's header calls it."""

    kty: str
    """`kty`: its kind, `RSA` or `EC` where API Gateway accepts it."""

    alg: str | None = None
    """`alg`: the only algorithm that it is meant for; `None` where the issuer does not say."""

    use: str | None = None
    """`use`: `sig` or `enc`; `None` where the issuer does not say."""

    n: str = ""
    """`n`: the modulus of an RSA key, base64url."""

    e: str = ""
    """`e`: its exponent, base64url."""

    crv: str = ""
    """`crv`: the curve of an EC key, `P-256`."""

    x: str = ""
    """`x`: its point's first coordinate, base64url."""

    y: str = ""
    """`y`: its second coordinate, base64url."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """The keys of one issuer."""

    keys: tuple[PublicKey, ...] = ()
    """All of them."""

    failure: str | None = None
    """Why there are none: the issuer could not be reached, or answered no key set; `None` when it did."""

    failed_at: Step = "key-set"
    """Where it failed, if it did."""

    def named(self, kid: str) -> PublicKey | None:
        """Return the key of this name, `None` when the issuer has none."""
        return next((key for key in self.keys if key.kid == kid), None)
