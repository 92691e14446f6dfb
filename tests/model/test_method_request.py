from gatewright.model.method_request import MethodRequest


def test_rules_that_say_nothing_take_everything() -> None:
    """No validator, nothing required, and every content type passes."""
    rules = MethodRequest()

    assert (None, (), True, False) == (rules.validator, rules.required, rules.passes, rules.unpacks)
