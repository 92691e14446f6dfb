from gatewright.aws.context_variables import VARIABLES
from gatewright.aws.unset_variables import NEVER_SET


def test_variables_that_are_never_set_are_variables_of_aws_all_the_same() -> None:
    """They stand in the table, so that a format which names them is no mistake."""
    names = {name for names in NEVER_SET.values() for name in names}

    assert names < set(VARIABLES)
