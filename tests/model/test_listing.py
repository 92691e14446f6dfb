"""A listing knows whether it is complete."""

from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

REASON = Unknown((Missing(subject="configuration.stages", what=Message("the stages")),))


def test_a_complete_listing_has_none_of_other_names() -> None:
    """What a complete listing does not name does not exist."""
    listing = Listing({"prod": 1})

    assert (listing.get("prod"), listing.get("beta")) == (1, None)


def test_an_incomplete_listing_knows_nothing_of_other_names() -> None:
    """What an incomplete listing does not name is unknown, with the listing's own reason."""
    listing = Listing({"prod": 1}, REASON)

    assert listing.get("prod") == 1
    assert listing.get("beta") is REASON


def test_that_there_is_none_can_be_known_of_one_name() -> None:
    """In an incomplete listing, a name can be known to stand for nothing."""
    listing: Listing[int] = Listing({"gone": None}, UNKNOWN)

    assert listing.get("gone") is None
    assert isinstance(listing.get("other"), Unknown)


def test_only_what_exists_is_yielded_in_the_order_told() -> None:
    """Names that stand for nothing are left out."""
    listing = Listing({"b": 2, "gone": None, "a": 1})

    assert list(listing.known()) == [2, 1]


def test_an_unknown_listing_names_nothing() -> None:
    """A listing that nobody read answers every name with its reason."""
    listing: Listing[int] = unknown_listing(REASON)

    assert list(listing.known()) == []
    assert listing.get("prod") is REASON
