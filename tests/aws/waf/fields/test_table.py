"""Every field to match by name."""

from botocore.session import get_session

from gatewright.aws.waf.fields.table import KINDS, written
from gatewright.aws.waf.inspection import Partial
from gatewright.model.waf import FieldToMatch
from tests.aws.waf.asking import part, request


def test_the_names_are_those_of_the_model() -> None:
    """All fourteen."""
    model = get_session().get_service_model("wafv2")

    assert set(model.shape_for("FieldToMatch").members) == KINDS


def test_what_cannot_be_seen_is_unknown() -> None:
    """A fingerprint of the handshake is neither there nor missing."""
    found = part({"JA3Fingerprint": {"FallbackBehavior": "MATCH"}}, request())

    assert isinstance(found, Partial)
    assert [gap.subject for gap in found.missing] == ["request.JA3Fingerprint"]


def test_a_part_is_written_with_its_name() -> None:
    """Where it has one."""
    assert written(FieldToMatch(kind="SingleHeader", name="user-agent")) == "SingleHeader user-agent"
    assert written(FieldToMatch(kind="UriPath")) == "UriPath"
