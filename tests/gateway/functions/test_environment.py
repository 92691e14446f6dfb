from gatewright.gateway.functions.environment import variables
from tests.gateway.functions.made import runnable


def made(**own: str) -> dict[str, str]:
    """Return the variables of a function with these variables of its own."""
    return variables(
        runnable(environment=own),
        task_root="/code",
        scratch="/scratch",
        runtime_api="127.1.2.3:4",
        log_stream="2026/01/01/[$LATEST]0",
        endpoint_url="http://127.0.0.1:4566",
        credentials={"AWS_ACCESS_KEY_ID": "ASIA"},
    )


def test_a_function_learns_what_lambda_tells() -> None:
    """Names, region, limits, credentials and places, under AWS's names."""
    found = made()

    assert {
        "_HANDLER": "app.handler",
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.12",
        "AWS_LAMBDA_FUNCTION_NAME": "f",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/f",
        "AWS_LAMBDA_RUNTIME_API": "127.1.2.3:4",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
        "AWS_ACCESS_KEY_ID": "ASIA",
        "LAMBDA_TASK_ROOT": "/code",
        "TMPDIR": "/scratch",
    }.items() <= found.items()


def test_its_own_variables_cannot_hide_reserved_ones() -> None:
    """A default gives way to the function's own; what is reserved does not."""
    found = made(TZ="Europe/Berlin", AWS_LAMBDA_RUNTIME_API="127.0.0.1:1", COLOUR="red")

    assert ("Europe/Berlin", "127.1.2.3:4", "red") == (found["TZ"], found["AWS_LAMBDA_RUNTIME_API"], found["COLOUR"])


def test_nothing_of_the_server_comes_along() -> None:
    """The environment starts empty."""
    assert not {"VIRTUAL_ENV", "PYTHONPATH", "USER", "AWS_SECRET_ACCESS_KEY"} & made().keys()
