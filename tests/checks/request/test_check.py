import pytest

from gatewright.checks.request import REQUEST
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Pass, Skip, Unsure
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call, rules, said

MODELS = {"application/json": "Toy"}


def test_method_that_asks_nothing_is_skipped() -> None:
    """What a plan may know beforehand."""
    assert isinstance(REQUEST.run(call(None)), Skip)


def test_nobody_knows_what_an_unknown_method_asks() -> None:
    """Then all of it is possible, and the reading that would tell is named."""
    found = REQUEST.run(call(UNKNOWN))

    assert isinstance(found, Unsure)
    assert list(REQUEST.causes) == [one.cause for one in found.may]
    assert ["apigateway:GET"] == [gap.permission for gap in found.missing]


def test_parameters_come_before_the_body_and_the_body_before_the_content_type() -> None:
    """One refusal, the first."""
    asked = rules(required=(("header", "x"),), models={"$default": "Toy"}, passes=False)
    plain = {"content-type": "text/plain"}

    refused = [
        said(asked, headers=plain),
        said(asked, headers={**plain, "x": "1"}),
        said(asked, b'{"name": "Rex"}', headers={**plain, "x": "1"}),
        said(asked, b'{"name": "Rex"}', headers={"x": "1", "content-type": "text/plain"}),
    ]

    assert ["parameter-missing", "body-invalid", "media-type-unsupported", "media-type-unsupported"] == [
        one.cause.id.partition(".")[2] for one in refused if isinstance(one, Deny)
    ]


def test_what_nobody_told_leaves_open_what_would_come_next() -> None:
    """A body that nobody shows may be refused, or the content type behind it, which is known."""
    found = said(rules(models={"$default": "Toy"}, passes=False), UNKNOWN, headers={"content-type": "text/plain"})

    assert isinstance(found, Unsure)
    assert ["request.body-invalid", "request.media-type-unsupported"] == [one.cause.id for one in found.may]
    assert ["request.body"] == [gap.subject for gap in found.missing]


@pytest.mark.parametrize("asked", [MethodRequest(), rules(models=MODELS)])
def test_request_that_fits_passes(asked: MethodRequest) -> None:
    """Whatever it is held to."""
    assert isinstance(said(asked, b'{"name": "Rex"}'), Pass)
