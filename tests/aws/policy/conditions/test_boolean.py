"""Truth compared."""

from gatewright.aws.policy.conditions.boolean import equals
from gatewright.aws.policy.globs import pattern


def test_truth_has_two_words_in_any_letter_case() -> None:
    """`True` is `true`, and anything else matches nothing."""
    prepared = equals([pattern("True"), pattern("yes")])

    assert prepared.matches("TRUE")
    assert not prepared.matches("false")
    assert not prepared.matches("yes")
    assert (1,) == prepared.invalid
