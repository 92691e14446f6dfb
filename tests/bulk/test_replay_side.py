"""One of two configurations, read for the places that were called."""

from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.bulk.replay_decided import fate
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_side import Place, Side, on_behalf_of, place_of
from gatewright.model.principal import Caller, Principal
from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey
from tests import websocket_apis
from tests.bulk.replaying import ANN, HOST, SHOP, line
from tests.casebook import world
from tests.http_apis import Told

HERE = Place(HOST, "a1b2c3d4e5", None, "eu-west-1", "prod")


class Reading:
    """The pet shop's documents, and which of them were read."""

    def __init__(self, change: Mapping[str, Any] | None = None) -> None:
        self._documents = world("pets", change)
        self.kinds: list[str] = []

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return a document."""
        self.kinds.append(kind)
        return self._documents.get(kind, *ids)


def test_a_place_is_what_a_line_tells_of_it() -> None:
    """The host's own API, else the one that the log names."""
    own = logged({**line(), "accountId": "111122223333"})
    other = logged(line(domainName="api.example.com"))
    assert isinstance(own, Logged)
    assert isinstance(other, Logged)

    assert place_of(own) == Place(HOST, "a1b2c3d4e5", "111122223333", "eu-west-1", "prod")
    assert place_of(other) == Place("api.example.com", "a1b2c3d4e5", None, None, "prod")


def test_a_place_is_read_once() -> None:
    """However many calls went there."""
    documents = Reading()
    side = Side(lambda _: documents)

    assert side.configuration(HERE) is side.configuration(HERE)
    assert documents.kinds.count("get_stages") == 1


def test_sides_are_compared_once_for_a_place() -> None:
    """Whole configurations, which may be large."""
    one, other = Side(lambda _: world("pets")), Side(lambda _: world("pets", {"key shop": {"enabled": False}}))

    assert one.is_like(Side(lambda _: world("pets")), HERE)
    assert not other.is_like(one, HERE)


def test_keys_are_known_by_their_ids() -> None:
    """A log has no values of keys, and no value is kept."""
    keys = Side(lambda _: world("pets")).configuration(HERE).api_keys

    assert keys.get(SHOP) == ApiKey(id=SHOP, value=SHOP, enabled=True, name="shop")
    assert keys.get("shop-key-value-of-forty-characters-00001") is None


def test_an_account_is_not_asked_for_all_that_it_has() -> None:
    """Nor is anything read that is no answer of AWS's."""
    documents = Reading()
    configuration = Side(lambda _: documents, whole=False).configuration(HERE)

    assert not {"get_rest_apis", "v2_get_apis", "get_domain_names", "iam_access_keys"} & set(documents.kinds)
    assert [api.id for api in configuration.rest_apis.known()] == ["a1b2c3d4e5"]


def test_what_a_domain_name_leads_to_is_read_too() -> None:
    """The log need not name the API."""
    mapped = {"add domain api.example.com": {"mappings": [{"basePath": "shop", "stage": "prod"}]}}
    side = Side(lambda _: Reading(mapped), whole=False)
    configuration = side.configuration(Place("api.example.com", None, None, None, None))

    assert [api.id for api in configuration.rest_apis.known()] == ["a1b2c3d4e5"]


def test_a_caller_is_found_by_his_arn() -> None:
    """With his policies; of what is no ARN nobody knows."""
    side = Side(lambda _: world("pets"))
    ann = side.caller(HERE, ANN)

    assert isinstance(ann, Principal)
    assert ann.caller.user_name == "ann"
    assert isinstance(side.caller(HERE, "ann"), Unknown)


@pytest.mark.parametrize(("told", "known"), [(None, False), ("000000000000", True)])
def test_an_account_that_stands_in_is_not_taken_for_the_callers(told: str | None, *, known: bool) -> None:
    """A template names none: whether the caller is of it, only the log's `accountId` can tell."""
    place = Place(HOST, "a1b2c3d4e5", told, "eu-west-1", "prod")
    configuration = Side(lambda _: _Nameless()).configuration(place)
    caller = Principal(caller=Caller(kind="user", arn=ANN, account="111122223333"))

    assert isinstance(on_behalf_of(caller, configuration, place).account_id, str) is known
    assert on_behalf_of(None, configuration, place) is configuration


