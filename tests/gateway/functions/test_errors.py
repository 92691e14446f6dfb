import json

import pytest

from gatewright.gateway.functions import errors


def test_a_time_out_has_its_seconds() -> None:
    """AWS's words, and the type that today's Lambda gives."""
    fault = errors.timed_out("r", 3)

    assert {
        "errorType": "Sandbox.Timedout",
        "errorMessage": "RequestId: r Error: Task timed out after 3.00 seconds",
    } == (json.loads(fault.payload))
    assert ("timeout", "timeout") == (fault.failure, fault.status)


@pytest.mark.parametrize(
    ("code", "how"),
    [
        (1, "Runtime exited with error: exit status 1"),
        (0, "Runtime exited without providing a reason"),
        (-9, "Runtime exited with error: signal: killed"),
        (-11, "Runtime exited with error: signal: segmentation fault"),
        (-64, "Runtime exited with error: signal: 64"),
    ],
)
def test_an_exit_says_how(code: int, how: str) -> None:
    """A status or a signal, in the words of Lambda's supervisor."""
    fault = errors.exited("r", code)

    assert json.loads(fault.payload) == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: r Error: {how}",
    }
    assert f"RequestId: r Error: {how}\nRuntime.ExitError\n" == fault.line


def test_too_much_memory_has_a_type_of_its_own() -> None:
    """The process was killed for it."""
    fault = errors.exited("r", -9, out_of_memory=True)

    assert "Runtime.OutOfMemory" == json.loads(fault.payload)["errorType"]
    assert ("memory", "error\tError Type: Runtime.OutOfMemory") == (fault.failure, fault.status)


def test_an_answer_that_is_too_long_is_an_error() -> None:
    """The figure is AWS's."""
    assert "(6291556 bytes)" in json.loads(errors.answer_too_long().payload)["errorMessage"]


def test_an_init_error_is_passed_on() -> None:
    """What the runtime said of itself is the answer."""
    assert (b'{"errorType":"x"}', "init") == (
        errors.init_failed(b'{"errorType":"x"}').payload,
        errors.init_failed(b'{"errorType":"x"}').failure,
    )


def test_what_cannot_start_or_be_reached_says_why() -> None:
    """Both name the call and the reason."""
    assert "Runtime.InvalidEntrypoint" == json.loads(errors.not_startable("r", "no such file").payload)["errorType"]
    assert (
        "RequestId: r Error: the runtime did not answer: refused"
        == (json.loads(errors.unreachable("r", "refused").payload)["errorMessage"])
    )
