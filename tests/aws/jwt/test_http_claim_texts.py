"""Claims as HTTP APIs hand them on."""

from gatewright.aws.jwt.http_claim_texts import http_claim_texts


def test_every_claim_is_a_text() -> None:
    """Dates stay numbers, lists stand in brackets, null is left out."""
    claims = {"exp": 1589, "on": True, "groups": ["a", "b"], "at": {"y": [1], "x": "z"}, "none": None, "sub": "ada"}

    assert http_claim_texts(claims) == {
        "exp": "1589",
        "on": "true",
        "groups": "[a b]",
        "at": "map[x:z y:[1]]",
        "sub": "ada",
    }
