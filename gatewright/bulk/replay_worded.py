"""
How a refusal by policies is worded: whether a policy denied or none allowed, and of which kind it was.

"User: ... is not authorized to perform: ... with an explicit deny in an identity-based policy", and "... because no
identity-based policy allows the execute-api:Invoke action" (recorded in public transcripts; `checks/verdict.py`). The
sentences of 2022 name no kind, and those of HTTP APIs say nothing.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.outcome import Deny

_A_REFUSAL: Final = "is not authorized to "
_ENDING: Final = pattern(
    r".* (?P<said>with an explicit deny|because no)(?: in an?)?(?: (?P<kind>[A-Za-z -]+? (?:policy|boundary)))?\b.*"
)

Worded = tuple[bool, str]
"""Whether a policy denied, and of which kind it is, or the one is that did not allow; empty where no kind is named."""


def worded(message: str) -> Worded | None:
    """Return what the sentence says; `None` for any other."""
    if _A_REFUSAL not in message:
        return None
    match = _ENDING.fullmatch(message)
    if match is None:
        return False, ""
    return match["said"] != "because no", match["kind"] or ""


def fits(message: str, denial: Deny) -> bool:
    """Tell whether a refusal by policies can be worded as the log has it."""
    seen, told = worded(message), worded(denial.answered.message)
    if seen is None or told is None:
        return True
    return seen[0] is told[0] and (not seen[1] or not told[1] or seen[1] == told[1])
