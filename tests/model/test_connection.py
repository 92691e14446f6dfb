from gatewright.model.connection import Connection


def test_a_connection_starts_as_its_handshake() -> None:
    """Of a message there is nothing yet, and of an end neither."""
    opened = Connection(id="L9PabcdIAMCEhQ0=")

    assert ("CONNECT", None, None) == (opened.event_type, opened.message_id, opened.close_code)
