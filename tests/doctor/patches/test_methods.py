from pathlib import Path

import pytest

from tests.patching import DEFINITION, SAM, TEMPLATE, call, patches


@pytest.mark.parametrize(
    ("text", "where"),
    [(TEMPLATE, "GetPets:"), (DEFINITION, "get:   # read them"), (SAM, "Method: get   # only read")],
)
def test_a_method_is_found_where_it_is_declared(tmp_path: Path, text: str, where: str) -> None:
    """The change stands within a few lines of it."""
    (found,) = patches(tmp_path, text, call()).values()
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if where in each)

    assert abs(found.replaced[0].start - line) < 8


def test_an_event_of_another_api_is_another_method(tmp_path: Path) -> None:
    """The function has one of the same path for each."""
    other = (
        "        Other:\n          Type: Api\n          Properties: {RestApiId: !Ref Else, Path: /pets, Method: get}\n"
        "  Else: {Type: 'AWS::Serverless::Api', Properties: {StageName: dev}}\n"
    )
    (found,) = patches(tmp_path, SAM + other, call()).values()

    assert "+            Auth:" in found.diff.splitlines()
    assert found.replaced[0].start == 1 + len(SAM.splitlines())
