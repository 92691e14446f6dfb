"""The diagnoses as annotations of a GitHub workflow: one line a call, with the evidence as its file.

https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
"""

from collections.abc import Sequence
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis
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
    if diagnosis.outcome == "decided":
        lines += [fix.text.render(translate) for fix in answers[0].fixes[:1]]
        lines += [fix.command for fix in answers[0].fixes[:1] if fix.command is not None]
    else:
        lines += [translate(finding.cause.title) for finding in answers[:3]]
    place = f"file={_property(diagnosis.exchange.origin or '-')},title={_property(title)}"
    return f"::{_KINDS[diagnosis.outcome]} {place}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    """Write what may stand behind the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Write what may stand in a property, where colons and commas separate."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
