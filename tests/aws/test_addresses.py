"""Which API a host names, and what is left of the path."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.addresses import address, rewritten, split_stage
from gatewright.model.address import Address

AWS_HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"

TABLE = [
    (AWS_HOST, "/prod/pets", Address("execute-api", "a1b2c3d4e5", "eu-west-1", "/prod/pets")),
    (AWS_HOST, "/", Address("execute-api", "a1b2c3d4e5", "eu-west-1", "/")),
    (
        "a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn",
        "/prod",
        Address("execute-api", "a1b2c3d4e5", "cn-north-1", "/prod"),
    ),
    ("a1.execute-api.localhost", "/prod/pets", Address("local", "a1", None, "/prod/pets")),
    ("a1.execute-api.localhost.localstack.cloud", "/prod", Address("local", "a1", None, "/prod")),
    ("localhost", "/_aws/execute-api/a1/prod/pets", Address("local", "a1", None, "/prod/pets")),
    ("127.0.0.1", "/_aws/execute-api/a1", Address("local", "a1", None, "/")),
    ("localhost", "/restapis/a1/prod/_user_request_/pets", Address("local", "a1", None, "/prod/pets")),
    ("localhost", "/restapis/a1/prod/_user_request_", Address("local", "a1", None, "/prod")),
    # a host that names an API is believed before a path that names another
    (
        AWS_HOST,
        "/_aws/execute-api/a1/prod",
        Address("execute-api", "a1b2c3d4e5", "eu-west-1", "/_aws/execute-api/a1/prod"),
    ),
]

NO_ADDRESS = [
    ("", "/"),
    ("localhost", "/prod/pets"),
    ("localhost", "/_aws/execute-api/"),
    ("localhost", "/_aws/other/a1"),
    ("localhost", "/restapis/a1/prod/pets"),
    ("localhost", "/restapis/a1/prod/_user_request_pets"),
    ("pets.example.com", "/prod/pets"),
    ("execute-api.eu-west-1.amazonaws.com", "/prod"),
    ("apigateway.eu-west-1.amazonaws.com", "/restapis"),
    (AWS_HOST + ".example.com", "/prod"),
    ("a.b." + AWS_HOST, "/prod"),
    ("a1.execute-api.localhost.example.com", "/prod"),
]


@pytest.mark.parametrize(("host", "path", "expected"), TABLE)
def test_address_is_read(host: str, path: str, expected: Address) -> None:
    """Each form of the default endpoint gives the API, the region where it names one, and the rest of the path."""
    assert address(host, path) == expected


@pytest.mark.parametrize(("host", "path"), NO_ADDRESS)
def test_other_hosts_name_no_api(host: str, path: str) -> None:
    """A host or a path that only looks like one of the forms names no API."""
    assert address(host, path) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/prod/pets/7", ("prod", "/pets/7")),
        ("/prod/", ("prod", "/")),
        ("/prod", ("prod", "/")),
        ("/", ("", "/")),
        ("", ("", "/")),
        ("//", ("", "/")),
        ("//prod/pets", ("prod", "/pets")),
        ("/prod//pets", ("prod", "//pets")),
    ],
)
def test_the_stage_is_the_first_segment(path: str, expected: tuple[str, str]) -> None:
    """The first segment is the stage, and the rest starts with a slash; what stands before the stage is dropped."""
    assert split_stage(path) == expected


@pytest.mark.parametrize(("host", "path", "old"), TABLE)
def test_rewritten_path_is_read_back(host: str, path: str, old: Address) -> None:
    """A path rewritten for another stage and route is read as just that, in the form in which it was written."""
    target = rewritten(path, old, "/beta/toys/7")
    assert target is not None
    again = address(host, target)

    assert again == Address(old.kind, old.api_id, old.region, "/beta/toys/7")


@given(host=st.text(max_size=40), path=st.text(max_size=40))
def test_any_host_and_path_are_read(host: str, path: str) -> None:
    """No host and no path is too strange to be read; what is found is below the path that came."""
    found = address(host, "/" + path)

    assert found is None or found.path.rpartition("/")[2] in path


@pytest.mark.parametrize(
    ("base_path", "implied", "wanted", "expected"),
    [
        ("shop", True, "/prod/toys", "/shop/toys"),
        ("shop", True, "/prod/", "/shop"),
        ("", True, "/prod/toys", "/toys"),
        ("shop", True, "/beta/toys", None),
        ("shop", False, "/beta/toys", "/shop/beta/toys"),
    ],
)
def test_a_path_behind_a_mapping_is_written_as_its_caller_has_to(
    base_path: str, implied: bool, wanted: str, expected: str | None
) -> None:
    """The base path comes first, and a stage that the mapping names cannot be exchanged."""
    old = Address("custom", "a1", "eu-west-1", "/prod/pets", base_path, implied)

    assert expected == rewritten("/shop/pets", old, wanted)
