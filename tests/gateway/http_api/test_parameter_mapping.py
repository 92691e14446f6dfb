"""Mappings append, overwrite and remove."""

import pytest

from gatewright.aws.http_context import HttpContext
from gatewright.aws.mapping_expressions import Sources
from gatewright.aws.uri_variables import MappingError
from gatewright.gateway.http_api.failure import IntegrationFailedError
from gatewright.gateway.http_api.parameter_mapping import Mapped, ParameterMapping, read_mapping
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.http_apis import request

SENT = request("GET /pets/7?e=f&e=g&h=", x_a="1")
SOURCES = Sources(
    request=SENT, path={"id": "7"}, context=HttpContext(call=Call(SENT, Configuration())), stage_variables={"v": "w"}
)
HEADERS = (("x-a", "1"), ("X-B", "2"))


def applied(**mappings: str) -> Mapped:
    """Return the message after mappings: `append_header_x="1"`."""
    named = {name.replace("__", ".").replace("_", ":", 1).replace("_", "-"): one for name, one in mappings.items()}
    return ParameterMapping(named).apply(SOURCES, HEADERS, SENT.query)


def test_headers_are_appended_overwritten_and_removed() -> None:
    """In any letter case; what is appended stands beside what is there."""
    assert applied(append_header__X_A="9").headers == (*HEADERS, ("X-A", "9"))
    assert applied(overwrite_header__X_A="9").headers == (("X-B", "2"), ("X-A", "9"))
    assert applied(remove_header__X_A="''").headers == (("X-B", "2"),)


def test_so_are_parameters_of_the_query() -> None:
    """Percent-encoded, with those that are there as they were."""
    assert applied(append_querystring__e="a b").query == "e=f&e=g&h=&e=a%20b"
    assert applied(overwrite_querystring__e="x").query == "h=&e=x"
    assert applied(remove_querystring__e="''").query == "h="


def test_path_and_status_are_overwritten() -> None:
    """A path cannot reach beyond itself; a status that is none changes nothing."""
    assert applied(overwrite_path="/x/${request.path.id}?y#z").path == "/x/7%3Fy%23z"
    assert [applied(overwrite_statuscode=one).status for one in ("204", "abc", "99")] == [204, None, None]


def test_a_mapping_without_a_value_changes_nothing() -> None:
    """And one whose value would break the head ends the call."""
    assert applied(overwrite_header__X_B="$request.header.gone").headers == HEADERS
    with pytest.raises(IntegrationFailedError):
        ParameterMapping({"append:header.X": "a\r\nb"}).apply(SOURCES, HEADERS)


def test_mappings_that_cannot_be_read_fail_each_call() -> None:
    """Not the compiling."""
    with pytest.raises(MappingError):
        ParameterMapping({"replace:header.X": "1"})
    with pytest.raises(IntegrationFailedError):
        read_mapping({"append:header.X": "$request.cookie.x"})()
    assert not read_mapping(None)()
