"""Text compared."""

from gatewright.aws.policy.conditions.string import equals, equals_ignore_case, like
from gatewright.aws.policy.globs import pattern

VALUES = [pattern("Pets*"), pattern("cat?")]


def test_equality_takes_wildcards_for_letters() -> None:
    """`StringEquals` compares letter by letter, in the case that is written."""
    matches = equals(VALUES).matches

    assert matches("Pets*")
    assert not matches("Petshop")
    assert not matches("pets*")


def test_equality_may_fold_letter_case() -> None:
    """`StringEqualsIgnoreCase` compares folded text, sharp s and all."""
    matches = equals_ignore_case([*VALUES, pattern("Straße")]).matches

    assert matches("PETS*")
    assert matches("STRASSE")
    assert not matches("petshop")


def test_likeness_knows_wildcards_and_letter_case() -> None:
    """`StringLike` is a pattern, case-sensitive."""
    matches = like(VALUES).matches

    assert matches("Petshop")
    assert matches("cats")
    assert not matches("petshop")
    assert not matches("cat")
