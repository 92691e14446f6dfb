"""A refusal by policies, in AWS's words and with its proof.

Who is named, and how the sentence ends: `access_denied.py`. The ARN of the method and of the caller show the last four
digits of their accounts (recorded in eight transcripts).
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from gatewright.aws.arn import masked
from gatewright.aws.policy.atoms import Statement
from gatewright.aws.policy.combine import Answer
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import AtomRead, StatementRead, explain
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import Layer, Policies
from gatewright.aws.policy.lint import traps
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


class _Decides(NamedTuple):
    """What of a policy decides."""

    statement: Statement
    """The statement that denies, or the Allow that comes nearest."""

    atoms: tuple[AtomRead, ...]
    """The conditions of the one, or what keeps the other from applying."""


def denial(call: Call, cause: Cause, answer: Answer, facts: Facts, **more: str) -> Deny:
    """Return the refusal for `cause` that `answer` comes to; `more` are placeholders of its own."""
    layer: Layer = answer.layer or "resource"
    signature = worded(cause, call, explicit=answer.verdict == "explicitly denied", kind=KINDS[layer])
    decides = _deciding(answer, facts)
    values = {**_values(call, facts, answer, signature), **_place(answer, decides), **more}
    return Deny(cause, tuple(_proof(answer, decides)), values, signature)


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
    )


def _place(answer: Answer, decides: _Decides | None) -> dict[str, str]:
    """Return the name of the statement that decides, and where it stands: the nearest Allow by what it lacks first."""
    if answer.policy is None:
        return {"sid": "-", "place": "-"}
    place = f"policy[{answer.policy.name}]"
    if decides is None:
        return {"sid": "-", "place": place}
    statement, atoms = decides
    path = atoms[0].atom.path if statement.effect == "Allow" and atoms else statement.path
    return {"sid": statement.sid or "-", "place": f"{place}.{path}"}


def proof(answer: Answer, facts: Facts) -> Iterator[Fact]:
    """Yield the statement that decides and what it met; or what the nearest Allow lacks."""
    yield from _proof(answer, _deciding(answer, facts))


def _proof(answer: Answer, decides: _Decides | None) -> Iterator[Fact]:
    if answer.policy is None:
        yield Fact("configuration", KINDS[answer.layer or "resource"], "-")
    else:
        yield from _shown(answer.policy, decides)


def nearest_allow(policy: Policy, facts: Facts) -> Iterator[Fact]:
    """Yield what the nearest Allow of a policy asks that the call does not have, or of which nobody told us."""
    yield from _shown(policy, _lacking(policy, facts))


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
        yield from _shown(policy, _denying(hits[0]))


def _deciding(answer: Answer, facts: Facts) -> _Decides | None:
    """Return what of the answer's policy decides; `None` where it has no statement that could."""
    if answer.policy is None:
        return None
    if answer.verdict == "explicitly denied" and answer.statement is not None:
        reads = explain(answer.policy, facts).statements
        return _denying(next(each for each in reads if each.statement.index == answer.statement.index))
    return _lacking(answer.policy, facts)


def _denying(read: StatementRead) -> _Decides:
    return _Decides(read.statement, tuple(atom for atom in read.atoms if atom.atom.kind == "condition"))


def _lacking(policy: Policy, facts: Facts) -> _Decides | None:
    """Return the nearest Allow, and the atoms that keep it from applying."""
    misses = near(explain(policy, facts)).allows
    if not misses:
        return None
    return _Decides(misses[0].read.statement, (*misses[0].failing, *misses[0].unknown)[:_NEAREST])


def _shown(policy: Policy, decides: _Decides | None) -> Iterator[Fact]:
    """Yield a statement by its name, and each atom with what it met."""
    place = f"policy[{policy.name}]"
    if decides is None:
        yield Fact("configuration", place, "no Allow statement")
        return
    statement, remarks = decides.statement, traps(policy)
    # Without a Sid its place has its number already.
    named = f"{statement.effect} ({statement.sid})" if statement.sid else statement.effect
    yield Fact("configuration", f"{place}.{statement.path}", named, remark=remarks.get(statement.path))
    for read in decides.atoms:
        atom = read.atom
        wanted = ", ".join(atom.operands)
        yield Fact("configuration", f"{place}.{atom.path}", wanted, remark=remarks.get(atom.path))
        yield _seen(read)


def _seen(read: AtomRead) -> Fact:
    where: Where = "request"
    value = read.seen
    shown = "-" if value is None else NOT_KNOWN if isinstance(value, Unknown) else value
    told = shown if isinstance(shown, str) else ", ".join(shown)
    return Fact(where, read.atom.key or read.atom.kind, told, remark=read.why_absent)
