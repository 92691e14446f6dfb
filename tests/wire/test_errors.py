from gatewright.wire.errors import SerializationError, ServiceError, UnsupportedProtocol


def test_error_says_code_and_message() -> None:
    """An error carries what AWS answers, and prints it for a log."""
    error = ServiceError("NotFoundException", "Invalid stage identifier specified", members={"a": 1})

    assert (error.code, error.message, error.status, error.members) == (
        "NotFoundException",
        "Invalid stage identifier specified",
        None,
        {"a": 1},
    )
    assert str(error) == "NotFoundException: Invalid stage identifier specified"


def test_unreadable_input_may_have_no_text() -> None:
    """A body that is no JSON is refused by its type alone."""
    error = SerializationError()

    assert (error.code, error.message, error.status) == ("SerializationException", "", 400)


def test_foreign_protocol_is_named() -> None:
    """The refusal says what is spoken here and what the service's model lists."""
    error = UnsupportedProtocol("ec2", ("ec2",), ("rest-json", "json"))

    assert "`ec2` in one of the protocols `rest-json`, `json`; the service's model lists `ec2`" in error.message
