import pytest

from gatewright.aws.websocket_routes import connection_named, is_about_connections, is_connection_id
from gatewright.gateway.websockets.ids import new_id


@pytest.mark.parametrize("text", ["L0SM9cOFvHcCIhw=", "eHrdFcnvvHcCE-w=", "U_vNFdo2IAMCIoA="])
def test_ids_of_transcripts_have_the_form(text: str) -> None:
    """15 characters and one `=`."""
    assert is_connection_id(text)


def test_ids_that_are_drawn_have_the_form() -> None:
    """Those of our own connections."""
    assert is_connection_id(new_id())


@pytest.mark.parametrize("text", ["", "nobody", "L0SM9cOFvHcCIhw", "L0SM9cOFvHcCIhw==", "L0SM9cOFvHc/Ihw=", "x" * 16])
def test_anything_else_has_not(text: str) -> None:
    """So it is answered with 400."""
    assert not is_connection_id(text)


@pytest.mark.parametrize("path", ["/@connections/L0SM9cOFvHcCIhw=", "/%40connections/L0SM9cOFvHcCIhw%3D"])
def test_paths_of_connections_may_be_encoded(path: str) -> None:
    """As in the developer guide's example of awscurl."""
    assert "L0SM9cOFvHcCIhw=" == connection_named(path)
    assert is_about_connections(path)
    assert is_about_connections(f"/prod{path}")


@pytest.mark.parametrize("path", ["/", "/@connections", "/prod/@connections/L0SM9cOFvHcCIhw=", "/connections/x"])
def test_other_paths_below_a_stage_name_no_connection(path: str) -> None:
    """They have to begin so."""
    assert connection_named(path) is None
