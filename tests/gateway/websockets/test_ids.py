from gatewright.aws.websocket_routes import is_connection_id
from gatewright.gateway.websockets.ids import new_id


def test_every_id_is_another_one() -> None:
    """In the form that AWS's have."""
    drawn = {new_id() for _ in range(1000)}

    assert 1000 == len(drawn)
    assert all(map(is_connection_id, drawn))
