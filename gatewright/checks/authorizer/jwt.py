"""Is the token in the request one that the JWT authorizer of a route, or of a method, accepts?

Restates "Control access to HTTP APIs with JWT authorizers in API Gateway", authorizing API requests, and "Control
access to REST APIs using JWT authorizers", how a JWT authorizer validates a request:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
The identity source holds the token, or the token behind `Bearer`. Keys are those of an issuer that the authorizer
names, never of another that the token says; a token whose algorithm is not accepted has nobody's keys fetched.
"""

import re
from dataclasses import replace
from typing import Final

from gatewright.aws.jwt.claims import algorithm, words
from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.public_keys import PublicKeys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.jwt.verify import judge
from gatewright.checks import words as placeholders
from gatewright.checks.authorizer import identity_source_missing, scope_missing, token_invalid
from gatewright.checks.authorizer.identity import place_of, values
from gatewright.checks.authorizer.token_evidence import keys_of, time_of_the_call
from gatewright.checks.authorizer.token_manners import OF_HTTP_APIS, Manner
from gatewright.checks.authorizer.unread import authorizer_missing, said_by_the_authorizer
from gatewright.checks.unproven import unproven
from gatewright.model.authorizer import Authorized, Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, FetchKeys, KeySet, KeysUnavailable
from gatewright.model.trusted_issuer import TrustedIssuer
from gatewright.model.unknown import Unknown

OF_JWT: Final = (token_invalid.CAUSE, identity_source_missing.CAUSE, scope_missing.CAUSE)
"""What a JWT authorizer can refuse for."""

_OF_A_TOKEN: Final = (token_invalid.CAUSE, scope_missing.CAUSE)
_SCHEME: Final = pattern(r"Bearer(?: +|$)", re.IGNORECASE)


def jwt(call: Call, authorizer: Authorizer | Unknown, manner: Manner = OF_HTTP_APIS) -> Outcome:
    """Find the token, judge it, and say whose it is."""
    if isinstance(authorizer, Unknown):
        return Unsure(authorizer.missing or (authorizer_missing(call),), unproven(call, OF_JWT))
    sources = authorizer.identity_sources
    if isinstance(sources, Unknown) or not authorizer.issuers:
        return Unsure((authorizer_missing(call),), unproven(call, OF_JWT))
    source = sources[0] if sources else manner.source
    (value,) = values(call, (source,))
    if isinstance(value, Unknown):
        return Unsure(value.missing or (said_by_the_authorizer(call),), unproven(call, OF_JWT))
    text = _SCHEME.sub("", value, count=1) if value else ""
    return _Judging(call, authorizer, manner, source).outcome(text.strip())


class _Judging:
    """One token before one authorizer."""

    def __init__(self, call: Call, authorizer: Authorizer, manner: Manner, source: str) -> None:
        self._call = call
        self._authorizer = authorizer
        self._manner = manner
        self._source = source
        self._scopes = () if isinstance(call.route, Unknown) else call.route.method.authorization_scopes

    def outcome(self, text: str) -> Outcome:
        """Judge what stands in the identity source."""
        if not text:
            fact = Fact("request", self._source, "-")
            return self._denial(identity_source_missing.CAUSE, (fact,), None, self._manner.no_token)
        token = read(text)
        return self._refused(token) if isinstance(token, Refusal) else self._judged(token)

    def _judged(self, token: Token) -> Outcome:
        """Judge a token that can be read."""
        call, issuer = self._call, self._issuer(token)
        expected = Expected(
            issuers=tuple(one.issuer for one in self._authorizer.issuers),
            algorithms=self._authorizer.algorithms or self._manner.algorithms,
            now=call.request.received_at or Unknown((time_of_the_call(),)),
            audiences=() if issuer is None else issuer.audiences,
            clients_count=self._manner.clients_count,
            claims=() if issuer is None else issuer.claims,
            scopes=() if isinstance(self._scopes, Unknown) else self._scopes,
        )
        wrong = algorithm(token, expected)
        if isinstance(wrong, Refusal):
            return self._refused(wrong)
        if issuer is None:
            # Nobody's keys are asked for: the checks end at the issuer.
            return self._verdict(token, replace(expected, keys=PublicKeys()))
        kid = token.head.get("kid")
        question = FetchKeys(
            issuer.issuer, kid if isinstance(kid, str) else None, issuer.jwks_uri, kept=self._manner.kept
        )
        answer = call.configuration.key_sets.get(issuer.issuer) or call.answers.get(question)
        if answer is None:
            return Ask(question)
        return self._verdict(token, replace(expected, keys=_keys(answer, issuer)))

    def _issuer(self, token: Token) -> TrustedIssuer | None:
        """Return whose keys are asked for; the one issuer of an authorizer is asked whatever the token says."""
        issuers = self._authorizer.issuers
        if len(issuers) == 1:
            return issuers[0]
        return next((one for one in issuers if one.issuer == token.text("iss")), None)

    def _verdict(self, token: Token, expected: Expected) -> Outcome:
        call = self._call
        verdict = judge(self._manner.order, token, expected)
        refusal, unsure = verdict.refusal, verdict.unsure
        if refusal is not None:
            refused = self._refused(refusal)
            if unsure is None or refused.cause is token_invalid.CAUSE:
                return refused
            return Unsure(unsure.missing, (refused, *unproven(call, (token_invalid.CAUSE,))))
        if unsure is not None:
            return Unsure(unsure.missing, unproven(call, (token_invalid.CAUSE,)))
        if isinstance(self._scopes, Unknown):
            return Unsure(self._scopes.missing or (said_by_the_authorizer(call),), unproven(call, _OF_A_TOKEN))
        held = words(token, "scope" if "scope" in token.claims else "scp")
        scopes = held if self._scopes and self._manner.hands_scopes_on else None
        return Pass(call.authorized_as(Authorized(claims=self._manner.texts(token), scopes=scopes)))

    def _refused(self, refusal: Refusal) -> Deny:
        fact = Fact("request", f"{self._source}.{refusal.claim}", refusal.came)
        if refusal.reason == "scope":
            return self._denial(scope_missing.CAUSE, (fact,), refusal, self._manner.no_scope)
        return self._denial(token_invalid.CAUSE, (fact,), refusal, self._manner.invalid)

    def _denial(
        self, cause: Cause, facts: tuple[Fact, ...], refusal: Refusal | None, signature: Signature | None
    ) -> Deny:
        authorizer = self._authorizer
        more = {
            **place_of(self._source),
            "authorizer_id": authorizer.id,
            "claim": refusal.claim if refusal else "-",
            "expected": refusal.expected if refusal else "-",
            "came": refusal.came if refusal else "-",
            "description": refusal.description if refusal else "-",
            "error": refusal.error if refusal else "-",
            "scopes": "" if isinstance(self._scopes, Unknown) else " ".join(self._scopes).replace('"', ""),
        }
        trusted = ", ".join(one.issuer for one in authorizer.issuers)
        where = Fact("configuration", f"authorizers[{authorizer.id}].jwtConfiguration.issuer", trusted)
        return Deny(cause, (*facts, where), placeholders.words(self._call, **more), signature)


def _keys(answer: Answer, issuer: TrustedIssuer) -> PublicKeys | Unknown:
    if isinstance(answer, KeySet):
        return public_keys(answer.jwks)
    if isinstance(answer, KeysUnavailable):
        return PublicKeys(failure=answer.why, failed_at=answer.step)
    return Unknown((keys_of(issuer.issuer, issuer.jwks_uri),))
