from typing import Any

from gatewright.configuration.functions import functions
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.unknown import UNKNOWN, Unknown

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
OTHER = "arn:aws:lambda:eu-west-1:000000000000:function:g"


class Told:
    """Documents by kind and ids; what was not told is unknown."""

    def __init__(self, *told: tuple[tuple[str, ...], Any]) -> None:
        self._told = dict(told)

    def get(self, kind: str, *ids: str) -> Any:
        return self._told.get((kind, *ids), UNKNOWN)


LISTED = (("list_functions",), {"Functions": [{"FunctionArn": ARN}]})


def test_functions_have_their_policies() -> None:
    """Those that are listed, those that are named; none where AWS says so."""
    told = Told(
        LISTED,
        (("get_policy", ARN), {"Policy": '{"Statement":[]}', "RevisionId": "r"}),
        (("get_policy", f"{ARN}:prod"), None),
    )

    assert Listing(
        {
            ARN: Function(arn=ARN, policy='{"Statement":[]}'),
            f"{ARN}:prod": Function(arn=f"{ARN}:prod", policy=None),
            OTHER: None,
        }
    ) == functions(told, (f"{ARN}:prod", OTHER))


def test_a_policy_that_nobody_told_is_unknown() -> None:
    """The function is there all the same."""
    assert Listing({ARN: Function(arn=ARN, policy=UNKNOWN)}) == functions(Told(LISTED))


def test_without_a_listing_a_named_function_is_known_by_its_policy() -> None:
    """Of others nothing is known."""
    found = functions(Told((("get_policy", ARN), None)), (ARN,))

    assert Function(arn=ARN, policy=None) == found.get(ARN)
    assert isinstance(found.get(OTHER), Unknown)
