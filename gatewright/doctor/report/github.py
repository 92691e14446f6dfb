"""The diagnoses as annotations of a GitHub workflow: one line a call, at the line to change, or at the evidence.

https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
"""

from collections.abc import Sequence
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis, Finding, Patch
from gatewright.doctor.report.patch_lines import lines as patch_lines
from gatewright.doctor.report.text import Report
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import Translate

_KINDS: Final = {"decided": "error", "narrowed": "warning", "undecidable": "warning", "not-refused": "notice"}


def as_github(diagnoses: Sequence[Diagnosis], translate: Translate, *, show_secrets: bool = False) -> str:
    """Return the workflow commands, one a line."""
    return "".join(_annotation(each, translate, show_secrets) + "\n" for each in diagnoses)


def _annotation(diagnosis: Diagnosis, translate: Translate, show_secrets: bool) -> str:
    report = Report(translate, diagnosis, show_secrets=show_secrets)
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    title = ", ".join(finding.cause.id for finding in answers[:3]) or diagnosis.outcome
    lines = [report.sentence(answers), *report.call()]
    patch = _patch(answers) if diagnosis.outcome == "decided" else None
    if diagnosis.outcome == "decided":
        lines += [fix.text.render(translate) for fix in answers[0].fixes[:1]]
        lines += [fix.command for fix in answers[0].fixes[:1] if fix.command is not None]
    else:
        lines += [translate(finding.cause.title) for finding in answers[:3]]
    if patch is not None:
        lines += patch_lines(patch)
    place = f"{_place(diagnosis, patch)},title={_property(title)}"
    return f"::{_KINDS[diagnosis.outcome]} {place}::{_data(chr(10).join(lines))}"


def _patch(answers: Sequence[Finding]) -> Patch | None:
    """Return the first change of a file that mends the call."""
    return next((fix.patch for fix in answers[0].fixes if fix.patch is not None and fix.patch.replaced), None)


def _place(diagnosis: Diagnosis, patch: Patch | None) -> str:
    """Return where the annotation is shown: at the line to change where one is known, else at the evidence."""
    if patch is None:
        return f"file={_property(diagnosis.exchange.origin or '-')}"
    return f"file={_property(patch.file)},line={patch.replaced[0].start}"


def _data(text: str) -> str:
    """Write what may stand behind the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Write what may stand in a property, where colons and commas separate."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
