"""Pieces of evidence of one call become one."""

import pytest

from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange, WafRecord
from gatewright.sources.join import ids_of, joined

ID = "b48af611-2552-4c76-bb9a-731955d43f23"
EXTENDED = "BE0bQG3XIAMEhsw="
CALL = Exchange(
    observation=Observation(status=403, headers=Headers((("x-amzn-RequestId", ID), ("x-amz-apigw-id", EXTENDED)))),
    method="GET",
    path="/prod/pets",
    headers=Headers((("Accept", "*/*"),)),
)
BLOCK = WafRecord(action="BLOCK", rule="r", rule_type="REGULAR")
SIGNED = SignedText("GET", "/", "", (), "host", "0" * 64, "AWS4-HMAC-SHA256", "d", "s")


def logged(*ids: str, method: str | None = None, waf: WafRecord | None = None, **log: str) -> Exchange:
    """Return what a log tells of a call."""
    return Exchange(
        observation=Observation(access_log=log or UNKNOWN),
        method=method or UNKNOWN,
        request_ids=frozenset(ids),
        waf=waf,
        from_log=True,
    )


def join(*found: Exchange) -> tuple[tuple[Exchange, ...], list[str]]:
    """Return the calls, and the remarks."""
    remarks: list[str] = []
    return joined(found, remarks.append), remarks


def test_an_id_is_found_in_the_answers_fields() -> None:
    """Both of a REST API."""
    assert frozenset({ID, EXTENDED}) == ids_of(CALL)


@pytest.mark.parametrize("other", [ID, EXTENDED])
def test_a_common_id_joins(other: str) -> None:
    """The caller's evidence stays, and the log adds what only the service saw, in whatever order they come."""
    (found,), remarks = join(logged(other, waf=BLOCK, status="403"), CALL, logged("another"))

    assert (CALL.headers, BLOCK, {"status": "403"}) == (found.headers, found.waf, found.observation.access_log)
    assert not found.from_log
    assert ["1 log records are of other calls than the one that is shown; they are left out"] == remarks


def test_logs_alone_are_calls_each() -> None:
    """Without the caller's own evidence every record counts; those of one request are one."""
    found, remarks = join(logged("aaa", a="1"), logged("bbb"), logged("aaa", b="2"))

    assert ([{"a": "1", "b": "2"}, UNKNOWN], []) == ([each.observation.access_log for each in found], remarks)


def test_the_only_record_is_of_the_only_call() -> None:
    """Where either knows no id and nothing speaks against it."""
    pasted = Exchange(observation=Observation(body=b"{}"))

    assert len(join(pasted, logged("aaa", waf=BLOCK))[0]) == 1
    assert len(join(CALL, logged(waf=BLOCK))[0]) == 1
    assert join(CALL, logged(method="POST"))[0] == (CALL,)
    assert len(join(pasted, logged("aaa"), logged("bbb"))[0]) == 1


def test_two_calls_stay_two() -> None:
    """What another call shows under the same id is another call."""
    other = Exchange(observation=CALL.observation, method="POST", path="/prod/orders")

    assert join(CALL, other)[0] == (CALL, other)


def test_what_the_client_signed_belongs_to_the_call() -> None:
    """A client's log has no ids."""
    (found,), _ = join(Exchange(signed=SIGNED), CALL)

    assert SIGNED == found.signed
    assert join(Exchange(signed=SIGNED))[0] == (Exchange(signed=SIGNED),)


def test_fields_of_both_are_kept_where_neither_lists_all() -> None:
    """The first one's value counts."""
    one = Exchange(headers=Headers((("A", "1"),), withheld=True), request_ids=frozenset({"i"}))
    more = Exchange(
        headers=Headers((("a", "2"), ("B", "3")), withheld=True), request_ids=frozenset({"i"}), from_log=True
    )

    assert join(one, more)[0][0].headers == Headers((("A", "1"), ("B", "3")), withheld=True)


def test_lines_of_both_are_kept_once() -> None:
    """Two exports of one log overlap."""
    one, more = (
        Exchange(observation=Observation(execution_log=lines), request_ids=frozenset({"i"}), from_log=True)
        for lines in (("a", "b"), ("b", "c"))
    )

    assert ("a", "b", "c") == join(one, more)[0][0].observation.execution_log
