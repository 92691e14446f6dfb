import pytest

from gatewright.services.lambda_.code_location import CodeLocation, parse

PLACE = CodeLocation("000000000000", "eu-west-1", "0" * 64)


def test_a_path_names_a_package() -> None:
    """What is written is what is read."""
    assert PLACE == parse(PLACE.path)
    assert f"/_gatewright/functions/000000000000/eu-west-1/{'0' * 64}.zip" == PLACE.path


@pytest.mark.parametrize(
    "path", ["/", "/_gatewright/functions/", PLACE.path + "x", PLACE.path.replace("0.zip", ".zip")]
)
def test_other_paths_name_none(path: str) -> None:
    """Neither more nor less."""
    assert parse(path) is None
