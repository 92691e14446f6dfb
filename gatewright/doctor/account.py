"""Printed commands speak to the account that the diagnosis was made from: its endpoint, profile and region."""

import shlex
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis, Finding
from gatewright.model.lazy_pattern import pattern

_AWS: Final = pattern(r"(?<![\w./-])aws (?=[a-z])")


def for_account(diagnosis: Diagnosis, options: Mapping[str, str | None]) -> Diagnosis:
    """Return the diagnosis with the AWS CLI's options of one account in every command; `None` stands for unset."""
    words = [word for name, value in options.items() if value for word in (f"--{name}", shlex.quote(value))]
    if not words:
        return diagnosis
    prefix = f"aws {' '.join(words)} "

    def spelt(command: str) -> str:
        return _AWS.sub(lambda _: prefix, command)

    def finding(found: Finding) -> Finding:
        fixes = tuple(replace(fix, command=fix.command and spelt(fix.command)) for fix in found.fixes)
        looks = tuple(replace(look, command=spelt(look.command)) for look in found.confirm)
        missing = tuple(replace(gap, command=gap.command and spelt(gap.command)) for gap in found.missing)
        return replace(found, fixes=fixes, confirm=looks, missing=missing)

    question = diagnosis.next_question
    return replace(
        diagnosis,
        findings=tuple(finding(found) for found in diagnosis.findings),
        next_question=question and replace(question, command=question.command and spelt(question.command)),
        unread=tuple(replace(gap, command=gap.command and spelt(gap.command)) for gap in diagnosis.unread),
    )
