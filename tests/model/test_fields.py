from gatewright.model.fields import first_of, values_of

FIELDS = (("Accept", "a"), ("X-Pet", "rex"), ("accept", "b"))


def test_a_name_is_found_in_any_letter_case() -> None:
    """All of its values, in order."""
    assert (["a", "b"], ["rex"], []) == tuple(values_of(FIELDS, name) for name in ("accept", "x-pet", "host"))


def test_the_first_value_is_told() -> None:
    """Or that there is none."""
    assert ("a", None) == (first_of(FIELDS, "accept"), first_of(FIELDS, "host"))
