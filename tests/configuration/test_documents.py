"""Whoever can say what AWS would answer is a `Documents`."""

from gatewright.configuration.build import build
from gatewright.configuration.documents import Document, Documents
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import Withheld, world


def test_a_world_and_its_absence_are_documents() -> None:
    """A folder of saved answers and nothing at all fit the same interface, and the builder reads both."""
    sources: list[Documents] = [world("pets"), Withheld()]
    built = [build(source, account_id=UNKNOWN, region=UNKNOWN) for source in sources]

    assert [isinstance(one.usage_plans, Unknown) for one in built] == [False, True]


def test_an_answer_is_the_json_of_aws() -> None:
    """A document is found by its operation and ids; one that does not exist is `None`."""
    found: Document | Unknown | None = world("pets").get("get_deployment", "a1b2c3d4e5", "d3p1oy")

    assert isinstance(found, dict)
    assert found["id"] == "d3p1oy"
    assert world("pets").get("get_deployment", "a1b2c3d4e5", "gone") is None
