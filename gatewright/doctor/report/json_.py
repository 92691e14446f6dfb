"""The diagnosis as JSON, schema `gatewright.diagnosis/1`; a contract. Keys and machine strings are never translated."""

from collections.abc import Iterable
from typing import Any, Final

from gatewright.doctor.diagnosis import Diagnosis, Finding, NextQuestion, Patch
from gatewright.i18n import Translate
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Pass, Skip, Unsure
from gatewright.model.trace import Step
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import mask, redact_field, redact_text, redact_url, secrets_in
from gatewright.sources.redact_loose import redact_loose

SCHEMA: Final = "gatewright.diagnosis/1"
"""The version of the form."""


def as_json(diagnoses: Iterable[Diagnosis], translate: Translate, *, show_secrets: bool = False) -> dict[str, Any]:
    """Return the document that `--format json` prints."""
    return {
        "schema": SCHEMA,
        "diagnoses": [_diagnosis(diagnosis, translate, show_secrets) for diagnosis in diagnoses],
    }


def _diagnosis(diagnosis: Diagnosis, translate: Translate, show_secrets: bool) -> dict[str, Any]:
    secrets = secrets_of(diagnosis.exchange, show_secrets)
    return {
        "exchange": _exchange(diagnosis.exchange, show_secrets),
        "answered_by": diagnosis.answered_by,
        "outcome": diagnosis.outcome,
        "findings": [_finding(finding, translate, secrets) for finding in diagnosis.findings],
        "next_question": _question(diagnosis.next_question, translate),
        "trace": [_step(step) for step in diagnosis.trace],
    }


def _exchange(exchange: Exchange, show_secrets: bool) -> dict[str, Any]:
    url = exchange.url
    if url is None and not isinstance(exchange.host, Unknown) and not isinstance(exchange.path, Unknown):
        query = "" if isinstance(exchange.query, Unknown) or not exchange.query else f"?{exchange.query}"
        url = f"https://{exchange.host}{exchange.path}{query}"
    return {
        "method": _known(exchange.method),
        "url": url if show_secrets or url is None else redact_url(url),
        "status": _known(exchange.observation.status),
    }


def _known(value: object) -> object:
    return None if isinstance(value, Unknown) else value


def _finding(finding: Finding, translate: Translate, secrets: frozenset[str] | None) -> dict[str, Any]:
    return {
        "cause": finding.cause.id,
        "standing": finding.standing,
        "seed_row": finding.cause.seed_row,
        "title": translate(finding.cause.title),
        "because": [_fact(fact, translate, secrets) for fact in finding.because],
        "fixes": [
            {
                "text": fix.text.render(translate),
                "command": fix.command,
                "proven": fix.proven,
                "safety": fix.safety,
                **({} if fix.patch is None else {"patch": _patch(fix.patch, translate)}),
            }
            for fix in finding.fixes
        ],
        "confirm": [
            {"text": look.text.render(translate), "command": look.command, "permission": look.permission}
            for look in finding.confirm
        ],
    }


def _patch(patch: Patch, translate: Translate) -> dict[str, Any]:
    """Return a change of the file that the configuration came from; Terraform's is one of lines at an address."""
    shown_patch: dict[str, Any] = {"file": patch.file, "diff": patch.diff or None}
    if patch.address is not None:
        shown_patch |= {"address": patch.address, "lines": list(patch.lines)}
    if patch.then is not None:
        shown_patch["then"] = patch.then
    if patch.note is not None:
        shown_patch["note"] = patch.note.render(translate)
    return shown_patch


def _fact(fact: Fact, translate: Translate, secrets: frozenset[str] | None) -> dict[str, str]:
    told = {"where": fact.where, "path": fact.path, "value": shown(fact, secrets)}
    return told if fact.remark is None else {**told, "remark": remark(fact.remark, translate, secrets)}


def secrets_of(exchange: Exchange, show_secrets: bool) -> frozenset[str] | None:
    """Return what may not be shown of a call, wherever an answer repeats it; `None` when everything may."""
    if show_secrets:
        return None
    return secrets_in(exchange.headers, "" if isinstance(exchange.query, Unknown) else exchange.query)


def shown(fact: Fact, secrets: frozenset[str] | None) -> str:
    """Return the value of a fact as a reader may see it."""
    if secrets is None:
        return fact.value
    if not fact.secret:
        text = redact_text(fact.value, secrets)
        return redact_loose(text) if fact.where in ("response", "log") else text
    name = fact.path.rpartition(".")[2]
    masked = redact_field(name, fact.value)
    return masked if masked != fact.value else mask(fact.value)


def remark(message: Message, translate: Translate, secrets: frozenset[str] | None) -> str:
    """Return what more is said of a fact, as a reader may see it."""
    text = message.render(translate)
    return text if secrets is None else redact_text(text, secrets)


def _question(question: NextQuestion | None, translate: Translate) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "id": question.id,
        "text": question.text.render(translate),
        "values": list(question.values),
        "separates": list(question.separates),
    }


def _step(step: Step) -> dict[str, Any]:
    outcome = step.outcome
    shown_step: dict[str, Any] = {"check": step.check, "outcome": type(outcome).__name__.lower()}
    match outcome:
        case Deny():
            shown_step["cause"] = outcome.cause.id
        case Unsure():
            shown_step["may"] = [denial.cause.id for denial in outcome.may]
            shown_step["missing"] = [gap.subject for gap in outcome.missing]
        case Skip():
            shown_step["why"] = outcome.why.render()
        case Pass() | Ask():
            pass
    return shown_step
