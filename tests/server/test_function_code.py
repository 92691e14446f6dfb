import asyncio

from gatewright.model.request import Request
from gatewright.server.function_code import respond
from gatewright.services.lambda_.code_location import CodeLocation
from gatewright.store.store import Store


def test_code_is_handed_out_to_who_knows_its_digest() -> None:
    """Anything else is not there."""
    store = Store.open(None)
    with store.transaction("000000000000", "eu-west-1") as documents:
        digest = documents.keep_blob(b"PK")

    def answered(path: str, method: str = "GET") -> tuple[int, bytes]:
        response = asyncio.run(respond(Request(method=method, host="localhost", path=path), store))
        return response.status, response.body

    place = CodeLocation("000000000000", "eu-west-1", digest)

    assert (200, b"PK") == answered(place.path)
    assert 404 == answered(place.path, "POST")[0]
    assert 404 == answered(CodeLocation("000000000000", "eu-west-1", "0" * 64).path)[0]
    assert 404 == answered("/_gatewright/functions/x")[0]
    store.close()
