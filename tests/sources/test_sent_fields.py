"""Fields that a client was told to send are told, told in part, or left out by nobody."""

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.sent_fields import SentFields


def test_a_value_is_told_as_far_as_it_is() -> None:
    """A field with a variable was sent; one that nobody names was not."""
    fields = SentFields()
    fields.put("x-api-key", "bogus")
    fields.put("Authorization", "Bearer $TOKEN")
    headers = fields.headers()
    token = headers.get("authorization")

    assert (headers.get("x-api-key"), headers.get("cookie")) == ("bogus", None)
    assert isinstance(token, PartlyTold)
    assert token.begins == "Bearer "


def test_a_field_without_a_name_may_be_any() -> None:
    """Where a variable stands for a name, nobody knows of any field whether it was sent."""
    fields = SentFields()
    fields.put("$NAME", "x")

    assert isinstance(fields.headers().get("cookie"), Unknown)


def test_what_a_client_sends_by_itself() -> None:
    """Its own fields come first; one that is named replaces it, one that is taken away is not sent."""
    fields = SentFields(removed={"accept"})
    fields.put("Host", "a")
    for name, value in (("Host", "b"), ("Accept", "*/*"), ("X", "y")):
        fields.put_default(name, value)

    assert fields.headers().items == (("Host", "a"), ("X", "y"))
    assert fields.has("x")
