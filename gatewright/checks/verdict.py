"""A refusal by policies, in AWS's words and with its proof.

Who is named, and how the sentence ends: `access_denied.py`. The ARN of the method and of the caller show the last four
digits of their accounts (recorded in eight transcripts).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from gatewright.aws.arn import masked
from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import AtomRead, explain
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import Layer, Policies
from gatewright.aws.policy.near import near
from gatewright.checks.access_denied import EXPLICITLY, SIGNED
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact, Where
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown

KINDS: Final[Mapping[Layer, str]] = {
    "identity": "identity-based policy",
    "resource": "resource-based policy",
    "boundary": "permissions boundary",
    "session": "session policy",
    "scp": "service control policy",
    "rcp": "resource control policy",
    "endpoint": "VPC endpoint policy",
}
"""What AWS calls a policy, by where it is attached."""

ANONYMOUS: Final = "anonymous"
"""How messages name whoever did not sign."""

_ARN: Final = "arn:"
_NEAREST: Final = 3


def denial(call: Call, cause: Cause, answer: Answer, facts: Facts, **more: str) -> Deny:
    """Return the refusal for `cause` that `answer` comes to; `more` are placeholders of its own."""
    layer: Layer = answer.layer or "resource"
    signature = worded(cause, call, explicit=answer.verdict == "explicitly denied", kind=KINDS[layer])
    return Deny(cause, tuple(proof(answer, facts)), {**_values(call, facts, answer, signature), **more}, signature)


def worded(cause: Cause, call: Call, *, explicit: bool, kind: str) -> Signature:
    """Return the cause's answer for a policy of this kind, in the wording that the account's region has."""
    ending = ending_of(call, explicit=explicit, kind=kind)
    if ending:
        return next(each for each in cause.signatures if each.message.endswith(ending))
    return next(each for each in cause.signatures if each.message.endswith(("{method_arn}", "resource")))


def ending_of(call: Call, *, explicit: bool, kind: str) -> str:
    """Return how the sentence ends."""
    if call.configuration.message_wording == "2022":
        return EXPLICITLY if explicit else ""
    article = "an" if kind[0] in "aeio" else "a"
    if explicit:
        return f"{EXPLICITLY} in {article} {kind}"
    return f" because no {kind} allows the execute-api:Invoke action"


def _values(call: Call, facts: Facts, answer: Answer, signature: Signature) -> dict[str, str]:
    caller = facts.caller
    arn = ANONYMOUS if caller is None else NOT_KNOWN
    if caller is not None and not isinstance(caller, Unknown) and not isinstance(caller.arn, Unknown):
        arn = caller.arn
    shown = masked(arn)
    method = facts.resource.text
    return words(
        call,
        caller=shown.removeprefix(_ARN) if signature.message.startswith(SIGNED) else shown,
        caller_arn=arn,
        method_arn=NOT_KNOWN if isinstance(method, Unknown) else masked(method),
        policy_name=answer.policy.name if answer.policy is not None else "-",
        statement=answer.statement.name if answer.statement is not None else "-",
    )


def proof(answer: Answer, facts: Facts) -> Iterator[Fact]:
    """Yield the statement that decides and what it met; or what the nearest Allow lacks."""
    if answer.policy is None:
        yield Fact("configuration", KINDS[answer.layer or "resource"], "-")
        return
    place = f"policy[{answer.policy.name}]"
    if answer.verdict == "explicitly denied" and answer.statement is not None:
        yield from _denying(answer.policy, answer.statement.index, facts, place)
        return
    yield from _lacking(answer.policy, facts, place)


def _denying(policy: Policy, index: int, facts: Facts, place: str) -> Iterator[Fact]:
    read = next(each for each in explain(policy, facts).statements if each.statement.index == index)
    yield Fact("configuration", f"{place}.{read.statement.path}", f"Deny ({read.statement.name})")
    for atom in read.atoms:
        if atom.atom.kind == "condition":
            yield Fact("configuration", f"{place}.{atom.atom.path}", ", ".join(atom.atom.operands))
            yield _seen(atom)


def nearest_allow(policy: Policy, facts: Facts) -> Iterator[Fact]:
    """Yield what the nearest Allow of a policy asks that the call does not have, or of which nobody told us."""
    yield from _lacking(policy, facts, f"policy[{policy.name}]")


def of_the_identity(policies: Policies, facts: Facts) -> Iterator[Fact]:
    """Yield what the caller's own policies lack, where none of them allows the call and all of them are known."""
    if isinstance(policies.identity, Unknown):
        return
    reads = (read for one in policies.identity for read in explain(one, facts).statements)
    if any(read.statement.effect == "Allow" and read.truth is True for read in reads):
        return
    if not policies.identity:
        yield Fact("configuration", KINDS["identity"], "-")
    for one in policies.identity[:1]:
        yield from nearest_allow(one, facts)


def deny_that_may_hit(policy: Policy, facts: Facts) -> Iterator[Fact]:
    """Yield the first Deny of a policy that hits the call or may hit it, and its conditions."""
    hits = near(explain(policy, facts)).denies
    if hits:
        yield from _denying(policy, hits[0].read.statement.index, facts, f"policy[{policy.name}]")


def _lacking(policy: Policy, facts: Facts, place: str) -> Iterator[Fact]:
    """Yield the atoms that keep the nearest Allow from applying."""
    misses = near(explain(policy, facts)).allows
    if not misses:
        yield Fact("configuration", place, "no Allow statement")
        return
    for atom in (*misses[0].failing, *misses[0].unknown)[:_NEAREST]:
        yield Fact("configuration", f"{place}.{atom.atom.path}", ", ".join(atom.atom.operands))
        yield _seen(atom)


def _seen(read: AtomRead) -> Fact:
    where: Where = "request"
    value = read.seen
    shown = "-" if value is None else NOT_KNOWN if isinstance(value, Unknown) else value
    return Fact(where, read.atom.key or read.atom.kind, shown if isinstance(shown, str) else ", ".join(shown))
