"""
Ids that were drawn here for what a document declares, taken out of what a diagnosis says.

AWS draws others, so a command with one of ours would fail there: it names the resource as the document does, and a fix
that is a change of the document needs no such command.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis, Finding, Look, Remedied
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.server.stacks import Brought

_DRAWN: Final = frozenset(
    {
        "AWS::ApiGateway::ApiKey",
        "AWS::ApiGateway::Authorizer",
        "AWS::ApiGateway::Deployment",
        "AWS::ApiGateway::Resource",
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGateway::UsagePlan",
        "AWS::ApiGatewayV2::Api",
        "AWS::ApiGatewayV2::ApiMapping",
        "AWS::ApiGatewayV2::Authorizer",
        "AWS::ApiGatewayV2::Deployment",
        "AWS::ApiGatewayV2::Integration",
        "AWS::ApiGatewayV2::Route",
    }
)
"""Types whose ids AWS draws; an id that the document itself tells is kept."""


def drawn_ids(brought: Iterable[Brought], resource_ids: Iterable[str]) -> Mapping[str, str]:
    """Return the names of resources by the ids that were drawn for them; `resource_ids` are those of paths."""
    names = dict.fromkeys(resource_ids, "resource-id")
    for each in brought:
        names |= {one.made.physical_id: name for name, one in each.stack.resources.items() if one.type in _DRAWN}
    return names


def without_drawn_ids(diagnosis: Diagnosis, names: Mapping[str, str]) -> Diagnosis:
    """Return the diagnosis with names in the place of ids."""
    if not names:
        return diagnosis
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9])")
    return replace(diagnosis, findings=tuple(_finding(one, names, pattern) for one in diagnosis.findings))


def _finding(finding: Finding, known: Mapping[str, str], pattern: re.Pattern[str]) -> Finding:
    return replace(
        finding,
        why=None if finding.why is None else _text(finding.why, known, pattern),
        because=tuple(_fact(one, known, pattern) for one in finding.because),
        fixes=tuple(_fix(one, known, pattern) for one in finding.fixes),
        confirm=tuple(_look(one, known, pattern) for one in finding.confirm),
    )


def _fix(fix: Remedied, known: Mapping[str, str], pattern: re.Pattern[str]) -> Remedied:
    command = fix.command
    if command is not None and pattern.search(command) is not None:
        command = None if fix.patch is not None else _open(command, known, pattern)
    patch = fix.patch
    if patch is not None and patch.then is not None:
        patch = replace(patch, then=_open(patch.then, known, pattern))
    return replace(fix, patch=patch, text=_text(fix.text, known, pattern), command=command)


def _fact(fact: Fact, known: Mapping[str, str], pattern: re.Pattern[str]) -> Fact:
    if fact.where != "configuration":
        return fact
    path, value = (pattern.sub(lambda found: known[found[0]], text) for text in (fact.path, fact.value))
    return replace(fact, path=path, value=value)


def _look(look: Look, known: Mapping[str, str], pattern: re.Pattern[str]) -> Look:
    return replace(look, text=_text(look.text, known, pattern), command=_open(look.command, known, pattern))


def _text(message: Message, known: Mapping[str, str], pattern: re.Pattern[str]) -> Message:
    values = {name: pattern.sub(lambda found: known[found[0]], str(value)) for name, value in message.values.items()}
    return Message(message.text, values)


def _open(command: str, known: Mapping[str, str], pattern: re.Pattern[str]) -> str:
    """Return a command in which whoever runs it puts the id that AWS drew."""
    return pattern.sub(lambda found: f"<{known[found[0]]}>", command)
