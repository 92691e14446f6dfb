from gatewright.services.errors import not_implemented


def test_what_is_not_offered_is_told_as_such() -> None:
    """By a code that no client takes for a mistake of its own."""
    error = not_implemented("text")

    assert ("NotImplementedException", 501, "text") == (error.code, error.status, error.message)
