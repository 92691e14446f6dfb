"""A definition starts as AWS's defaults, and what AWS would not show is unknown."""

from gatewright.model.api import Api, Definition, Method, Resource
from gatewright.model.unknown import Unknown


def test_a_bare_method_is_as_open_as_awss_default() -> None:
    """Without a word, a method is open and needs no key."""
    method = Method(http_method="GET")

    assert (method.authorization_type, method.api_key_required) == ("NONE", False)


def test_a_bare_api_has_no_stage_and_an_unknown_definition() -> None:
    """That an API exists tells nothing of what it holds; its listing of stages is complete and empty."""
    api = Api(id="a1b2c3d4e5")

    assert isinstance(api.saved, Unknown)
    assert api.stages.get("prod") is None


def test_a_deployed_resource_has_no_id() -> None:
    """A deployment does not show the ids of its resources."""
    assert isinstance(Resource(path="/pets", methods={}).id, Unknown)


def test_a_definition_reads_keys_from_the_header() -> None:
    """AWS's default of the key source is the header, and the default endpoint is open."""
    definition = Definition(resources={})

    assert (definition.api_key_source, definition.disable_execute_api_endpoint) == ("HEADER", False)
