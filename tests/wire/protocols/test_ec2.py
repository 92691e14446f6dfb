import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Request
from gatewright.wire import models, parse, route, write
from gatewright.wire.errors import ServiceError
from tests.wire.from_shapes import structures
from tests.wire.other_side import REQUEST_ID, output_of, presigned, result_of, sent

EC2 = models.service("ec2")


def test_result_stands_below_the_request_id() -> None:
    """As AWS prints it: declaration, namespace, four spaces a level, empty lists as empty elements."""
    request = sent("ec2", "DescribeVpcs", {})
    result = {"Vpcs": [{"VpcId": "vpc-1", "IsDefault": True, "Tags": []}]}
    response = write.response(EC2.model.operation_model("DescribeVpcs"), result, request)

    assert (response.status, response.header("Content-Type")) == (200, "text/xml;charset=UTF-8")
    assert response.body.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\n'
        f"    <requestId>{REQUEST_ID}</requestId>\n"
        "    <vpcSet>\n"
        "        <item>\n"
        "            <isDefault>true</isDefault>\n"
        "            <tagSet/>\n"
        "            <vpcId>vpc-1</vpcId>\n"
        "        </item>\n"
        "    </vpcSet>\n"
        "</DescribeVpcsResponse>\n"
    )


def test_operation_without_output_answers_that_it_was_done() -> None:
    """DeleteVpc has nothing to tell but that."""
    request = sent("ec2", "DeleteVpc", {"VpcId": "vpc-1"})
    response = write.response(EC2.model.operation_model("DeleteVpc"), {}, request)

    assert b"</requestId>\n    <return>true</return>\n" in response.body


def test_error_is_a_list_of_one() -> None:
    """In one line, its request id in capitals."""
    refusal = ServiceError("InvalidVpcID.NotFound", "The vpc ID 'vpc-<1>' does not exist", status=400)
    response = write.error(EC2, refusal, sent("ec2", "DescribeVpcs", {}))

    assert response.status == 400
    assert response.body.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code>"
        "<Message>The vpc ID 'vpc-&lt;1&gt;' does not exist</Message></Error></Errors>"
        f"<RequestID>{REQUEST_ID}</RequestID></Response>"
    )


@given(st.data())
def test_client_reads_every_endpoint(data: st.DataObject) -> None:
    """What is written, botocore reads."""
    model = EC2.model.operation_model("DescribeVpcEndpoints")
    result = data.draw(structures(output_of("ec2", "DescribeVpcEndpoints"), empty=True))
    response = write.response(model, result, sent("ec2", "DescribeVpcEndpoints", {}))

    assert result == result_of("ec2", "DescribeVpcEndpoints", response)


def test_parameter_that_the_operation_does_not_have_is_refused() -> None:
    """Rather than left out; those of the signature are none of its parameters."""
    asked = "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=vpc-1&SecurityGroup.1=sg-1"
    request = Request(method="GET", host="x", path="/", query=asked)
    with pytest.raises(ServiceError) as caught:
        parse.params(route.operation(EC2, request), request)
    signed = presigned("ec2", "DescribeVpcs", {"VpcIds": ["vpc-1"]})

    assert ("UnknownParameter", "The parameter SecurityGroup is not recognized") == (
        caught.value.code,
        caught.value.message,
    )
    assert {"VpcIds": ["vpc-1"]} == parse.params(route.operation(EC2, signed), signed)
