from gatewright.aws.spelled import spelled


def test_a_scalar_is_spelled_as_json_does() -> None:
    """Texts stay as they are, and nothing is empty."""
    assert ["true", "false", "1", "0.5", "True", ""] == [
        spelled(value) for value in (True, False, 1, 0.5, "True", None)
    ]
