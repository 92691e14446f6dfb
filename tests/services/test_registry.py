import tomllib
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path

import pytest
from botocore import xform_name

from gatewright.services.registry import MODULES, folder, handlers, unsupported
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
    assert ({}, {}) == (dict(handlers("sqs")), dict(unsupported("sqs")))


@pytest.mark.parametrize("service", SERVICES)
def test_every_group_of_reasons_is_of_some_operation(service: str) -> None:
    """A pattern that nothing fits any more goes."""
    place = Path(str(files("gatewright.services"))) / folder(service)
    groups = tomllib.loads((place / "unsupported.toml").read_text(encoding="utf-8"))["unsupported"]
    left = unsupported(service)

    for pattern in (pattern for group in groups for pattern in group.get("patterns", ())):
        assert any(fnmatchcase(name, pattern) for name in left), pattern


def test_patterns_give_each_operation_the_first_reason_that_fits() -> None:
    """What a handler offers is none of them."""
    reasons = unsupported("ec2")

    assert "routes" in reasons["create_route_table"]
    assert "nothing runs" in reasons["run_instances"]
    assert "only what private APIs need" in reasons["describe_id_format"]
    assert "describe_vpc_endpoints" not in reasons
