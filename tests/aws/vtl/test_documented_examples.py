"""The developer guide's own examples, and what API Gateway adds to Velocity."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.aws.vtl import BodyNotJson, RenderError, compile_template
from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.parameters import Parameters
from tests.aws.vtl.rendered import Mapped, render_mapping

PHOTOS = {
    "photos": {
        "page": 1,
        "pages": "1234",
        "perpage": 100,
        "total": "123398",
        "photo": [
            {"id": "12345678901", "owner": "23456789@A12", "title": "Sample photo 1", "ispublic": 1, "isfriend": 0},
            {"id": "23456789012", "owner": "34567890@B23", "title": "Sample photo 2", "ispublic": 1, "isfriend": 0},
        ],
    }
}

CONTEXT = {
    "stage": "prod",
    "requestId": "abcdefg-000-000-0000-abcdefg",
    "httpMethod": "GET",
    "identity": {"sourceIp": "192.0.2.1", "userAgent": "curl/7.84.0"},
}


def mapped(source: str, body: str = "", context: Mapping[str, object] = CONTEXT, **places: dict[str, str]) -> Mapped:
    """Render a template for one call."""
    stage_variables = places.pop("stage_variables", {})
    return render_mapping(
        compile_template(source), Input(body, Parameters(**places)), context=context, stage_variables=stage_variables
    )


def as_json(source: str, body: str = "", **places: dict[str, str]) -> Any:
    """Render a template whose output is JSON, and read that."""
    return json.loads(mapped(source, body, **places).body)


def test_photo_album() -> None:
    """The photos example of the developer guide gives its transformed data."""
    source = """#set($inputRoot = $input.path('$'))
{
  "photos": [
#foreach($elem in $inputRoot.photos.photo)
    {
      "id": "$elem.id",
      "owner": "$elem.owner",
      "title": "$elem.title",
      "ispublic": $elem.ispublic,
      "isfriend": $elem.isfriend
    }#if($foreach.hasNext),#end

#end
  ]
}"""

    assert {"photos": PHOTOS["photos"]["photo"]} == as_json(source, json.dumps(PHOTOS))


def test_pass_all_parameters() -> None:
    """The pass-through example gives every parameter by where it stands."""
    source = """#set($allParams = $input.params())
{
  "params" : {
    #foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
    "$type" : {
      #foreach($paramName in $params.keySet())
      "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
      #if($foreach.hasNext),#end
      #end
    }
    #if($foreach.hasNext),#end
    #end
  }
}"""
    places: Any = {"path": {"id": "7"}, "querystring": {"a": "1", "b": 'say "x"'}, "header": {"Accept": "text/html"}}

    assert {"params": places | {"header": {"Accept": "text/html"}}} == as_json(source, **places)


def test_console_passthrough_with_macro() -> None:
    """The idiom of a macro over a map prints it as JSON."""
    source = """#macro( loop $map )
{
    #foreach($key in $map.keySet())
        #set( $k = $util.escapeJavaScript($key) )
        #set( $v = $util.escapeJavaScript($map.get($key)).replaceAll("\\\\'", "'") )
        "$k": "$v"
        #if( $foreach.hasNext ) , #end
    #end
}
#end
{ "query": #loop($input.params().querystring), "identity": #loop($context.identity) }"""

    assert {"query": {"q": "it's"}, "identity": {"sourceIp": "192.0.2.1", "userAgent": "curl/7.84.0"}} == as_json(
        source, querystring={"q": "it's"}
    )


def test_context_variables() -> None:
    """The example that passes `$context` variables; one that is missing is empty."""
    source = '{"stage": "$context.stage", "ip": "$context.identity.sourceIp", "sub": "$context.authorizer.claims.sub"}'

    assert {"stage": "prod", "ip": "192.0.2.1", "sub": ""} == as_json(source)


def test_name_and_body() -> None:
    """The example that takes a name from the query string and the whole body."""
    source = """{ "name" : "$input.params('name')", "body" : $input.json('$') }"""

    assert {"name": "Ann", "body": {"mykey": [1, "é"]}} == as_json(
        source, '{"mykey": [1, "é"]}', querystring={"name": "Ann"}
    )


def test_things_with_id_and_count() -> None:
    """The example with all three functions counts the members of a map."""
    source = """{
    "id" : "$input.params('id')",
    "count" : "$input.path('$.things').size()",
    "things" : $input.json('$.things')
}"""

    assert {"id": "abc", "count": "3", "things": {"1": {}, "2": {}, "3": {}}} == as_json(
        source, '{"things": {"1": {}, "2": {}, "3": {}}}', path={"id": "abc"}
    )


def test_count_of_pets() -> None:
    """`$input.path('$.pets').count()` is 3 for three pets."""
    assert "3" == mapped("$input.path('$.pets').count()", '{"pets": [1, 2, 3]}').body


def test_parse_json_of_an_error_message() -> None:
    """The example of `$util.parseJson` reaches into a stringified error."""
    source = """#set ($errorMessageObj = $util.parseJson($input.path('$.errorMessage')))
{
   "errorMessageObjKey2ArrVal" : $errorMessageObj.key2.arr[0]
}"""
    body = '{"errorMessage":"{\\"key1\\":\\"var1\\",\\"key2\\":{\\"arr\\":[1,2,3]}}"}'

    assert {"errorMessageObjKey2ArrVal": 1} == as_json(source, body)


def test_error_response() -> None:
    """A template of an error response takes the message out of what Lambda returned."""
    source = """{"message": "$input.path('$.errorMessage')", "type": $input.json('$.errorType')}"""

    assert {"message": "Malformed input ...", "type": "Error"} == as_json(
        source, '{"errorMessage": "Malformed input ...", "errorType": "Error"}'
    )


def test_status_override_by_body() -> None:
    """The documented example turns an error in the body into a status."""
    source = """#set($inputRoot = $input.path('$'))
$input.json("$")
#if($inputRoot.toString().contains("error"))
#set($context.responseOverride.status = 400)
#end"""

    assert [400, None] == [
        mapped(source, body).response_override.get("status") for body in ('{"errors": []}', '{"id": 1}')
    ]


def test_header_overrides() -> None:
    """Headers, path and query parameters can be set, from other parameters too; the context stays as it was."""
    source = """#set($context.requestOverride.header.x = "$input.params('a')-$context.stage")
#set($context.requestOverride.path.id = 5)#set($context.requestOverride.querystring["q r"] = ["1", "2"])
#set($context.responseOverride.header.Foo = "bar")#set($context.identity.sourceIp = "gone")"""
    result = mapped(source, querystring={"a": "A"})

    assert {"header": {"x": "A-prod"}, "path": {"id": 5}, "querystring": {"q r": ["1", "2"]}} == result.request_override
    assert {"header": {"Foo": "bar"}} == result.response_override
    assert "192.0.2.1" == CONTEXT["identity"]["sourceIp"]  # type: ignore[index]  # the values are of several types


def test_override_twice_is_an_error() -> None:
    """Overrides are final: a second one of the same parameter fails."""
    source = "#set($context.responseOverride.status = 1)#set($context.responseOverride.status = 2)"
    with pytest.raises(RenderError, match="each parameter may be overridden once at line 1, column 43"):
        mapped(source)


def test_stage_variables() -> None:
    """Stage variables are read by name or by index."""
    source = "$stageVariables.a $stageVariables['b'] ${stageVariables['b']}c $stageVariables.none|"

    assert "1 2 2c |" == mapped(source, stage_variables={"a": "1", "b": "2"}).body


def test_missing_value_holds_in_a_condition() -> None:
    """A missing value is the empty text, which is a value: `#if` holds; comparing with an empty text tells."""
    source = "#if($input.path('$').next)holds#end #if(\"$!input.path('$').next\" != \"\")never#end"

    assert "holds " == mapped(source, "{}").body


def test_lists_from_json_print_as_json() -> None:
    """A map from JSON prints as Java prints maps, a list in it as JSON; a list of the template prints as Java's."""
    source = "$input.path('$') $input.path('$.b') #set($l = [1, \"x\"])$l"

    assert '{a=1, b=[{"c":5}]} [{"c":5}][1, x]' == mapped(source, '{"a": 1, "b": [{"c": 5}]}').body


def test_body_that_is_not_json() -> None:
    """Only a template that asks for a part of the payload minds that it is not JSON."""
    with pytest.raises(BodyNotJson, match="expected JSON"):
        mapped("$input.json('$')", "{cut")

    assert "{cut" == mapped("$input.body", "{cut").body


def test_constant_template_makes_no_overrides() -> None:
    """A constant template gives its text and empty overrides."""
    result = mapped('{"statusCode": 200}')

    assert ('{"statusCode": 200}', {"header": {}}, {}) == (
        result.body,
        result.response_override,
        result.request_override["path"],
    )
