import pytest

from gatewright.services.iam.legacy_parsing import fails


def document(resource: str = "*", operator: str = "Bool", value: object = "true") -> dict[str, object]:
    """Return a policy of one statement."""
    condition = {operator: {"aws:CurrentTime": value}}
    return {"Statement": {"Effect": "Allow", "Action": "a:b", "Resource": resource, "Condition": condition}}


@pytest.mark.parametrize("resource", ["arn:aws:s3::pets", "arn:aws::::pets", "arn:aws::pets"])
def test_arn_that_is_cut_short_is_not_read(resource: str) -> None:
    """As moto's tests state it of IAM, of resources and their exceptions alike."""
    other = {"Statement": [{"Effect": "Deny", "Action": "*", "NotResource": [resource]}]}

    assert (True, True) == (fails(document(resource)), fails(other))


@pytest.mark.parametrize("resource", ["arn:aws:s3:::pets", "arn:aws:pets", "arn:aws", "arn:aws:logs:*:*", "pets"])
def test_other_resources_are_read(resource: str) -> None:
    """Whether they can be is judged later, if at all."""
    assert not fails(document(resource))


@pytest.mark.parametrize(
    "value",
    [
        "2019-07-01T13:20:15Z",
        "2016-12-13T21:20:37.593194+00:00",
        "2016-12-13t2:00:00.593194+23",
        "01T",
        "2026",
        "-292275054",
        1764115200,
        [],
    ],
)
def test_dates_are_read(value: object) -> None:
    """Parts of an ISO 8601 date, and whole numbers; the odd ones are from moto's tests."""
    assert not fails(
        document(operator="DateGreaterThanIfExists", value=str(value) if isinstance(value, int) else value)
    )


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "",
        "234-13",
        "2016-12-13t2:00:00.593194+1",
        "2016-12-13t2:00:00.1999999999+10:59",
        "9223372036854775808",
        ["2026", "soon"],
    ],
)
def test_what_is_no_date_is_not_read(value: object) -> None:
    """Of every operator for dates, and of no other."""
    assert fails(document(operator="ForAnyValue:DateLessThan", value=value))
    assert not fails(document(operator="StringEquals", value=value))
