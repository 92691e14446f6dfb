"""Statements and their atoms."""

from tests.aws.policy.made import identity, statement


def test_a_statement_is_called_by_sid_or_number() -> None:
    """People count from one."""
    first, second = identity(statement(), statement(Sid="health")).statements

    assert ("1", "health") == (first.name, second.name)


def test_an_atom_that_always_holds_says_so() -> None:
    """Deciding need not ask what every call meets."""
    plain, narrow = identity(statement(), statement(Action="execute-api:Invoke")).statements

    assert [True, True] == [atom.always for atom in plain.atoms]
    assert ((), 1) == (plain.tests, len(narrow.tests))
