"""A loaded server stands for its world and for nothing else."""

from dataclasses import replace
from functools import partial
from math import inf

import pytest

from gatewright.configuration.vpc_endpoints import interface_endpoints
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.api import Api, Definition, Method
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.services import unenforced
from gatewright.store.store import Store
from tests.casebook import Case, World, cases, request, world
from tests.loaded import Answered, EmptyBuckets, answered, load_all, on_the_wire

CASES = cases()
WORLDS = {repr((case.given, case.change)): case for case in CASES}

REFUSAL = (
    b"HTTP/1.1 403 Forbidden\r\n"
    b"Date: Thu, 15 Jan 2026 12:00:00 GMT\r\n"
    b"Content-Type: application/json\r\n"
    b"Content-Length: 2\r\n"
    b"Connection: keep-alive\r\n"
    b"x-amzn-RequestId: 7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20\r\n"
    b"x-amz-apigw-id: QZFY0GF8PHcEDJg=\r\n"
    b"\r\n"
    b"{}"
)


def came(received: bytes) -> Answered:
    """Return an answer of these bytes."""
    return Answered(sent=b"GET / HTTP/1.1\r\nHost: h\r\n\r\n", received=received, access_log=())


def served(here: World) -> tuple[Configuration | None, list[str]]:
    """Return what a gateway serves whose store was loaded with a world, and what it could not enforce of it."""
    store = Store.open(None)
    load_all(here, store)
    with store.reading(here.account_id, here.region) as documents:
        standing = unenforced.standing(documents)
    snapshots = Snapshots(store, here.account_id)
    snapshots.refresh()
    store.close()
    found = snapshots.current.configurations.get(here.region)
    return None if found is None else without_integrations(found), [str(one) for one in standing]


def as_served(here: World) -> Configuration:
    """Return the world without the policies of functions, which the gateway asks when it calls.

    It knows all VPC endpoints, whose account an answer of one account leaves open; and what a deployed method asks of
    requests where none is saved any more: here, nothing.
    """
    told = here.configuration()
    answer = here.answers.get(("describe_vpc_endpoints",), {})
    endpoints = Listing({one.id: one for one in interface_endpoints(answer)})
    return without_integrations(
        replace(told, functions=unknown_listing(), vpc_endpoints=endpoints), asks_nothing_untold=True
    )


def without_integrations(configuration: Configuration, *, asks_nothing_untold: bool = False) -> Configuration:
    """Return a configuration without what stands behind methods: the loader gives each something that answers.

    `asks_nothing_untold` takes what nobody told of a method's requests for nothing that it asks of them.
    """
    bare = partial(_bare, asks_nothing_untold=asks_nothing_untold)
    apis, rest_apis = (
        replace(listing, items={name: None if api is None else bare(api) for name, api in listing.items.items()})
        for listing in (configuration.apis, configuration.rest_apis)
    )
    return replace(configuration, apis=apis, rest_apis=rest_apis)


def _bare(api: Api, *, asks_nothing_untold: bool) -> Api:
    stages = {
        name: None if one is None else replace(one, deployed=_behind_nothing(one.deployed, asks_nothing_untold))
        for name, one in api.stages.items.items()
    }
    return replace(api, saved=_behind_nothing(api.saved), stages=replace(api.stages, items=stages))


def _behind_nothing(definition: Definition | Unknown, asks_nothing_untold: bool = False) -> Definition | Unknown:
    if isinstance(definition, Unknown):
        return definition
    resources = {
        path: replace(one, methods={verb: _alone(method, asks_nothing_untold) for verb, method in one.methods.items()})
        for path, one in definition.resources.items()
    }
    return replace(definition, resources=resources)


def _alone(method: Method, asks_nothing_untold: bool) -> Method:
    untold = asks_nothing_untold and isinstance(method.request, Unknown)
    return replace(method, integration=UNKNOWN, request=None if untold else method.request)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in WORLDS.values()])
def test_the_store_holds_the_world(case: Case) -> None:
    """What the gateway builds from its store is what the world's documents say, and nothing in it is unenforced."""
    here = case.world()

    assert served(here) == (as_served(here), [])


def test_what_is_deployed_and_not_saved_is_loaded() -> None:
    """A path that was deleted after the deployment is served all the same."""
    here = world("pets", {"add deployed GET /gone": {}})

    assert served(here) == (as_served(here), [])


def test_an_answer_is_shown_as_the_cases_write_it() -> None:
    """The listener's fields are looked at and left out, the ids are masked."""
    lines = (
        "HTTP/1.1 403 Forbidden",
        "Content-Type: application/json",
        "x-amzn-RequestId: <request id>",
        "x-amz-apigw-id: <extended request id>",
        "",
        "{}",
    )
    assert came(REFUSAL).shown == "\n".join(lines)
    assert came(REFUSAL).status == 403


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Date: Thu, 15 Jan 2026 12:00:00 GMT\r\n", b""),
        (b"Connection: keep-alive\r\n", b""),
        (b"Connection: keep-alive", b"Connection: close"),
        (b"Content-Length: 2", b"Content-Length: 3"),
        (b"Content-Length: 2\r\nConnection: keep-alive\r\n", b"Connection: keep-alive\r\nContent-Length: 2\r\n"),
        (b"{}", b"{}HTTP/1.1 200 OK\r\n\r\n"),
    ],
)
def test_another_frame_is_an_error(old: bytes, new: bytes) -> None:
    """A field of the listener that is missing or stands elsewhere, and a byte too many, are told."""
    with pytest.raises(ValueError, match="not framed as API Gateway frames an answer"):
        _ = came(REFUSAL.replace(old, new)).shown


def test_an_id_of_another_form_is_not_masked() -> None:
    """A request id that is no UUID shows itself."""
    assert "x-amzn-RequestId: 7b1c" in came(REFUSAL.replace(b"-4d7e-", b"-1d7e-")).shown


def test_a_transcript_is_what_curl_prints() -> None:
    """Both heads line by line, then the body."""
    lines = came(REFUSAL).transcript.split("\n")

    assert lines[:4] == ["> GET / HTTP/1.1", "> Host: h", "> ", "< HTTP/1.1 403 Forbidden"]
    assert lines[-3:] == ["< ", "{}* Connection #0 to host left intact", ""]


def test_a_request_goes_out_whole() -> None:
    """Verb, path and query as they stand in the case, the fields in their order, the length of a body."""
    sent = on_the_wire(request("POST https://h/a%20b?c=d\nX-A: 1\n\nbody"))

    assert sent == b"POST /a%20b?c=d HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nContent-Length: 4\r\n\r\nbody"


def test_every_bucket_is_empty_for_ever() -> None:
    """Whosever bucket is asked for, it holds nothing, and no time fills it."""
    bucket = EmptyBuckets().get(("plan", "p"))

    assert (bucket.tokens, bucket.at) == (0.0, inf)


def test_a_case_is_called_once() -> None:
    """Every road goes on from the very same answer."""
    assert answered(CASES[0]) is answered(CASES[0])
