"""The sentence of a refusal by policies says of which kind it was."""

import pytest

from gatewright.bulk.replay_worded import fits, worded
from gatewright.checks.iam import explicit_deny, not_allowed
from gatewright.model.outcome import Deny

_TO = "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:x/GET/a"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (f"{_TO} with an explicit deny in a resource-based policy", (True, "resource-based policy")),
        (f"{_TO} with an explicit deny in an identity-based policy: arn:aws:iam::1:p", (True, "identity-based policy")),
        (f"{_TO} because no session policy allows the execute-api:Invoke action", (False, "session policy")),
        (f"{_TO} because no permissions boundary allows the action", (False, "permissions boundary")),
        ("User is not authorized to access this resource with an explicit deny", (True, "")),
        ("User is not authorized to access this resource", (False, "")),
        ("Forbidden", None),
        ("-", None),
    ],
)
def test_what_a_sentence_says(message: str, expected: tuple[bool, str] | None) -> None:
    """In today's wording and in that of 2022; an HTTP API's says nothing."""
    assert expected == worded(message)


def test_a_refusal_is_worded_as_it_came_about() -> None:
    """Where either says nothing of it, both fit."""
    denied = Deny(explicit_deny.CAUSE, ())
    silent = Deny(not_allowed.CAUSE, ())
    said = f"{_TO} with an explicit deny"

    assert [fits(said, one) for one in (denied, silent)] == [True, False]
    assert fits("Forbidden", denied)
