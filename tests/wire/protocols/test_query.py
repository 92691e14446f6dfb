from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gatewright.wire import models, parse, route, write
from gatewright.wire.errors import ServiceError
from tests.wire.from_shapes import structures
from tests.wire.made_up import FLAT
from tests.wire.other_side import REQUEST_ID, input_of, output_of, read_back, result_of, sent

STS = models.service("sts")
REQUEST = sent("sts", "GetCallerIdentity", {})


def test_result_stands_in_its_wrapper() -> None:
    """As AWS prints it: namespace, wrapper, metadata with the request id."""
    result = {"UserId": "AIDA", "Account": "000000000000", "Arn": "arn:aws:iam::000000000000:root"}
    response = write.response(STS.model.operation_model("GetCallerIdentity"), result, REQUEST)

    assert (response.status, response.header("Content-Type")) == (200, "text/xml")
    assert response.body.decode() == (
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <GetCallerIdentityResult>\n"
        "    <UserId>AIDA</UserId>\n"
        "    <Account>000000000000</Account>\n"
        "    <Arn>arn:aws:iam::000000000000:root</Arn>\n"
        "  </GetCallerIdentityResult>\n"
        "  <ResponseMetadata>\n"
        f"    <RequestId>{REQUEST_ID}</RequestId>\n"
        "  </ResponseMetadata>\n"
        "</GetCallerIdentityResponse>\n"
    )


def test_error_says_whose_fault_it_is() -> None:
    """Sender below 500, Receiver from there on."""
    mine = write.error(STS, ServiceError("AccessDenied", "No & no", status=403), REQUEST)
    theirs = write.error(STS, ServiceError("InternalFailure", "Oh", status=500), REQUEST)

    assert (mine.status, theirs.status) == (403, 500)
    assert b"<Type>Receiver</Type>" in theirs.body
    assert mine.body.decode() == (
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <Error>\n"
        "    <Type>Sender</Type>\n"
        "    <Code>AccessDenied</Code>\n"
        "    <Message>No &amp; no</Message>\n"
        "  </Error>\n"
        f"  <RequestId>{REQUEST_ID}</RequestId>\n"
        "</ErrorResponse>\n"
    )


def test_operation_without_output_answers_its_metadata() -> None:
    """DeleteRole answers nothing but the request id."""
    request = sent("iam", "DeleteRole", {"RoleName": "r"})
    response = write.response(models.service("iam").model.operation_model("DeleteRole"), {}, request)

    assert response.body.startswith(
        b'<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\n  <ResponseMetadata>'
    )


def test_parameters_may_stand_in_the_query_string() -> None:
    """GET speaks this protocol too."""
    target = "Action=AssumeRole&Version=2011-06-15&RoleArn=a&Tags.member.1.Key=k"
    request = replace(REQUEST, method="GET", body=b"", query=target)

    assert parse.params(route.operation(STS, request), request) == {"RoleArn": "a", "Tags": [{"Key": "k"}]}


@given(st.data())
def test_every_collection_is_read_back(data: st.DataObject) -> None:
    """Flattened or not, named or not: what botocore folds is unfolded."""
    params = data.draw(structures(input_of(FLAT, "ListThings"), empty=False))

    assert params == read_back(FLAT, "ListThings", params)


@given(st.data())
def test_every_collection_is_written(data: st.DataObject) -> None:
    """What is written in XML, botocore reads."""
    model = FLAT.model.operation_model("ListThings")
    result = data.draw(structures(output_of(FLAT, "ListThings"), empty=False))

    assert result == result_of(FLAT, "ListThings", write.response(model, result, sent(FLAT, "ListThings", {})))
