"""
The fixes of a cause, worked out for one call and proven by deciding it again.

A fix is proven when the same call, decided with the fix applied to a copy, passes. A fix that was worked out and does
not let the call pass is not offered, unless there is no other and it leads on to the next refusal, which is then named.
One whose text needs what nobody told us is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from gatewright.checks.authorizer.lambda_ import of_authorizer
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.deploying import without_deploying
from gatewright.checks.integration.invocation import invocation
from gatewright.checks.request import REQUEST
from gatewright.checks.stage.remedies import deploy
from gatewright.checks.words import looked_up
from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.doctor.diagnosis import Look, Remedied
from gatewright.doctor.let_in import let_in
from gatewright.engine.decide import walk
from gatewright.i18n import N_
from gatewright.model.api import Protocol
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Confirm, Fix, Proposal, Remedy
from gatewright.model.decision import Decision
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message, fill
from gatewright.model.outcome import Deny
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown

PLACEHOLDER: Final = pattern(r"\{[a-z_]+\}")
"""A named placeholder of a text or a command."""

_BARE: Final = pattern(r"[A-Za-z0-9_./:@%+=][A-Za-z0-9_./:@%+=-]*")
"""A value that may stand in a shell command outside quotes: one word, no option, nothing that a shell expands."""

_QUOTED: Final = pattern(r"[A-Za-z0-9_./:@%+=,~?&{}\[\]*()!$;-]*")
"""What a value may hold within single quotes; no double quote or backslash either, since JSON stands there too."""

_JSON: Final = pattern(r"[ -&(-~]*")
"""What a JSON text that a remedy wrote may hold within single quotes: all of printable ASCII but the quote itself."""

_WRITTEN_AS_JSON: Final = (
    "patch_operations",
    "policy_document",
    "routing_rule_conditions",
    "web_acl_update",
    "put_method",
    "jwt_configuration",
    "route_settings",
    "token_scopes",
    "api_mapping",
)
"""Values that a remedy writes whole, as JSON with every other character escaped."""

_NOTHING: Final = ("?", "-", "")
"""Values that say nothing: not told, none, and a stage that a path leaves out."""

UNTOLD: Final = "?"
"""How `checks.words` writes a value that nobody told us."""


_DEPLOY: Final = Fix(
    text=N_("The saved API would let this call in, and was changed after the stage was deployed: deploy it."),
    command="aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
    safety="needs-deployment",
    remedy=deploy,
)
"""What mends any refusal of an older deployment that the saved definition would not make."""


def in_full(call: Call | None, denial: Deny) -> Deny:
    """Return the refusal with the placeholders of the method's authorizer, which a check that is unsure leaves out."""
    authorizer = None if call is None or isinstance(call.route, Unknown) else authorizer_of(call)
    if not isinstance(authorizer, Authorizer):
        return denial
    return replace(denial, values={**of_authorizer(authorizer), **denial.values})


def remedied(call: Call | None, denial: Deny) -> Iterator[Remedied]:
    """Yield the fixes that can be said for this call, in the order of the cause."""
    found = tuple(_worked_out(call, denial))
    sure = any(one.proven for _, one in found)
    enough = tuple(one for applies, one in found if one.proven is not False and (applies or not sure))
    yield from enough or (one for _, one in found if one.then is not None)


def _worked_out(call: Call | None, denial: Deny) -> Iterator[tuple[bool, Remedied]]:
    """Yield every fix whose text can be said, with what deciding again came to, and whether it applies to this call.

    One that nobody could work out is left aside once another is proven.
    """
    sure, said = False, False
    proven_by: list[Remedy | None] = []
    for fix in (*denial.cause.fixes, *_by_deploying(call, denial)):
        if fix.of not in (None, kind(call, denial)):
            continue
        if (fix.otherwise and sure) or (fix.in_general and said) or (fix.unless and fix.unless in proven_by):
            continue
        proposal = fix.remedy(call, denial.values) if fix.remedy is not None and call is not None else None
        values = {**denial.values, **(proposal.values if proposal else {})}
        text = told(fix.text, values)
        if text is None:
            continue
        said = True
        proven, then = (None, None) if proposal is None else _proven(proposal, denial.cause)
        sure = sure or proven is True
        proven_by += [fix.remedy] if proven is True else []
        worked_out = Remedied(
            text=text,
            command=command(_of_the_kind(fix, call, denial), values),
            proven=proven,
            then=then,
            safety=fix.safety,
            request=_changed(call, proposal),
            remedy=fix.remedy,
        )
        yield fix.remedy is None or proposal is not None or fix.always, worked_out


def _by_deploying(call: Call | None, denial: Deny) -> tuple[Fix, ...]:
    """Return the fix where deciding again, as deployed and as saved, shows that the saved definition makes up for it.

    A refusal that does not come again, of a rate limit say, is none of the deployment's.
    """
    if call is None or any(fix.remedy is deploy for fix in denial.cause.fixes):
        return ()
    proposal = deploy(call, denial.values)
    if proposal is None or _proven(proposal, denial.cause)[0] is not True:
        return ()
    here = walk(call.request, call.configuration, lambda _: True)
    return (_DEPLOY,) if here.outcome == "denied" else ()


