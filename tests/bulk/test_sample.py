from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.sample import Place, Sample, order_of, sample_of

PLACE = Place(0, 7, "a.log")
TOLD = {
    "requestTimeEpoch": "1764136000500",
    "requestId": "r-1",
    "httpMethod": "GET",
    "resourcePath": "/pets/{id}",
    "path": "/prod/pets/1",
    "status": "403",
    "error.message": "Forbidden",
}


def test_a_sample_is_a_call_as_its_line_tells_it() -> None:
    """With the path that was asked for; of its route where no line tells that."""
    assert Sample(False, 1_764_136_000.5, PLACE, "r-1", "GET /prod/pets/1", "403", "Forbidden") == sample_of(
        TOLD, traits_of(TOLD), PLACE
    )
    bare = {"routeKey": "$default", "status": "403", "requestId": "-"}
    assert Sample(True, 0.0, PLACE, "", "$default", "403", "") == sample_of(bare, traits_of(bare), PLACE)


def test_the_first_is_the_first_in_time() -> None:
    """Then by its place; one without a time comes behind all others."""
    early, late = traits_of(TOLD), traits_of({**TOLD, "requestTimeEpoch": "1764136000600"})

    assert order_of(early, Place(1, 9, "b.log")) < order_of(late, PLACE) < order_of(traits_of({}), PLACE)
    assert order_of(early, PLACE) < order_of(early, Place(0, 8, "a.log"))
