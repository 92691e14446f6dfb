from tests.gateway.functions.made import runnable


def test_equal_versions_share_their_processes() -> None:
    """What runs alike is equal; whatever changes how it runs makes another."""
    assert runnable() == runnable()
    assert runnable() != runnable(environment={"A": "1"})
    assert runnable() != runnable(code_digest="other")
