"""What do all the policies of a call come to?

Restates "Policy evaluation logic" and "How API Gateway resource policies affect authorization workflow":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
One function for each authorization workflow. Each takes the reader, so that deciding and explaining combine alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.aws.policy.atoms import Statement
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import (
    NO_VOICE,
    SILENT_VOICE,
    UNKNOWN_VOICE,
    Layer,
    Policies,
    Read,
    Voice,
    explicit_denial,
    levels,
    single,
    voice,
)
from gatewright.aws.policy.rulings import ALLOWING, DENY, DIRECT, ROLE, Ruling, Verdict
from gatewright.aws.policy.values import Truth, all_of, any_of, depending
from gatewright.model.unknown import UNKNOWN, Unknown

FIRST_BLAMED_ACROSS_ACCOUNTS: Final[tuple[Layer, Layer]] = ("identity", "resource")
"""Which side is named when both stay silent in a call across accounts. Open: only one-sided refusals were seen."""

_ALLOWED: Final[frozenset[Verdict]] = frozenset({"allowed"})
_EXPLICIT: Final[frozenset[Verdict]] = frozenset({"explicitly denied"})
_IMPLICIT: Final[frozenset[Verdict]] = frozenset({"implicitly denied"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the policies come to."""

    may: frozenset[Verdict]
    """Every verdict that it may turn out to be; learning adds none."""

    layer: Layer | None
    """Whose policy decides: the one that allows, denies, or stays silent where it must not."""

    policy: Policy | None = None
    """That policy; `None` when there is none of its kind."""

    statement: Statement | None = None
    """Its statement; `None` when it stays silent."""

    @property
    def verdict(self) -> Verdict:
        """Return the verdict, where there is just one."""
        return next(iter(self.may)) if len(self.may) == 1 else "undetermined"

    @property
    def decision(self) -> Literal["allowed", "denied", "undetermined"]:
        """Return whether the call may pass, whichever way it is denied."""
        if "allowed" not in self.may:
            return "denied"
        return "allowed" if len(self.may) == 1 else "undetermined"


def iam(policies: Policies, facts: Facts, read: Read = decide) -> Answer:
    """Answer a call to a method with AWS_IAM: all policies of the caller, the API and what lies between."""
    voices = _voices(policies, facts, read)
    denial = explicit_denial(voices)
    if denial:
        return _of(_EXPLICIT, denial, voices)
    same = _same_account(facts)
    if same is True:
        granted = _within_account(voices)
    else:
        granted = depending(same, _within_account(voices), _across_accounts(voices))
    if isinstance(facts.caller, Unknown):
        granted = depending(UNKNOWN, granted, voices["resource"].allows)
    elif facts.caller is None or facts.caller.kind == "service":
        granted = voices["resource"].allows
    elif isinstance(facts.caller.kind, Unknown):
        granted = depending(UNKNOWN, granted, voices["resource"].allows)
    allowed = all_of(voices["rcp"].allows, voices["scp"].allows, voices["endpoint"].allows, granted)
    return _answer(allowed, voices, _deciding(facts, voices, same))


def through_endpoint(policy: Policy, facts: Facts, read: Read = decide) -> Answer:
    """Answer by the policy of the VPC endpoint that a call came through: it must allow, and is read before all else."""
    voices: dict[Layer, Voice] = {"endpoint": single(policy, facts, read, NO_VOICE)}
    denial = explicit_denial(voices)
    return _of(_EXPLICIT, denial, voices) if denial else _answer(voices["endpoint"].allows, voices, "endpoint")


def anonymous(policies: Policies, facts: Facts, read: Read = decide) -> Answer:
    """Answer a call to a method with NONE: an API with a resource policy needs its explicit Allow.

    An API without a resource policy lets everyone in; whether it is private, and so lets in nobody, is not asked here.
    """
    return _alone(policies, facts, read)


def cognito(policies: Policies, facts: Facts, read: Read = decide) -> Answer:
    """Answer a call whose Cognito token was accepted: the resource policy by itself must allow.

    The page's table would let silence pass; its text about Cognito demands an explicit Allow, and is followed here.
    """
    return _alone(policies, facts, read)


