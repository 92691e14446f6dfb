"""What was taken out of the evidence is unknown, not absent."""

from gatewright.model.unknown import Unknown
from gatewright.sources.partly_withheld import PartlyWithheld

FIELDS = PartlyWithheld((("Accept", "*/*"),))


def test_only_what_is_sanitised_is_unknown() -> None:
    """Whether a credential was sent nobody knows; of any other field the evidence tells."""
    assert isinstance(FIELDS.get("Authorization"), Unknown)
    assert ("*/*", None) == (FIELDS.get("accept"), FIELDS.get("x-api-key"))


def test_a_field_that_is_there_is_known() -> None:
    """A value that stands there was not taken out."""
    assert PartlyWithheld((("authorization", "x"),)).get("Authorization") == "x"


def test_not_all_fields_stand_there() -> None:
    """What was taken out may have been sent, so that nobody can list the fields."""
    assert FIELDS.incomplete
