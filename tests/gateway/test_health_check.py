"""What API Gateway answers of itself at a custom domain name."""

from dataclasses import replace

import pytest

from gatewright.checks.api_key import missing
from gatewright.checks.domain import access_association_missing, path_not_mapped
from gatewright.checks.tls import client_certificate_untrusted
from gatewright.engine.decide import walk
from gatewright.gateway.health_check import answer, reached
from gatewright.model.cause import Cause
from gatewright.model.outcome import Deny
from tests.checks.presence import known
from tests.gateway.one_method import EXTENDED_ID, REQUEST_ID, request


def test_service_is_up() -> None:
    """Recorded: the text. The ids are those of every answer."""
    found = answer(request())

    assert (200, b"Healthy Connection") == (found.status, found.body)
    assert (("x-amzn-RequestId", REQUEST_ID), ("x-amz-apigw-id", EXTENDED_ID)) == found.headers


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (None, True),
        (path_not_mapped.CAUSE, True),
        (missing.CAUSE, True),
        (client_certificate_untrusted.CAUSE, False),
        (access_association_missing.CAUSE, False),
    ],
)
def test_certificate_and_way_come_first(cause: Cause | None, expected: bool) -> None:
    """Whoever may not reach the name learns nothing of it; what its API would say of the path is not asked."""
    call = known()
    decision = walk(call.request, call.configuration)
    denial = None if cause is None else Deny(cause, (), {})

    assert expected is reached(replace(decision, denial=denial))
