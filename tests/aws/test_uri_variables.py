"""Stage variables in URIs."""

import pytest

from gatewright.aws.uri_variables import MappingError, with_stage_variables


def test_stage_variables_are_filled_into_a_uri() -> None:
    """Every mention is replaced; a path parameter is left alone."""
    found = with_stage_variables("http://${stageVariables.host}/${stageVariables.v}/{id}", {"host": "h", "v": "1"})

    assert "http://h/1/{id}" == found


def test_missing_stage_variable_is_named() -> None:
    """The error names the variable and the URI."""
    with pytest.raises(MappingError) as raised:
        with_stage_variables("http://${stageVariables.host}/", {})

    assert "`host`" in str(raised.value)
