"""What to do about an answer that the browser kept to itself."""

import shlex
from dataclasses import replace

from gatewright.doctor.report.html import as_html
from gatewright.doctor.report.text import as_text
from gatewright.doctor.report.unseen import is_unseen, let_pages_see, see_it
from gatewright.i18n import in_english
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Failure
from tests.doctor.evidence import HOST, MISSING_TOKEN, alone, call, with_pets

CORS = Failure(kind="cors", detail="net::ERR_FAILED")
PAGE = {"Origin": "https://shop.example"}
HIDDEN = call("GET", "/prod/pet", Observation(), PAGE, failure=CORS, url=f"https://{HOST}/prod/pet?q='x'")


def test_only_what_nobody_saw_is_unseen() -> None:
    """An answer that is there needs no second look, nor one that the configuration tells."""
    assert is_unseen(alone(HIDDEN))
    assert not is_unseen(alone(call("GET", "/prod/pet", MISSING_TOKEN)))
    assert not is_unseen(with_pets(HIDDEN))


def test_the_call_is_made_as_the_page_makes_it() -> None:
    """With its origin; what the shell would expand is quoted. A preflight is one."""
    preflight = alone(replace(HIDDEN, method="OPTIONS"))

    assert [
        "curl",
        "-v",
        "-X",
        "GET",
        "-H",
        "Origin: https://shop.example",
        f"https://{HOST}/prod/pet?q='x'",
    ] == shlex.split(see_it(alone(HIDDEN)))[:7]
    assert "-X OPTIONS" in see_it(preflight)
    assert "Access-Control-Request-Method" in see_it(preflight)


def test_the_header_is_added_to_every_refusal() -> None:
    """The value stands in quotes within quotes, as API Gateway wants it."""
    words = shlex.split(let_pages_see(alone(HIDDEN)))

    assert "a1b2c3d4e5" in words
    assert '{"gatewayresponse.header.Access-Control-Allow-Origin":"\'*\'"}' in words


def test_both_reports_say_it() -> None:
    """In text and on the page, with few of the many causes."""
    text, page = as_text([alone(HIDDEN)], in_english), as_html([alone(HIDDEN)], in_english)

    assert text.startswith("The browser kept the answer from the page (CORS)")
    for part in ("See the answer itself", "put-gateway-response"):
        assert part in text
        assert part in page
    assert " more, which --format json lists" in text
