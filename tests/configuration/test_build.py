"""Documents become a configuration; what is missing becomes unknown with its reason."""

from typing import Any

from gatewright.configuration.build import build
from gatewright.model.message import Message
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from tests.casebook import Withheld, World, world

REFUSED = Unknown((Missing(subject="configuration.rest_apis", what=Message("the APIs"), permission="apigateway:GET"),))


class Some:
    """Documents of which all others are unknown."""

    def __init__(self, *answers: tuple[tuple[str, ...], Any]) -> None:
        self.answers = dict(answers)

    def get(self, kind: str, *ids: str) -> Any:
        """Return what was put in."""
        return self.answers.get((kind, *ids), UNKNOWN)


def test_a_whole_account_is_known_whole() -> None:
    """Of an account whose every document is there, nothing is unknown."""
    configuration = world("pets").configuration()
    api = configuration.rest_apis.get("a1b2c3d4e5")

    assert api is not None
    assert not isinstance(api, Unknown)
    assert (configuration.account_id, configuration.region) == ("111122223333", "eu-west-1")
    assert [stage.name for stage in api.stages.known()] == ["prod", "beta"]
    assert configuration.rest_apis.get("z9y8x7w6v5") is None
    assert "Unknown(" not in repr((configuration.api_keys, configuration.usage_plans, api.saved))


def test_of_nothing_nothing_is_known() -> None:
    """Documents that tell nothing build a configuration that guesses nothing."""
    configuration = build(Withheld(), account_id=UNKNOWN, region=UNKNOWN)

    assert isinstance(configuration.rest_apis.get("a1b2c3d4e5"), Unknown)
    assert isinstance(configuration.api_keys.get("value"), Unknown)
    assert isinstance(configuration.usage_plans, Unknown)
    assert configuration.plans_by_key == {}


def test_a_refused_document_keeps_its_reason() -> None:
    """Why a document is unknown, and how to learn it, reaches whoever asks."""
    configuration = build(Some((("get_rest_apis",), REFUSED)), account_id=UNKNOWN, region=UNKNOWN)

    assert configuration.rest_apis.get("a1b2c3d4e5") is REFUSED


def test_one_api_can_be_known_where_the_list_is_not() -> None:
    """The doctor reads just the API that was called; of all others it knows nothing."""
    documents = Some((("get_rest_api", "a1"), {"id": "a1", "name": "pets"}))
    apis = build(documents, account_id=UNKNOWN, region=UNKNOWN, api_ids=["a1", "b2"]).rest_apis

    assert [api.name for api in apis.known()] == ["pets"]
    assert isinstance(apis.get("b2"), Unknown)
    assert isinstance(apis.get("c3"), Unknown)


def test_that_an_api_does_not_exist_can_be_known() -> None:
    """When AWS says that there is no such API, there is none, though the list is unknown."""
    documents = Some((("get_rest_api", "a1"), None))
    apis = build(documents, account_id=UNKNOWN, region=UNKNOWN, api_ids=["a1"]).rest_apis

    assert apis.get("a1") is None


def test_a_whole_list_settles_what_is_not_in_it() -> None:
    """An API that a whole list does not name does not exist, whether or not somebody asked for it."""
    documents = Some((("get_rest_apis",), {"items": [{"id": "a1"}]}))
    apis = build(documents, account_id=UNKNOWN, region=UNKNOWN, api_ids=["b2"]).rest_apis

    assert apis.get("b2") is None
    assert apis.get("a1") is not None


def test_the_same_documents_build_equal_configurations() -> None:
    """A configuration is a value: built twice from the same documents it is the same."""
    assert world("pets").configuration() == world("pets").configuration()


def test_key_that_signed_is_known_as_far_as_it_was_told() -> None:
    """A document that nobody read keeps its reason; without a named key nothing of keys is known."""
    refused = Some((("get_access_key_last_used", "AKIA1"), REFUSED))
    named = build(refused, account_id=UNKNOWN, region=UNKNOWN, access_key_ids=("AKIA1",))
    unnamed = build(refused, account_id=UNKNOWN, region=UNKNOWN)

    assert (REFUSED, UNKNOWN) == (named.access_keys.get("AKIA1"), unnamed.access_keys.get("AKIA1"))


def test_whose_account_it_is_the_reader_s_identity_tells() -> None:
    """Where nobody hands the id over."""
    assert build(world("pets"), account_id=UNKNOWN, region="eu-west-1").account_id == "111122223333"
    assert build(Withheld(), account_id=UNKNOWN, region="eu-west-1").account_id is UNKNOWN


def test_a_world_that_tells_secrets_tells_every_key() -> None:
    """Those of other accounts too; a key that is not among them does not exist."""
    keys = world("pets").configuration().access_keys
    guest = keys.get("AKIAEVEEVEEVEEXAMPLE")

    assert keys.get("AKIAZZZZZZZZZZEXAMPLE") is None
    assert isinstance(guest, AccessKey)
    assert isinstance(guest.principal, Principal)
    assert guest.principal.caller.account == "444455556666"


def test_somebody_s_own_keys_are_not_all_there_are() -> None:
    """Of any other, nothing is known."""
    pets = world("pets")
    own = {"AccessKeys": pets.answers["iam_access_keys",]["AccessKeys"][:1], "IsTruncated": True}
    answers = {**pets.answers, ("iam_access_keys",): own, ("iam_accounts",): None}
    keys = build(World("111122223333", "eu-west-1", answers), account_id="111122223333", region="eu-west-1").access_keys

    assert isinstance(keys.get("AKIAIOSFODNN7EXAMPLE"), AccessKey)
    assert isinstance(keys.get("AKIABOBBOBBOBEXAMPLE"), Unknown)
