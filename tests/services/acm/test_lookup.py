"""Certificates by ARN."""

import pytest

from gatewright.services.acm.lookup import certificate
from gatewright.wire.errors import ServiceError
from tests.services.acm.acm_account import AcmAccount


def test_a_certificate_is_found_by_its_arn(acm: AcmAccount) -> None:
    """Or AWS's refusal is raised."""
    arn = acm.arn()
    operation = acm.account.operation({})
    with acm.account.store.reading("000000000000", "eu-west-1") as documents:
        assert arn == certificate(documents, operation, arn)["CertificateArn"]
        with pytest.raises(ServiceError, match="Could not find certificate arn:other"):
            certificate(documents, operation, "arn:other")
