"""What a refusal of a user pool's authorizer shows: which claim, what was expected, what came."""

from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.user_pools import KEYS_BELOW, is_user_pool
from gatewright.checks.authorizer.answers import TOKEN_EXPIRED
from gatewright.checks.words import words
from gatewright.i18n import N_
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Missing


def denial(
    call: Call,
    authorizer: Authorizer,
    cause: Cause,
    facts: tuple[Fact, ...],
    refusal: Refusal | None = None,
    **places: str,
) -> Deny:
    """Return a refusal for `cause`; an expired token has an answer of its own. `places` say where the token stands."""
    more = {**places, "authorizer_id": authorizer.id, "claim": "-", "expected": "-", "came": "-"}
    if refusal is not None:
        more |= {"claim": refusal.claim, "expected": refusal.expected, "came": refusal.came}
    signature = TOKEN_EXPIRED if refusal is not None and refusal.reason == "expired" else None
    pools = Fact(
        "configuration", f"authorizers[{authorizer.id}].providerARNs", ", ".join(authorizer.provider_arns) or "-"
    )
    return Deny(cause, (*facts, pools), words(call, **more), signature)


def of_token(header: str, refusal: Refusal) -> tuple[Fact, ...]:
    """Return the claim that was refused, and what was expected there."""
    return (source_fact(f"{header}.{refusal.claim}", refusal.came),)


def source_fact(place: str, value: str) -> Fact:
    """Return what stood in the header, or in a claim of the token in it."""
    return Fact("request", f"headers.{place.lower()}", value or "-")


def keys_of(issuer: str, jwks_uri: str | None = None) -> Missing:
    """Say that the keys of an issuer are not known; anybody may fetch them, at `jwks_uri` where that is known."""
    place = f"{issuer}{KEYS_BELOW}" if is_user_pool(issuer) else jwks_uri
    return Missing(
        subject=f"answer.keys[{issuer}]",
        what=Message(N_("the keys of the token's issuer, which say whether its signature is good")),
        command=f"curl -s {place}" if place else _discovered(issuer),
    )


def _discovered(issuer: str) -> str:
    """Return what fetches the keys of an issuer that says elsewhere where they are."""
    place = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    return f'curl -s "$(curl -s {place} | grep -o \'"jwks_uri" *: *"[^"]*\' | grep -o \'http.*\')"'


def time_of_the_call() -> Missing:
    """Say that nobody told when the call was made."""
    return Missing(subject="request.received_at", what=Message(N_("when the call was made")))
