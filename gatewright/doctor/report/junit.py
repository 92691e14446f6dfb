"""The diagnoses as JUnit XML, for whatever shows test results: a refused call is a failed test.

The form is the one that Jenkins, GitLab and GitHub's actions read: `testsuites`, `testsuite`, `testcase`, `failure`.
"""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.report.text import Report, as_text
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import Translate
from gatewright.model.lazy_pattern import pattern

_NOT_XML: Final = pattern(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(diagnoses: Sequence[Diagnosis], translate: Translate, *, show_secrets: bool = False) -> str:
    """Return the document."""
    failed = sum(each.outcome != "not-refused" for each in diagnoses)
    counts = f'tests="{len(diagnoses)}" failures="{failed}" errors="0" skipped="0"'
    cases = "".join(_case(each, translate, show_secrets) for each in diagnoses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="gatewright" {counts}>\n<testsuite name="gatewright diagnose" {counts}>\n'
        f"{cases}</testsuite>\n</testsuites>\n"
    )


def _case(diagnosis: Diagnosis, translate: Translate, show_secrets: bool) -> str:
    report = Report(translate, diagnosis, show_secrets=show_secrets)
    name = next(report.call(), "?")
    head = f"<testcase classname={_attribute(diagnosis.exchange.origin or '-')} name={_attribute(name)}"
    if diagnosis.outcome == "not-refused":
        return f"{head}/>\n"
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    kind = answers[0].cause.id if diagnosis.outcome == "decided" else diagnosis.outcome
    text = _clean(as_text([diagnosis], translate, show_secrets=show_secrets))
    failure = (
        f"<failure type={_attribute(kind)} message={_attribute(report.sentence(answers))}>{escape(text)}</failure>"
    )
    return f"{head}>\n{failure}\n</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """Replace what no XML document may hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