def before_authorizer(policies: Policies, facts: Facts, read: Read = decide) -> Answer:
    """Answer a call before its Lambda authorizer runs: only an explicit Deny of the resource policy counts."""
    voices = _at_the_api(policies, facts, read)
    denial = explicit_denial(voices)
    if denial:
        return _of(_EXPLICIT, denial, voices)
    endpoint = voices["endpoint"]
    silent: Layer = "endpoint" if endpoint.allows is not True else "resource"
    return _answer(endpoint.allows, voices, silent)


def after_authorizer(policies: Policies, facts: Facts, read: Read = decide) -> Answer:
    """Answer a call by the policy that its Lambda authorizer returned, given as `identity`, and the resource policy."""
    voices = _at_the_api(policies, facts, read)
    voices["identity"] = _identity(policies, facts, read)
    denial = explicit_denial(voices)
    if denial:
        return _of(_EXPLICIT, denial, voices)
    resource = voices["resource"].allows if policies.resource is not None else False
    granted = any_of(resource, voices["identity"].allows)
    allowed = all_of(voices["endpoint"].allows, granted)
    layer: Layer = "resource" if resource is True else "identity"
    return _answer(allowed, voices, layer if voices["endpoint"].allows is True else "endpoint")


def _alone(policies: Policies, facts: Facts, read: Read) -> Answer:
    """Answer by the resource policy and what the call came through."""
    if isinstance(policies.resource, Policy) and policies.endpoint is None:
        said = read(policies.resource, facts)
        if not said.may & DENY and said.grants(ALLOWING) is True:
            # By far the commonest answer, and the only voice there is.
            return Answer(_ALLOWED, "resource", policies.resource, said.statement)
    voices = _at_the_api(policies, facts, read)
    denial = explicit_denial(voices)
    if denial:
        return _of(_EXPLICIT, denial, voices)
    allowed = all_of(voices["endpoint"].allows, voices["resource"].allows)
    return _answer(allowed, voices, "resource" if voices["endpoint"].allows is True else "endpoint")


def _at_the_api(policies: Policies, facts: Facts, read: Read) -> dict[Layer, Voice]:
    return {
        "resource": single(policies.resource, facts, read, NO_VOICE),
        "endpoint": single(policies.endpoint, facts, read, NO_VOICE),
    }


def _voices(policies: Policies, facts: Facts, read: Read) -> dict[Layer, Voice]:
    """Hear every layer that binds the caller."""
    return {
        "rcp": UNKNOWN_VOICE if isinstance(policies.rcps, Unknown) else levels(policies.rcps, facts, read),
        "scp": _scp(policies, facts, read),
        "endpoint": single(policies.endpoint, facts, read, NO_VOICE),
        "resource": single(policies.resource, facts, read, SILENT_VOICE),
        "identity": _identity(policies, facts, read),
        "boundary": single(policies.boundary, facts, read, NO_VOICE),
        "session": _session(policies, facts, read),
    }


def _scp(policies: Policies, facts: Facts, read: Read) -> Voice:
    """Hear the service control policies; anonymous callers and services are not bound by them."""
    caller = facts.caller
    if caller is None or (not isinstance(caller, Unknown) and caller.kind == "service"):
        return NO_VOICE
    if isinstance(policies.scps, Unknown):
        return UNKNOWN_VOICE
    said = levels(policies.scps, facts, read)
    if isinstance(caller, Unknown) or isinstance(caller.kind, Unknown):
        return _maybe_unbound(said)
    return said


def _maybe_unbound(said: Voice) -> Voice:
    """Return the voice of a layer that may not bind the caller at all."""
    if said is NO_VOICE:
        return said
    ruling = Ruling(said.ruling.may | DIRECT, said.ruling.statement)
    return Voice(ruling, said.policy, any_of(said.allows, UNKNOWN), said.levels)


