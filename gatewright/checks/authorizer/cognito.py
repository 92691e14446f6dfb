"""Does the token of a user pool let the caller through?

Restates "Control access to REST APIs using Amazon Cognito user pools as an authorizer":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
A method without scopes takes an ID token, one with scopes an access token that holds one of them (documented:
"Integrate a REST API with a user pool").
"""

import re
from functools import lru_cache
from typing import Final

from gatewright.aws.jwt.claim_texts import claim_texts
from gatewright.aws.jwt.claims import texts
from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.public_keys import PublicKeys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.signature import COGNITO as ALGORITHMS
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.jwt.verify import COGNITO, judge
from gatewright.aws.selection_patterns import PatternError, compile_pattern
from gatewright.aws.user_pools import issuer_of
from gatewright.checks.authorizer import identity_source_missing, scope_missing, token_invalid, token_type_wrong
from gatewright.checks.authorizer.token_evidence import denial, keys_of, of_token, source_fact, time_of_the_call
from gatewright.checks.authorizer.unread import authorizer_missing, said_by_the_authorizer
from gatewright.checks.unproven import unproven
from gatewright.model.authorizer import Authorized, Authorizer
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.outcome import Ask, Outcome, Pass, Unsure
from gatewright.model.question import FetchKeys, KeySet, KeysUnavailable
from gatewright.model.unknown import UNKNOWN, Unknown

OF_COGNITO = (
    token_invalid.CAUSE,
    identity_source_missing.CAUSE,
    token_type_wrong.CAUSE,
    scope_missing.CAUSE,
)
"""What a user pool's authorizer can refuse for."""

_OF_A_TOKEN: Final = (token_invalid.CAUSE, token_type_wrong.CAUSE, scope_missing.CAUSE)
_HEADER: Final = pattern(r"method\.request\.header\.(.+)")
_DEFAULT_HEADER: Final = "Authorization"
_SCHEME: Final = pattern(r"Bearer(?: +|$)", re.IGNORECASE)


def cognito(call: Call, authorizer: Authorizer | Unknown) -> Outcome:
    """Find the token, judge it, and say whose it is."""
    if isinstance(authorizer, Unknown):
        return Unsure(authorizer.missing or (authorizer_missing(call),), unproven(call, OF_COGNITO))
    if isinstance(authorizer.identity_sources, Unknown):
        return Unsure((authorizer_missing(call),), unproven(call, OF_COGNITO))
    header = _header(authorizer.identity_sources)
    value = call.request.headers.get(header)
    if isinstance(value, Unknown):
        return Unsure(value.missing or (said_by_the_authorizer(call),), unproven(call, OF_COGNITO))
    text = _SCHEME.sub("", value, count=1) if value and _SCHEME.match(value) else value
    if not text or not text.strip():
        cause, fact = identity_source_missing.CAUSE, source_fact(header, "")
        return denial(call, authorizer, cause, (fact,), identity_header=header)
    token = read(text.strip())
    if isinstance(token, Refusal):
        return denial(call, authorizer, token_invalid.CAUSE, of_token(header, token), token)
    audience = _outside_the_expression(token, authorizer)
    if audience is not None:
        where = f"authorizers[{authorizer.id}].identityValidationExpression"
        facts = (
            source_fact(f"{header}.aud", audience),
            Fact("configuration", where, str(authorizer.validation_expression)),
        )
        return denial(call, authorizer, identity_source_missing.CAUSE, facts)
    return _judged(call, authorizer, header, token)


def _judged(call: Call, authorizer: Authorizer, header: str, token: Token) -> Outcome:
    """Judge a token that can be read."""
    issuers = tuple(filter(None, map(issuer_of, authorizer.provider_arns)))
    keys: PublicKeys | Unknown = PublicKeys()
    issuer = token.text("iss")
    if issuer is not None and issuer in issuers:
        question = FetchKeys(issuer, _key_id(token))
        answer = call.configuration.key_sets.get(issuer) or call.answers.get(question)
        if answer is None:
            return Ask(question)
        keys = _keys(answer, issuer)
    scopes = UNKNOWN if isinstance(call.route, Unknown) else call.route.method.authorization_scopes
    expected = Expected(
        issuers=issuers,
        algorithms=ALGORITHMS,
        keys=keys,
        now=call.request.received_at or Unknown((time_of_the_call(),)),
        token_use=None if isinstance(scopes, Unknown) else "access" if scopes else "id",
        scopes=() if isinstance(scopes, Unknown) else scopes,
    )
    verdict = judge(COGNITO, token, expected)
    refusal, unsure = verdict.refusal, verdict.unsure
    if refusal is not None:
        refused = denial(
            call, authorizer, _CAUSES.get(refusal.reason, token_invalid.CAUSE), of_token(header, refusal), refusal
        )
        # Whatever the keys are: a token that fails otherwise is refused for the same cause, if for another claim.
        if unsure is None or refused.cause is token_invalid.CAUSE:
            return refused
        return Unsure(unsure.missing, (refused, *unproven(call, (token_invalid.CAUSE,))))
    if isinstance(scopes, Unknown):
        return Unsure(scopes.missing or (said_by_the_authorizer(call),), unproven(call, _OF_A_TOKEN))
    if unsure is not None:
        return Unsure(unsure.missing, unproven(call, (token_invalid.CAUSE,)))
    return Pass(call.authorized_as(Authorized(claims=claim_texts(token.claims))))


_CAUSES: Final = {"token-use": token_type_wrong.CAUSE, "scope": scope_missing.CAUSE}


def _header(sources: tuple[str, ...]) -> str:
    """Return the header that holds the token: the identity source of a user pool is always one (documented)."""
    found = _HEADER.fullmatch(sources[0]) if sources else None
    return found[1] if found else _DEFAULT_HEADER


def _key_id(token: Token) -> str | None:
    kid = token.head.get("kid")
    return kid if isinstance(kid, str) else None


def _keys(answer: object, issuer: str) -> PublicKeys | Unknown:
    if isinstance(answer, KeySet):
        return public_keys(answer.jwks)
    if isinstance(answer, KeysUnavailable):
        return PublicKeys(failure=answer.why)
    return Unknown((keys_of(issuer),))


def _outside_the_expression(token: Token, authorizer: Authorizer) -> str | None:
    """Return the audience that the authorizer's expression does not match, `-` where there is none; `None` if it does.

    An access token has no `aud`, so an authorizer with an expression refuses each of them (documented:
    "Configure a COGNITO_USER_POOLS authorizer").
    """
    expression = authorizer.validation_expression
    if expression is None:
        return None
    found = texts(token, "aud")
    return None if any(_matches(expression, one) for one in found) else " ".join(found) or "-"


@lru_cache(maxsize=512)
def _matches(expression: str, audience: str) -> bool:
    try:
        return compile_pattern(expression)(audience)
    except PatternError:
        # What cannot be read matches nothing: closed.
        return False
