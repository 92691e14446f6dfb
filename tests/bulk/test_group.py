from collections.abc import Mapping

import pytest

from gatewright.bulk.group import IF_SET, REDUCED, group_of, id_of
from gatewright.doctor.log_rows.variables import BY_VARIABLE

CALL = {
    "requestId": "one",
    "requestTimeEpoch": "1764136286000",
    "domainName": "api.example.com",
    "httpMethod": "GET",
    "path": "/prod/pets/1",
    "stage": "prod",
    "status": "403",
    "error.message": "User: arn:aws:iam::1:user/ann is not authorized to perform: execute-api:Invoke on resource:"
    " arn:aws:execute-api:us-east-1:********3333:a1/prod/GET/pets/1",
    "identity.sourceIp": "198.51.100.7",
    "identity.userArn": "arn:aws:iam::1:user/ann",
    "identity.apiKeyId": "k3y1d",
}


@pytest.mark.parametrize(
    "other",
    [
        {"requestId": "two"},
        {"requestTimeEpoch": "1764136299999"},
        {"domainName": "shop.example.org"},
        {"path": "/prod/orders/2"},
        {"path": "/prod/pets/2/"},
        {"error.message": CALL["error.message"].replace("ann", "bob").replace("pets", "orders")},
        {"identity.sourceIp": "203.0.113.9", "identity.userArn": "arn:aws:iam::1:user/bob"},
        {"identity.apiKeyId": "other1"},
    ],
)
def test_who_called_when_and_for_which_item_makes_no_difference(other: Mapping[str, str]) -> None:
    """Such calls are of one group."""
    assert group_of(CALL) == group_of({**CALL, **other})


@pytest.mark.parametrize(
    "other",
    [
        {"requestTimeEpoch": "soon"},
        {"domainName": "apigateway.us-east-1.amazonaws.com"},
        {"domainName": "10.0.0.1"},
        {"path": "/prod"},
        {"path": "/prod/ann@example.com"},
        {"path": "/prod/prod/pets"},
        {"path": "/pets/1"},
        {"path": "//prod/pets/1"},
        {"path": "/prod/" + "x" * 1600},
        {"path": "/prod/@connections/x"},
        {"stage": "dev"},
        {"status": "404"},
        {"httpMethod": "OPTIONS"},
        {"httpMethod": "POST"},
        {"error.message": CALL["error.message"] + " with an explicit deny"},
        {"error.message": CALL["error.message"].replace("arn:aws:iam::1:user/ann", "anonymous")},
        {"identity.apiKeyId": "-"},
        {"identity.apiKeyId": "NO"},
        {"identity.userArn": "-"},
        {"identity.sourceIp": "-"},
        {"routeKey": "GET /pets"},
    ],
)
def test_what_can_change_the_verdict_parts_them(other: Mapping[str, str]) -> None:
    """Such a call is of another group."""
    assert group_of(CALL) != group_of({**CALL, **other})


def test_paths_with_whatever_in_them_are_alike() -> None:
    """People's addresses, and what scanners try."""
    paths = (
        "/prod/pets/ann@example.com",
        "/prod/pets/bob@example.com",
        "/prod/x/a%20b",
        "/prod/a/b/c+d;e",
        "/prod/x/é",
    )

    assert 1 == len({group_of({**CALL, "path": path}) for path in paths})


def test_the_parts_of_a_text_that_differ_from_call_to_call_do_not_count() -> None:
    """Dates, signatures and canonical strings are each call's own."""
    texts = [
        f"Signature expired: 2026010{day}T000000Z is now earlier than 2026010{day}T001000Z (x - 5 min.)"
        for day in range(1, 3)
    ]
    sent = [f"'{each}' not a valid key=value pair in Authorization header: 'Bearer {each}'." for each in ("a.b", "c.d")]
    needed = [f"Authorization header requires 'Signature' parameter. Authorization=Bearer {each}" for each in "ab"]
    strings = [f"this request should have been\n'GET\n/{each}'\n\nThe end" for each in ("one", "two'")]

    assert group_of({"error.message": texts[0]}) == group_of({"error.message": texts[1]})
    assert group_of({"error.message": sent[0]}) == group_of({"error.message": sent[1]})
    assert group_of({"error.message": needed[0]}) == group_of({"error.message": needed[1]})
    assert group_of({"error.message": strings[0]}) == group_of({"error.message": strings[1]})


def test_every_variable_that_the_doctor_reads_is_kept() -> None:
    """A row that looks at a new variable needs its line here."""
    read = {name for row in BY_VARIABLE for name in (row.name, row.with_name) if name}

    assert set() == read - REDUCED.keys() - IF_SET


def test_a_group_has_the_same_id_in_every_run() -> None:
    """Equal calls share it; it is written to files that outlive the process."""
    told = {"status": "403", "path": "/a\ud800"}

    assert id_of(group_of(told)) == id_of(group_of(dict(told)))
    assert "7bbe5ad9e69ec559" == id_of((("status", "403"),))
    assert id_of(group_of(told)) != id_of(group_of({"status": "404"}))
