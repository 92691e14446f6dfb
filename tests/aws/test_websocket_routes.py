import pytest

from gatewright.aws.websocket_routes import is_connection_id
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
