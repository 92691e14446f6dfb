"""A text that was copied in part is known for what it is part of."""

import pytest

from gatewright.aws.sigv4.answers import MISMATCH, NO_KEY_VALUE_BEFORE_2023, PARTS_MISSING_BEFORE_2023
from gatewright.checks.access_denied import ANYBODY, EXPLICITLY, denied
from gatewright.doctor.cut_text import is_cut_from

NO_KEY_VALUE = NO_KEY_VALUE_BEFORE_2023.message
(DENIED,) = (each.message for each in denied(ANYBODY, EXPLICITLY))


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("forbidden", "Forbidden"),
        ("Missing authentication token.", "Missing Authentication Token"),
        ("The request signature we calculated does not match the signature you provided", MISMATCH.message),
        (
            "Authorization header requires 'Credential' parameter. Authorization header",
            PARTS_MISSING_BEFORE_2023.message,
        ),
        ("'abc' not a valid key=value pair (missing equal-sign) in Authorization header", NO_KEY_VALUE),
        ("not a valid key=value pair (missing equal-sign) in Authorization header...", NO_KEY_VALUE),
        ("Invalid key=value pair\u2026", "Invalid key=value pair (missing equal-sign) in {x}"),
        (
            "Invalid key=value pair ... in Authorization header",
            "Invalid key=value pair (missing) in Authorization header",
        ),
        (
            "explicit deny in an identity-based policy",
            "User may not, with an explicit deny in an identity-based policy",
        ),
        ("User: me is not authorized to perform: execute-api:Invoke on resource: arn:aws:x/GET/ with an", DENIED),
        ("User: me is not authorized to perform: execute-api:Invoke on resource\u2026", DENIED),
        ("User: me is not authorized to perform: execute-api:Invoke...", DENIED),
    ],
)
def test_the_beginning_is_enough(text: str, template: str) -> None:
    """Letter case and stops count for nothing; the end, or a short opening, may be missing."""
    assert is_cut_from(text, template)


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Forbidden by me", "Forbidden"),
        ("The request", MISMATCH.message),
        ("User: me is not allowed here at all, so go away", DENIED),
        ("Signature expired: 1 is now later", MISMATCH.message),
        ("", "Forbidden"),
        ("Inv ... header", "Invalid key=value pair in Authorization header"),
        ("in Authorization header ... Invalid key=value pair", "Invalid key=value pair in Authorization header"),
    ],
)
def test_another_text_is_not_cut_from_it(text: str, template: str) -> None:
    """A few letters tell nothing, and other words are another text."""
    assert not is_cut_from(text, template)
