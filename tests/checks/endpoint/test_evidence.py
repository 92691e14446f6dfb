"""What a refusal on the way through a VPC endpoint shows."""

from gatewright.checks.endpoint.evidence import endpoint_words, open_endpoints, way_fact
from gatewright.model.request import Peer
from tests.checks.ways import API, NAMED, OWN, THROUGH, VPCE, at, call, private

GET = f"GET https://{API}/prod/pets"
SHUT = {"State": "deleting"}


def test_the_endpoint_on_the_way_is_named() -> None:
    """With its id and its first name; of one that nobody told us, just the id that the call names."""
    named = {"vpc_endpoint_id": VPCE, "vpc_endpoint_dns_name": OWN}

    assert endpoint_words(call(GET, private(VPCE), THROUGH)) == named
    gone = call(f"GET https://{NAMED}/prod/pets", private(VPCE, of_the_endpoint=SHUT))
    assert endpoint_words(gone) == {"vpc_endpoint_id": VPCE, "vpc_endpoint_dns_name": "?"}


def test_over_the_internet_one_is_named_that_could_be_taken() -> None:
    """The first that is open, if any."""
    assert endpoint_words(at("endpoint", GET, private(VPCE))) == {
        "vpc_endpoint_id": VPCE,
        "vpc_endpoint_dns_name": OWN,
    }
    assert list(open_endpoints(at("endpoint", GET, private(VPCE, of_the_endpoint=SHUT)))) == []


def test_the_way_is_a_fact() -> None:
    """The endpoint, the Internet, or nobody knows."""
    assert way_fact(call(GET, private(), THROUGH)).value == VPCE
    assert way_fact(call(GET, private())).value == "-"
    assert way_fact(call(GET, private(), Peer())).value == "?"