def looks(confirms: tuple[Confirm, ...], values: Mapping[str, str], of: Protocol = "REST") -> Iterator[Look]:
    """Yield the looks that confirm a cause; what nobody told us stands in the command as `<its-name>`.

    `of` is the kind of API that refused: some looks are for one kind alone, and each kind has its commands.
    """
    for confirm in confirms:
        line = of_v2(confirm.command) if of == "HTTP" and confirm.of is None else confirm.command
        if confirm.of not in (None, of) or line is None:
            continue
        known = {name: value for name, value in values.items() if value not in _NOTHING}
        text = Message(confirm.text, known)
        yield Look(text=text, command=open_command(line, known), permission=confirm.permission)


def kind(call: Call | None, denial: Deny) -> Protocol:
    """Return the kind of API whose commands are meant: a WebSocket API answers as REST APIs do, and is one of V2."""
    if call is None or isinstance(call.api, Unknown):
        return "REST" if denial.by == "REST" else "HTTP"
    return "REST" if call.api.protocol == "REST" else "HTTP"


def _of_the_kind(fix: Fix, call: Call | None, denial: Deny) -> str | None:
    """Return a command for the kind of API that refused."""
    if kind(call, denial) == "REST":
        return fix.command
    stage = UNKNOWN if call is None else call.stage
    deploys_itself = not isinstance(stage, Unknown) and stage.deploys_itself
    if fix.of_http_api is not None:
        return without_deploying(fix.of_http_api) if deploys_itself else fix.of_http_api
    return of_v2(fix.command, deploys_itself=deploys_itself)


def command(template: str | None, values: Mapping[str, str]) -> str | None:
    """Return a command that runs as it is printed; `None` when a value is not known or could not stand in a shell."""
    if template is None:
        return None
    safe = _safe(template, values)
    return fill(template, safe) if {part[1:-1] for part in PLACEHOLDER.findall(template)} <= set(safe) else None


def open_command(template: str, values: Mapping[str, str]) -> str:
    """Return a command in which what is not known, or could not stand in a shell, stands as `<its-name>`."""
    safe = _safe(template, values)
    names = {part[1:-1] for part in PLACEHOLDER.findall(template)} - set(safe)
    untold = {name: f"<{name.replace('_', '-')}>" for name in names}
    found = {name: one for name, one in looked_up(values).items() if name in untold}
    return fill(template, {**safe, **untold, **found})


def holds_unsafe(line: str, values: Mapping[str, str]) -> bool:
    """Tell whether a command that a check filled by itself holds a value that could act in a shell."""
    return any(len(value) > 1 and value in line and not _BARE.fullmatch(value) for value in values.values())


def _safe(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values that may stand at every place where the template names them.

    The caller chooses what stands in a path or a header, and a person pastes the command into a shell.
    """
    safe = {}
    for name in {part[1:-1] for part in PLACEHOLDER.findall(template)} & set(values):
        value = values[name]
        written = _JSON if name in _WRITTEN_AS_JSON else _QUOTED
        allowed = written if _always_quoted(template, "{" + name + "}") else _BARE
        if value not in _NOTHING and allowed.fullmatch(value):
            safe[name] = value
    return safe


@lru_cache(maxsize=4096)
def _always_quoted(template: str, placeholder: str) -> bool:
    """Tell whether the placeholder stands within single quotes wherever it stands."""
    before = template.split(placeholder)[:-1]
    return all(_ends_in_single_quotes("".join(before[: place + 1])) for place in range(len(before)))


def _ends_in_single_quotes(text: str) -> bool:
    quote = ""
    for character in text.replace("\\'", "").replace('\\"', ""):
        if character in ("'", '"') and quote in ("", character):
            quote = "" if quote else character
    return quote == "'"


def told(text: str, values: Mapping[str, str], nothing: tuple[str, ...] = _NOTHING) -> Message | None:
    """Return the sentence when every placeholder has a value that says more than `nothing`."""
    names = {part[1:-1] for part in PLACEHOLDER.findall(text)}
    if any(values.get(name, UNTOLD) in nothing for name in names):
        return None
    return Message(text, {name: values[name] for name in names})


def redecided(decision: Decision) -> Iterator[Decision]:
    """Yield the refused call decided again under each fix that can be worked out."""
    if decision.denial is None:
        return
    for fix in decision.denial.cause.fixes:
        proposal = fix.remedy(decision.call, decision.denial.values) if fix.remedy is not None else None
        if proposal is not None:
            yield _again(proposal)


def _proven(proposal: Proposal, refused_for: Cause) -> tuple[bool | None, Cause | None]:
    """Return whether the call passes with the fix, and what else it is refused for where it does not."""
    again = _again(proposal)
    if again.denial is not None:
        return False, None if again.denial.cause is refused_for else again.denial.cause
    known = again.outcome == "allowed" or (refused_for not in REQUEST.causes and let_in(again))
    if not known:
        # Nobody knows, or it is refused and nobody knows what for.
        return None, None
    return not isinstance(invocation(again.call), Deny), None


def _again(proposal: Proposal) -> Decision:
    """Decide again: who may call is proven although a rate limit may stop any call at any time."""
    return walk(proposal.request, proposal.configuration, lambda _: True)


def _changed(call: Call | None, proposal: Proposal | None) -> Request | None:
    if call is None or proposal is None or proposal.request is call.request:
        return None
    return proposal.request
