from gatewright.aws.websocket_frames import connection_in, error_frame


def test_the_bytes_of_public_transcripts() -> None:
    """One blank behind the first colon and behind commas, none behind the later colons."""
    expected = b'{"message": "Forbidden", "connectionId":"L9PabcdIAMCEhQ=", "requestId":"L9PabcdoIAMFZLg="}'

    assert expected == error_frame("Forbidden", "L9PabcdIAMCEhQ=", "L9PabcdoIAMFZLg=")


def test_a_text_cannot_leave_its_place() -> None:
    """Quotes are escaped."""
    assert b'{"message": "a\\"b", "connectionId":"c", "requestId":"r"}' == error_frame('a"b', "c", "r")


def test_an_error_frame_names_its_connection() -> None:
    """Whatever else a backend may say names none."""
    assert "c1=" == connection_in(error_frame("Forbidden", "c1=", "r1="))
    assert [None] * 4 == [connection_in(text) for text in (b"", b"[]", b"\xff", b'{"message": "hi"}')]
