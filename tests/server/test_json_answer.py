from gatewright.model.response import Response
from gatewright.server.json_answer import json_answer


def test_a_document_is_answered_without_blanks() -> None:
    """With its type."""
    expected = Response(status=404, headers=(("Content-Type", "application/json"),), body=b'{"message":"no"}')

    assert expected == json_answer(404, {"message": "no"})
