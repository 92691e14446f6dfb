"""The checks of a token, one function each: `None` when it holds, a refusal, or UNKNOWN when nobody told us enough.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html, "Authorizing API requests".
"""

from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.refusal import Reason, Refusal
from gatewright.aws.jwt.signature import algorithm_refusal, signature_refusal
from gatewright.aws.jwt.token import Token
from gatewright.model.unknown import Unknown

Found = Refusal | Unknown | None
"""What a check says."""


def algorithm(token: Token, expected: Expected) -> Found:
    """Hold `alg` against the algorithms that are accepted."""
    return algorithm_refusal(token, expected.algorithms)


def signature(token: Token, expected: Expected) -> Found:
    """Hold the signature against the key of the issuer that the header names."""
    if isinstance(expected.keys, Unknown):
        return expected.keys
    return signature_refusal(token, expected.keys)


def issuer(token: Token, expected: Expected) -> Found:
    """Hold `iss` against the issuers whose tokens are accepted."""
    if token.text("iss") in expected.issuers:
        return None
    return _refusal("issuer", token, "iss", " or ".join(expected.issuers) or "an issuer")


def audience(token: Token, expected: Expected) -> Found:
    """Look in `aud` for an audience that is accepted; `client_id` counts only where there is no `aud` (documented)."""
    if not expected.audiences:
        return None
    claim = "aud" if "aud" in token.claims or not expected.clients_count else "client_id"
    if any(one in expected.audiences for one in texts(token, claim)):
        return None
    return _refusal("audience", token, claim, " or ".join(expected.audiences))


def expires(token: Token, expected: Expected) -> Found:
    """Hold `exp`, which must be after the moment, against it."""
    ends = token.number("exp")
    if ends is None:
        return _refusal("expired", token, "exp", "a date")
    if isinstance(expected.now, Unknown):
        return expected.now
    return None if ends > expected.now else _refusal("expired", token, "exp", f"after {int(expected.now)}")


def not_before(token: Token, expected: Expected) -> Found:
    """Hold `nbf`, where there is one, against the moment: not after it."""
    return _begun("not-yet-valid", "nbf", token, expected)


def issued_at(token: Token, expected: Expected) -> Found:
    """Hold `iat`, where there is one, against the moment: not after it."""
    return _begun("issued-later", "iat", token, expected)


def token_use(token: Token, expected: Expected) -> Found:
    """Hold `token_use` against the one that is wanted."""
    if expected.token_use is None or token.text("token_use") == expected.token_use:
        return None
    return _refusal("token-use", token, "token_use", expected.token_use)


def additional(token: Token, expected: Expected) -> Found:
    """Hold further claims against their rules: there where they must be, a text, and one of the values if any is said.

    That a claim which need not be there is held against its values where it is, and that one which is no text is
    refused whatever its values, is inferred from the format `SINGLE_STRING`.
    """
    for rule in expected.claims:
        if rule.name not in token.claims and not rule.required:
            continue
        value = token.text(rule.name)
        if value is None or (rule.values and value not in rule.values):
            return _refusal("claim", token, rule.name, " or ".join(rule.values) or "a text")
    return None


def scope(token: Token, expected: Expected) -> Found:
    """Look in `scope`, or else `scp`, for one of the scopes."""
    if not expected.scopes:
        return None
    claim = "scope" if "scope" in token.claims else "scp"
    if any(one in expected.scopes for one in words(token, claim)):
        return None
    return _refusal("scope", token, claim, " or ".join(expected.scopes))


def texts(token: Token, claim: str) -> tuple[str, ...]:
    """Return what a claim holds that is one text or a list of them."""
    value = token.claims.get(claim)
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def words(token: Token, claim: str) -> tuple[str, ...]:
    """Return the same, where a text holds several with blanks between them (RFC 8693, section 4.2)."""
    return tuple(word for one in texts(token, claim) for word in one.split(" ") if word)


def _begun(reason: Reason, claim: str, token: Token, expected: Expected) -> Found:
    if claim not in token.claims:
        return None
    begins = token.number(claim)
    if begins is None:
        return _refusal(reason, token, claim, "a date")
    if isinstance(expected.now, Unknown):
        return expected.now
    return None if begins <= expected.now else _refusal(reason, token, claim, f"not after {int(expected.now)}")


def _refusal(reason: Reason, token: Token, claim: str, expected: str) -> Refusal:
    value = token.claims.get(claim)
    return Refusal(reason, claim, expected, "-" if value is None else _short(value))


def _short(value: object) -> str:
    """Return a claim for people: short, whatever somebody wrote into it."""
    if isinstance(value, list):
        return " ".join(_short(one) for one in value[:10])[:200]
    return str(value)[:200] if isinstance(value, str | int | float) else type(value).__name__
