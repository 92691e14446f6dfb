import pytest

from gatewright.services.sts.session_tags import session_tags
from gatewright.wire.errors import ServiceError

TEAM = {"Key": "team", "Value": "pets"}


def test_transitive_tags_travel_on() -> None:
    """A session hands them to the next one, and they stay transitive."""
    first = session_tags({"Tags": [TEAM, {"Key": "a", "Value": "b"}], "TransitiveTagKeys": ["team"]}, None)
    second = session_tags({}, {"Tags": first.all, "TransitiveTagKeys": list(first.transitive)})

    assert ({"team": "pets", "a": "b"}, ("team",)) == (first.all, first.transitive)
    assert ({"team": "pets"}, ("team",)) == (second.all, second.transitive)


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Tags": [TEAM, {"Key": "TEAM", "Value": "x"}]}, "InvalidParameterValue"),
        ({"Tags": [{"Key": "OLD", "Value": "x"}]}, "InvalidParameterValue"),
        ({"TransitiveTagKeys": ["team"]}, "ValidationError"),
    ],
)
def test_tags_that_cannot_be_are_refused(params: dict[str, object], code: str) -> None:
    """Twice the same, one that the calling session already hands on, one that is not passed."""
    with pytest.raises(ServiceError) as caught:
        session_tags(params, {"Tags": {"old": "1"}, "TransitiveTagKeys": ["old"]})

    assert code == caught.value.code
