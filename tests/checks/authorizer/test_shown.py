"""Where a token came, that nothing came is the last thing to think of."""

from dataclasses import replace

import pytest

from gatewright.checks.authorizer import identity_source_missing, token_invalid, unauthorized
from gatewright.checks.authorizer.shown import likeliest_first
from gatewright.model.request import Headers
from tests.checks.presence import blind

CAUSES = (unauthorized.CAUSE, identity_source_missing.CAUSE, token_invalid.CAUSE)


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        (Headers((("Authorization", "x"),)), identity_source_missing.CAUSE),
        (Headers(untold=(("Authorization", ""),)), identity_source_missing.CAUSE),
        (Headers((("Authorization", " "),)), token_invalid.CAUSE),
        (Headers(), token_invalid.CAUSE),
        (Headers(withheld=True), token_invalid.CAUSE),
    ],
)
def test_the_order_of_the_causes(headers: Headers, last: object) -> None:
    """None is left out."""
    call = blind()
    found = likeliest_first(replace(call, request=replace(call.request, headers=headers)), CAUSES)

    assert found[-1] is last
    assert set(found) == set(CAUSES)
