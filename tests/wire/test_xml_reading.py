"""XML bodies."""

import pytest

from gatewright.wire import models, xml_reading
from gatewright.wire.errors import ServiceError

INPUT = models.service("s3").model.operation_model("DeleteObjects").input_shape
assert INPUT is not None
DELETE = INPUT.members["Delete"]


def test_a_body_is_read_by_its_shape() -> None:
    """Namespaces or not; what the shape does not have is left out."""
    body = (
        b'<?xml version="1.0"?><!-- c --><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        b"<Object><Key>a&amp;b</Key></Object><Object><Key>c</Key><VersionId>v</VersionId></Object><Quiet>true</Quiet>"
        b"<Strange/></Delete>"
    )

    assert {"Objects": [{"Key": "a&b"}, {"Key": "c", "VersionId": "v"}], "Quiet": True} == xml_reading.read(
        DELETE, body
    )


@pytest.mark.parametrize(
    "body", [b"x", b"<a>", b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>', b"<Delete><Quiet>maybe</Quiet></Delete>"]
)
def test_anything_else_is_malformed(body: bytes) -> None:
    """Entities never reach the parser."""
    with pytest.raises(ServiceError):
        xml_reading.read(DELETE, body)