def _identity(policies: Policies, facts: Facts, read: Read) -> Voice:
    """Hear the caller's own policies; the root user of an account is allowed without any."""
    if isinstance(policies.identity, Unknown):
        return UNKNOWN_VOICE
    said = voice(policies.identity, facts, read)
    caller = facts.caller
    if caller is None or said.ruling.may == DENY:
        return said
    if isinstance(caller, Unknown) or isinstance(caller.kind, Unknown):
        return _maybe_unbound(said)
    if caller.kind == "root":
        may_deny = said.ruling.may & DENY
        return Voice(Ruling(DIRECT | may_deny, said.ruling.statement), said.policy if may_deny else None, allows=True)
    return said


def _session(policies: Policies, facts: Facts, read: Read) -> Voice:
    if policies.session is None:
        return NO_VOICE
    return UNKNOWN_VOICE if isinstance(policies.session, Unknown) else voice(policies.session, facts, read)


def _same_account(facts: Facts) -> Truth:
    caller = facts.caller
    if caller is None or isinstance(caller, Unknown):
        return UNKNOWN
    owner = facts.resource.account
    if isinstance(caller.account, Unknown) or isinstance(owner, Unknown):
        return UNKNOWN
    return caller.account == owner


def _within_account(voices: Mapping[Layer, Voice]) -> Truth:
    """Return table A, with the strengths of a resource policy's Allow.

    One that names the caller or everyone suffices; one that names his role is still held to the boundary and the
    session policy; one that names the account only lets identity policies speak.
    """
    resource = voices["resource"].ruling
    limits = all_of(voices["boundary"].allows, voices["session"].allows)
    by_role = all_of(resource.grants(DIRECT | ROLE), limits)
    return any_of(resource.grants(DIRECT), by_role, all_of(voices["identity"].allows, limits))


def _across_accounts(voices: Mapping[Layer, Voice]) -> Truth:
    """Return table B: the caller's own policies and the resource policy must both allow."""
    own = all_of(voices["identity"].allows, voices["boundary"].allows, voices["session"].allows)
    return all_of(own, voices["resource"].ruling.grants(ALLOWING))


def _deciding(facts: Facts, voices: Mapping[Layer, Voice], same: Truth) -> Layer:
    """Return the layer to name: the first that holds the call up, else the one that allows it."""
    for layer in ("rcp", "scp", "endpoint"):
        if voices[layer].allows is not True:
            return layer
    caller = facts.caller
    if caller is None or (not isinstance(caller, Unknown) and caller.kind == "service"):
        return "resource"
    if same is False:
        return _blamed(voices, (*FIRST_BLAMED_ACROSS_ACCOUNTS, "boundary", "session")) or "identity"
    if voices["resource"].ruling.grants(DIRECT) is True:
        return "resource"
    by_role = voices["resource"].ruling.grants(DIRECT | ROLE) is True
    return _blamed(voices, ("boundary", "session") if by_role else ("identity", "boundary", "session")) or (
        "resource" if by_role else "identity"
    )


def _blamed(voices: Mapping[Layer, Voice], layers: tuple[Layer, ...]) -> Layer | None:
    return next((layer for layer in layers if voices[layer].allows is not True), None)


def _answer(allowed: Truth, voices: Mapping[Layer, Voice], layer: Layer) -> Answer:
    """Return the answer when no Deny applies for certain."""
    may_deny = any(said.ruling.may & DENY for said in voices.values())
    if allowed is True:
        verdicts = _ALLOWED
    elif allowed is False:
        verdicts = _IMPLICIT
    else:
        verdicts = _ALLOWED | _IMPLICIT
    if may_deny:
        verdicts |= _EXPLICIT
        layer = next(place for place, said in voices.items() if said.ruling.may & DENY)
    return _of(verdicts, layer, voices)


def _of(verdicts: frozenset[Verdict], layer: Layer, voices: Mapping[Layer, Voice]) -> Answer:
    said = voices[layer]
    return Answer(verdicts, layer, said.policy, said.ruling.statement)
