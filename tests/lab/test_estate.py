"""The small API that each situation starts from."""

from gatewright.lab.estate import STAGE, build
from tests.gatewright_server import Running


def test_the_estate_is_open_where_it_says_and_closed_where_it_says(gateway: Running) -> None:
    """`GET /pets` passes, `POST /orders` passes with the key and is refused without."""
    estate = build(gateway.client())
    host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
    statuses = [
        gateway.send("GET", f"/{STAGE}/pets", host=host).status,
        gateway.send("POST", f"/{STAGE}/orders", host=host, x_api_key=estate.key_value).status,
        gateway.send("POST", f"/{STAGE}/orders", host=host).status,
    ]

    assert statuses == [200, 200, 403]


def test_estates_do_not_meet(gateway: Running) -> None:
    """Two estates on one gateway share neither API, key nor plan: rows of the lab cannot disturb each other."""
    one, other = build(gateway.client()), build(gateway.client())

    assert not {one.api_id, one.key_id, one.plan_id, one.key_value} & {
        other.api_id,
        other.key_id,
        other.plan_id,
        other.key_value,
    }