class _Nameless(Reading):
    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return a document; the account is a stand-in."""
        return {"Account": "000000000000"} if kind == "get_caller_identity" else super().get(kind, *ids)


class _Silent:
    """Documents that tell the API alone, under a stand-in for the account, and a key by its value."""

    def __init__(self, **told: Mapping[str, Any]) -> None:
        self._world = world("pets")
        self._told = told
        self.place: Place | None = None

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return a document."""
        if kind in self._told:
            return self._told[kind]
        of_the_api = ("get_rest_apis", "get_rest_api", "get_stages", "get_deployment", "get_resources", "v2_get_apis")
        return self._world.get(kind, *ids) if kind in of_the_api else Unknown()

    def at(self, place: Place) -> "_Silent":
        """Remember the place that was asked for."""
        self.place = place
        return self


def test_what_a_side_does_not_tell_the_side_beneath_does() -> None:
    """And of which account and region the documents are."""
    now, silent = Side(lambda _: world("pets")), _Silent()
    alone, above = Side(silent.at), Side(silent.at, beneath=now)
    place = Place("api.example.com", "a1b2c3d4e5", None, None, None)

    assert isinstance(alone.configuration(HERE).usage_plans, Unknown)
    assert above.configuration(HERE).usage_plans == now.configuration(HERE).usage_plans
    assert above.caller(HERE, ANN) == now.caller(HERE, ANN) != alone.caller(HERE, ANN)
    above.configuration(place)
    assert silent.place is not None
    assert silent.place.account_id == "111122223333"


def test_a_key_is_the_same_that_has_the_same_value() -> None:
    """A template draws its own ids, and the log has those of the account."""
    value = "shop-key-value-of-forty-characters-00001"
    listed = {"items": [{"id": "drawn", "value": value, "enabled": False}], "position": "elsewhere"}
    side = Side(_Silent(get_api_keys=listed).at, before=Side(lambda _: world("pets")))
    keys = side.configuration(HERE).api_keys

    assert keys.get(SHOP) == ApiKey(id="drawn", value=SHOP, enabled=False)
    assert isinstance(keys.get("k3yl00s003"), Unknown)


def untold(*routes: str) -> Side:
    """Return a side that knows what routes of a WebSocket API are saved, and not what its stage serves."""
    told = websocket_apis.answers(routes=tuple({"RouteId": f"r{key}", "RouteKey": key} for key in routes))
    del told["v2_get_deployment", websocket_apis.API_ID, "d1"]["Snapshot"]
    return Side(lambda _: Told(told))


def message(key: str) -> Logged:
    """Return a message that a route took, or that none did."""
    status = "403" if key == "-" else "200"
    found = logged(
        {
            "domainName": websocket_apis.HOST,
            "stage": "prod",
            "apiId": websocket_apis.API_ID,
            "eventType": "MESSAGE",
            "routeKey": key,
            "status": status,
            "error.message": "Forbidden" if key == "-" else "-",
            "identity.userArn": "-",
            "identity.apiKeyId": "-",
        }
    )
    assert isinstance(found, Logged)
    return found


@pytest.mark.parametrize(
    ("key", "against", "change"),
    [
        ("join", ("$connect",), "denied"),
        ("join", ("$connect", "join", "more"), "stays-admitted"),
        ("-", ("$connect",), "stays-refused"),
        ("-", ("$connect", "join", "more"), "undecided"),
        ("-", ("$connect", "join", "$default"), "admitted"),
    ],
)
def test_what_is_saved_of_a_websocket_api_is_taken_for_deployed(
    key: str, against: tuple[str, ...], change: str
) -> None:
    """No answer of AWS's tells what its stages serve."""
    assert change == fate(message(key), untold("$connect", "join"), untold(*against)).change
