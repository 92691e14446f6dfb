"""Is the token in the request one that the route's JWT authorizer accepts?

Restates "Control access to HTTP APIs with JWT authorizers in API Gateway", authorizing API requests:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
The identity source holds the token, or the token behind `Bearer`. Keys are those of the issuer that the authorizer
names, whoever the token says that it comes from; a token whose algorithm is none of RSA has nobody's keys fetched.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.by_identity import ByIdentity
from gatewright.aws.jwt.claims import algorithm, words
from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.http_claim_texts import http_claim_texts
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.public_keys import PublicKeys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.signature import RSA
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.jwt.verify import HTTP_API, judge
from gatewright.checks import words as placeholders
from gatewright.checks.authorizer import identity_source_missing, scope_missing, token_invalid
from gatewright.checks.authorizer.identity import values
from gatewright.checks.authorizer.token_evidence import keys_of, time_of_the_call
from gatewright.checks.authorizer.unread import authorizer_missing, said_by_the_authorizer
from gatewright.checks.signatures import HTTP_API_NO_TOKEN
from gatewright.checks.unproven import unproven
from gatewright.model.authorizer import Authorized, Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, FetchKeys, KeySet, KeysUnavailable
from gatewright.model.unknown import Unknown

OF_JWT: Final = (token_invalid.CAUSE, identity_source_missing.CAUSE, scope_missing.CAUSE)
"""What a JWT authorizer can refuse for."""

_OF_A_TOKEN: Final = (token_invalid.CAUSE, scope_missing.CAUSE)
_TEXTS: Final = ByIdentity[Token, Mapping[str, str]](lambda token: http_claim_texts(token.claims))
_SCHEME: Final = re.compile(r"Bearer(?: +|$)", re.IGNORECASE)


def jwt(call: Call, authorizer: Authorizer | Unknown) -> Outcome:
    """Find the token, judge it, and say whose it is."""
    if isinstance(authorizer, Unknown):
        return Unsure(authorizer.missing or (authorizer_missing(call),), unproven(call, OF_JWT))
    sources = authorizer.identity_sources
    if isinstance(sources, Unknown) or authorizer.issuer is None:
        return Unsure((authorizer_missing(call),), unproven(call, OF_JWT))
    source = sources[0] if sources else "$request.header.Authorization"
    (value,) = values(call, (source,))
    if isinstance(value, Unknown):
        return Unsure(value.missing or (said_by_the_authorizer(call),), unproven(call, OF_JWT))
    text = _SCHEME.sub("", value, count=1) if value else ""
    if not text.strip():
        return _denial(call, authorizer, identity_source_missing.CAUSE, (Fact("request", source, "-"),), None)
    token = read(text.strip())
    if isinstance(token, Refusal):
        return _refused(call, authorizer, source, token)
    return _judged(call, authorizer, source, token)


def _judged(call: Call, authorizer: Authorizer, source: str, token: Token) -> Outcome:
    """Judge a token that can be read."""
    issuer = authorizer.issuer or ""
    scopes = () if isinstance(call.route, Unknown) else call.route.method.authorization_scopes
    expected = Expected(
        issuers=(issuer,),
        algorithms=RSA,
        now=call.request.received_at or Unknown((time_of_the_call(),)),
        audiences=authorizer.audiences,
        scopes=() if isinstance(scopes, Unknown) else scopes,
    )
    wrong = algorithm(token, expected)
    if isinstance(wrong, Refusal):
        return _refused(call, authorizer, source, wrong)
    kid = token.head.get("kid")
    question = FetchKeys(issuer, kid if isinstance(kid, str) else None)
    answer = call.configuration.key_sets.get(issuer) or call.answers.get(question)
    if answer is None:
        return Ask(question)
    return _verdict(call, authorizer, source, token, _with_keys(expected, answer, issuer))


def _verdict(call: Call, authorizer: Authorizer, source: str, token: Token, expected: Expected) -> Outcome:
    verdict = judge(HTTP_API, token, expected)
    refusal, unsure = verdict.refusal, verdict.unsure
    if refusal is not None:
        refused = _refused(call, authorizer, source, refusal)
        if unsure is None or refused.cause is token_invalid.CAUSE:
            return refused
        return Unsure(unsure.missing, (refused, *unproven(call, (token_invalid.CAUSE,))))
    if unsure is not None:
        return Unsure(unsure.missing, unproven(call, (token_invalid.CAUSE,)))
    scopes = isinstance(call.route, Unknown) or call.route.method.authorization_scopes
    if isinstance(scopes, Unknown):
        return Unsure(scopes.missing or (said_by_the_authorizer(call),), unproven(call, _OF_A_TOKEN))
    held = words(token, "scope" if "scope" in token.claims else "scp")
    return Pass(call.authorized_as(Authorized(claims=_TEXTS(token), scopes=held if scopes else None)))


def _refused(call: Call, authorizer: Authorizer, source: str, refusal: Refusal) -> Deny:
    cause = scope_missing.CAUSE if refusal.reason == "scope" else token_invalid.CAUSE
    return _denial(call, authorizer, cause, (Fact("request", f"{source}.{refusal.claim}", refusal.came),), refusal)


def _denial(call: Call, authorizer: Authorizer, cause: Cause, facts: tuple[Fact, ...], refusal: Refusal | None) -> Deny:
    scopes = () if isinstance(call.route, Unknown) else call.route.method.authorization_scopes
    more = {
        "authorizer_id": authorizer.id,
        "claim": refusal.claim if refusal else "-",
        "expected": refusal.expected if refusal else "-",
        "came": refusal.came if refusal else "-",
        "description": refusal.description if refusal else "-",
        "error": refusal.error if refusal else "-",
        "scopes": "" if isinstance(scopes, Unknown) else " ".join(scopes).replace('"', ""),
    }
    where = Fact("configuration", f"authorizers[{authorizer.id}].jwtConfiguration.issuer", authorizer.issuer or "-")
    signature = HTTP_API_NO_TOKEN if refusal is None else None
    return Deny(cause, (*facts, where), placeholders.words(call, **more), signature)


def _with_keys(expected: Expected, answer: Answer, issuer: str) -> Expected:
    keys: PublicKeys | Unknown = Unknown((keys_of(issuer),))
    if isinstance(answer, KeySet):
        keys = public_keys(answer.jwks)
    if isinstance(answer, KeysUnavailable):
        keys = PublicKeys(failure=answer.why, failed_at=answer.step)
    return replace(expected, keys=keys)
