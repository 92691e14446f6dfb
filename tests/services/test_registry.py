import pytest
from botocore import xform_name

from gatewright.services.registry import MODULES, handlers, unsupported
from gatewright.wire import models

SERVICES = sorted(MODULES)


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_is_offered_or_listed_with_its_reason(service: str) -> None:
    """Handlers and `unsupported.toml` together are exactly the operations of botocore's model."""
    known = {xform_name(name) for name in models.service(service).model.operation_names}

    assert known == set(handlers(service)) | set(unsupported(service))


@pytest.mark.parametrize("service", SERVICES)
def test_no_operation_is_both_offered_and_listed(service: str) -> None:
    """An operation leaves the list when its handler is written."""
    assert not set(handlers(service)) & set(unsupported(service))


@pytest.mark.parametrize("service", SERVICES)
def test_every_reason_says_something(service: str) -> None:
    """A reason is a sentence without a full stop."""
    assert all(len(reason.split()) > 2 and not reason.endswith(".") for reason in unsupported(service).values())


def test_unknown_service_offers_nothing() -> None:
    """A service without a folder has neither handlers nor reasons."""
    assert ({}, {}) == (dict(handlers("ec2")), dict(unsupported("ec2")))
