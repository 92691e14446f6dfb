"""
What a reader has to put into the shell before a printed command runs: secrets stand in it as variables.

https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html (AWS CLI version 2)
"""

from typing import Final

from gatewright.doctor.diagnosis import Finding
from gatewright.i18n import N_, Translate
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import fill

_SET_FIRST: Final = N_("Set in the shell first what stands for a value of yours: {names}.")
_OF_A_PROFILE: Final = N_(
    'The credentials of an AWS profile are set by: eval "$(aws configure export-credentials --format env)" (AWS CLI'
    " version 2)."
)
_NAME: Final = pattern(r"\$([A-Z][A-Z0-9_]*)")
_GIVEN: Final = pattern(r"\b([A-Z][A-Z0-9_]*)=\$\(")
_OF_AWS: Final = "AWS_ACCESS_KEY_ID"
_ONLY_OF_SESSIONS: Final = "AWS_SESSION_TOKEN"


def variables(finding: Finding, translate: Translate) -> str | None:
    """Return the sentence that says which variables the fixes of a finding need; `None` where they need none."""
    names: dict[str, None] = {}
    for fix in finding.fixes:
        command = fix.command or ""
        given = set(_GIVEN.findall(command))
        names |= dict.fromkeys(name for name in _NAME.findall(command) if name not in given)
    names.pop(_ONLY_OF_SESSIONS, None)  # without a session there is none, and curl leaves the empty field out
    if not names:
        return None
    told = fill(translate(_SET_FIRST), {"names": ", ".join(f"${name}" for name in names)})
    return f"{told} {translate(_OF_A_PROFILE)}" if _OF_AWS in names else told
