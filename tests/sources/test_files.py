"""A folder of saved answers gives the documents of the account."""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources.errors import DocumentError
from gatewright.sources.files import SavedAnswers, Unread

PETS = Path(__file__).parents[1] / "given" / "pets"
API = {"id": "a1b2c3d4e5", "name": "pets", "rootResourceId": "r1"}
STAGES = {"item": [{"stageName": "prod", "deploymentId": "d1"}]}
RESOURCES = {"items": [{"id": "r1", "path": "/"}]}


def folder(root: Path, files: Mapping[str, object]) -> Path:
    """Write files, as JSON where they are no text, and return their folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return root


def refusal(root: Path) -> str:
    """Return why a folder is refused."""
    with pytest.raises(DocumentError) as caught:
        SavedAnswers(root)
    return str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["get-stages-zz9.json", "zz9-x/get-stages-zz9.json", "z000000009/get-stages.json", "deep/z000000009/stages.json"],
)
def test_api_is_named_by_file_or_folder(tmp_path: Path, name: str) -> None:
    """An id in the file's name, or a folder that is named like one."""
    saved = SavedAnswers(folder(tmp_path, {name: STAGES}))

    assert saved.get("get_stages", "zz9" if "zz9" in name else "z000000009") == STAGES


def test_only_api_owns_what_has_no_id(tmp_path: Path) -> None:
    """With one REST API in the folder, names need no id."""
    deployment = {"id": "d1", "createdDate": 1.0, "apiSummary": {}}
    saved = SavedAnswers(
        folder(
            tmp_path, {"get-rest-api.json": API, "get-stages.json": STAGES, "x.json": RESOURCES, "d.json": deployment}
        )
    )

    assert saved.rest_api_ids == ("a1b2c3d4e5",)
    assert saved.get("get_rest_api", "a1b2c3d4e5") == API
    assert saved.get("get_stages", "a1b2c3d4e5") == STAGES
    assert saved.get("get_resources", "a1b2c3d4e5") == RESOURCES
    assert saved.get("get_deployment", "a1b2c3d4e5", "d1") == deployment
    assert saved.unread == ()


@pytest.mark.parametrize(
    "name", ["get-deployment-a1-dep123.json", "get-deployment-a1.json", "get-deployment-dep123.json"]
)
def test_deployment_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    """The id of the deployment stands in the answer; the other id is the API's."""
    files = {name: {"id": "dep123", "apiSummary": {}}, "get-stages-a1.json": STAGES}

    assert SavedAnswers(folder(tmp_path, files)).get("get_deployment", "a1", "dep123") == files[name]


def test_list_of_apis_answers_for_each(tmp_path: Path) -> None:
    """An API of the list is known, one that is not in it does not exist."""
    saved = SavedAnswers(folder(tmp_path, {"get-rest-apis.json": {"items": [API]}}))

    assert saved.get("get_rest_api", "a1b2c3d4e5") == API
    assert saved.get("get_rest_api", "other") is None


def test_keys_of_the_only_plan_need_no_id(tmp_path: Path) -> None:
    """The plan is known from `get-usage-plans`."""
    plans = {"items": [{"id": "p1", "apiStages": []}]}
    keys = {"items": [{"id": "k1", "type": "API_KEY"}]}
    saved = SavedAnswers(folder(tmp_path, {"get-usage-plans.json": plans, "get-usage-plan-keys.json": keys}))

    assert saved.get("get_usage_plan_keys", "p1") == keys


def test_what_is_not_there_is_unknown_with_the_command_that_saves_it(tmp_path: Path) -> None:
    """The command writes a file that will then be recognised."""
    saved = SavedAnswers(folder(tmp_path, {"get-stages-a1.json": STAGES}))
    answer = saved.get("get_resources", "a1")

    assert isinstance(answer, Unknown)
    (missing,) = answer.missing
    target = shlex.quote(str(tmp_path / "get-resources-a1.json"))
    assert missing.command == f"aws apigateway get-resources --rest-api-id a1 --embed methods > {target}"
    assert (missing.permission, missing.subject) == ("apigateway:GET", "configuration.rest_apis[a1].resources")


def test_one_file_is_a_folder_of_one(tmp_path: Path) -> None:
    """`--config get-stages-a1.json` reads that file and no other."""
    folder(tmp_path, {"get-stages-a1.json": STAGES, "get-resources-a1.json": RESOURCES})
    saved = SavedAnswers(tmp_path / "get-stages-a1.json")

    assert saved.get("get_stages", "a1") == STAGES
    assert isinstance(saved.get("get_resources", "a1"), Unknown)


def test_list_taken_out_by_query_is_put_back(tmp_path: Path) -> None:
    """`--query item` prints the array alone."""
    assert SavedAnswers(folder(tmp_path, {"get-stages-a1.json": STAGES["item"]})).get("get_stages", "a1") == STAGES


def test_files_that_are_not_used_are_listed(tmp_path: Path) -> None:
    """Nothing is left out in silence, but for hidden files."""
    files = {
        "get-stages-a1.json": STAGES,
        "README.md": "x",
        ".DS_Store": "x",
        "get-stage.json": {"stageName": "prod"},
        "openapi.json": {"openapi": "3.0.1"},
        "get-api-keys.json": {"items": [], "NextToken": "x"},
    }
    saved = SavedAnswers(folder(tmp_path, files))

    assert saved.unread == (
        Unread(path="README.md", reason="not a `.json` file"),
        Unread(
            path="get-api-keys.json",
            reason="the list goes on in pages that were not saved: save it without `--max-items`",
        ),
        Unread(
            path="get-stage.json",
            reason="one part of an answer: save the whole list with `aws apigateway get-stages`",
        ),
        Unread(path="openapi.json", reason="not an answer of an AWS CLI command that is read here"),
    )
    assert isinstance(saved.get("get_api_keys"), Unknown)


EXPECTED = "`get-rest-api.json`, `get-resources.json`, `get-stages.json`, `get-deployment.json`, `get-api.json`"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"get-stages-a1.json": '{"item": ['}, "get-stages-a1.json: line 1, column 11: the JSON is cut off here"),
        ({"get-stages-a1.json": ""}, "get-stages-a1.json: line 1, column 1: expected JSON, got nothing"),
        ({"get-stages-a1.json": "3"}, "get-stages-a1.json: expected an object, got a number"),
        (
            {"get-stages.json": STAGES},
            "get-stages.json: cannot tell which REST API it is about (none is known); name it `get-stages-ID.json`",
        ),
        (
            {"get-stages.json": STAGES, "get-resources-a1.json": RESOURCES, "get-resources-b1.json": RESOURCES},
            "get-stages.json: cannot tell which REST API it is about (there are 2); name it `get-stages-ID.json`",
        ),
        (
            {"get-stages-a-b.json": STAGES},
            "get-stages-a-b.json: expected one id of a REST API in its name, as in `get-stages-ID.json`",
        ),
        (
            {"get-stages-a1.json": RESOURCES},
            "get-stages-a1.json: named after `get-stages`, but holds an answer of `get-resources`",
        ),
        (
            {"get-stages-a1.json": {"item": [{"name": 1}]}},
            "get-stages-a1.json: `item[0].stageName`: expected a string, found none, in an answer of `get-stages`",
        ),
        (
            {"a/get-stages-a1.json": STAGES, "get-stages-a1.json": STAGES},
            "get-stages-a1.json: `a/get-stages-a1.json` already holds the answer of `get-stages` of `a1`; keep one",
        ),
        (
            {"list.json": {"items": []}},
            (
                "list.json: cannot tell which list this is; name the file after the command that wrote it, "
                "such as `get-resources.json`"
            ),
        ),
        (
            {"get-rest-api-zz.json": API},
            "get-rest-api-zz.json: its name says `zz`, its content says `a1b2c3d4e5`",
        ),
    ],
)
def test_broken_or_ambiguous_file_is_named(tmp_path: Path, files: dict[str, object], message: str) -> None:
    """The error names the file and what to do about it."""
    assert refusal(folder(tmp_path, files)) == message


def test_folder_with_nothing_in_it_says_what_was_expected(tmp_path: Path) -> None:
    """The error lists the names, and the first file that was not used."""
    assert refusal(tmp_path) == f"{tmp_path}: no saved AWS CLI answer, expected files such as {EXPECTED}"
    assert refusal(folder(tmp_path, {"a.txt": ""})) == (
        f"{tmp_path}: no saved AWS CLI answer, expected files such as {EXPECTED}; not used: a.txt (not a `.json` file)"
    )
    assert "expected a template or an OpenAPI definition (.yaml, .yml, .json, .template)" in refusal(tmp_path / "a.txt")
    assert refusal(tmp_path / "none") == f"{tmp_path / 'none'}: no such file or folder"


def test_world_that_the_cases_start_from_is_read() -> None:
    """The folder of the example API is one that a user could have saved."""
    saved = SavedAnswers(PETS)
    (api_id,) = saved.rest_api_ids

    assert all(not isinstance(saved.get(kind, api_id), Unknown | None) for kind in ("get_rest_api", "get_stages"))
    assert not [unread for unread in saved.unread if unread.path.endswith(".json")]


def test_a_file_that_names_no_api_is_about_the_one_that_was_called(tmp_path: Path) -> None:
    """One saved listing is enough, when the evidence names the API; what the files say themselves goes first."""
    (tmp_path / "get-stages.json").write_text('{"item": [{"stageName": "prod", "deploymentId": "d"}]}')

    assert SavedAnswers(tmp_path, "a1b2c3d4e5").rest_api_ids == ("a1b2c3d4e5",)
    (tmp_path / "get-rest-api.json").write_text('{"id": "f6g7h8i9j0", "name": "pets"}')
    assert SavedAnswers(tmp_path, "a1b2c3d4e5").rest_api_ids == ("f6g7h8i9j0",)


def test_answers_of_iam_are_about_a_key_or_a_user(tmp_path: Path) -> None:
    """Named in the file's name, or in the content."""
    last_used = {"UserName": "ann", "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}
    listed = {"AccessKeyMetadata": [{"UserName": "ann", "AccessKeyId": "AKIA1", "Status": "Active"}]}
    details: dict[str, object] = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
    saved = SavedAnswers(
        folder(
            tmp_path,
            {
                "get-access-key-last-used-AKIA1.json": last_used,
                "keys.json": listed,
                "iam-get-account-authorization-details.json": details,
            },
        )
    )

    assert last_used == saved.get("get_access_key_last_used", "AKIA1")
    assert listed == saved.get("list_access_keys", "ann")
    assert details == saved.get("get_account_authorization_details")


def test_key_that_no_name_tells_is_refused(tmp_path: Path) -> None:
    """The answer itself does not say which key it is about."""
    folder(tmp_path, {"x.json": {"UserName": "ann", "AccessKeyLastUsed": {}}})

    assert "cannot tell which access key it is about" in refusal(tmp_path)


FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:f"
POLICY = {"Policy": json.dumps({"Statement": [{"Sid": "s", "Resource": FUNCTION}]}), "RevisionId": "r"}


def test_the_policy_of_a_function_is_known_by_its_statements(tmp_path: Path) -> None:
    """Whatever the file is called."""
    functions = {"Functions": [{"FunctionArn": FUNCTION, "FunctionName": "f", "LastModified": "2026-01-01"}]}
    saved = SavedAnswers(folder(tmp_path, {"get-policy-f.json": POLICY, "x.json": functions}))

    assert saved.get("get_policy", FUNCTION) == POLICY
    assert saved.get("list_functions") == functions
    assert isinstance(saved.get("get_policy", FUNCTION + ":prod"), Unknown)


@pytest.mark.parametrize("text", ["{}", "[", '{"Statement":[]}', '{"Statement":[{"Resource":["a"]}]}', "1"])
def test_a_policy_of_nobodys_is_refused(tmp_path: Path, text: str) -> None:
    """It names no function."""
    reason = refusal(folder(tmp_path, {"get-policy-f.json": {"Policy": text, "RevisionId": "r"}}))

    assert reason.endswith("expected the policy of a function, as `aws lambda get-policy` prints it")


def test_answers_of_both_versions_of_api_gateway_stand_in_one_folder(tmp_path: Path) -> None:
    """Told apart by their content where both have an operation of the name; the only API need not be named."""
    api = {"ApiId": "h1t2t3p4a5", "ProtocolType": "HTTP", "Name": "shop"}
    files = {
        "get-apis.json": {"Items": [api]},
        "get-routes.json": {"Items": [{"RouteId": "r1", "RouteKey": "GET /pets"}]},
        "get-stages-a1.json": {"item": [{"stageName": "prod"}]},
        "get-stages-h1t2t3p4a5.json": {"Items": [{"StageName": "$default"}]},
        "apigatewayv2-get-deployment-h1t2t3p4a5-d1.json": {
            "DeploymentId": "d1",
            "DeploymentStatus": "DEPLOYED",
            "CreatedDate": "2026-01-15T12:00:00+00:00",
        },
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    saved = SavedAnswers(tmp_path)

    assert saved.get("v2_get_api", "h1t2t3p4a5") == api
    assert saved.get("v2_get_api", "gone") is None
    assert saved.get("v2_get_routes", "h1t2t3p4a5") == files["get-routes.json"]
    assert saved.get("get_stages", "a1") == {"item": [{"stageName": "prod"}]}
    assert saved.get("v2_get_stages", "h1t2t3p4a5") == {"Items": [{"StageName": "$default"}]}
    deployment = saved.get("v2_get_deployment", "h1t2t3p4a5", "d1")
    assert isinstance(deployment, dict)
    assert deployment["CreatedDate"] == 1_768_478_400.0
    untold = saved.get("v2_get_authorizers", "h1t2t3p4a5")
    assert isinstance(untold, Unknown)
    assert untold.missing[0].command is not None
    assert untold.missing[0].command.endswith("/get-authorizers-h1t2t3p4a5.json")


def test_an_export_is_saved_as_the_command_writes_it(tmp_path: Path) -> None:
    """Its file is called after the API and the stage, and holds the definition."""
    api = {"ApiId": "h1t2t3p4a5", "Name": "shop", "ProtocolType": "HTTP"}
    root = folder(tmp_path, {"get-api.json": api, "export-api-h1t2t3p4a5-prod.json": '{"openapi":"3.0.1"}'})
    saved = SavedAnswers(root)
    other = saved.get("v2_export_api", "h1t2t3p4a5", "dev")

    assert {"body": '{"openapi":"3.0.1"}'} == saved.get("v2_export_api", "h1t2t3p4a5", "prod")
    assert () == saved.unread
    assert isinstance(other, Unknown)
    assert str(other.missing[0].command).endswith("export-api-h1t2t3p4a5-dev.json")


def test_private_domain_names_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    """In lists, in single answers and in the names of files; associations are listed for two kinds of owners."""
    private = {"domainName": "p.example.com", "domainNameId": "abcd1234", "domainNameArn": "arn:p"}
    mappings = {"items": [{"basePath": "(none)", "restApiId": "a1"}]}
    mine = {"items": [{"domainNameAccessAssociationArn": "arn:x", "domainNameArn": "arn:p"}]}
    files = {
        "get-domain-names.json": {"items": [private, {"domainName": "p.example.com"}]},
        "get-base-path-mappings-p.example.com+abcd1234.json": mappings,
        "get-domain-name-access-associations.json": mine,
        "get-domain-name-access-associations-other-accounts.json": {"items": []},
    }
    saved = SavedAnswers(folder(tmp_path, files))

    assert saved.get("get_domain_name", "p.example.com+abcd1234") == private
    assert saved.get("get_domain_name", "p.example.com") == {"domainName": "p.example.com"}
    assert saved.get("get_base_path_mappings", "p.example.com+abcd1234") == mappings
    assert isinstance(saved.get("get_base_path_mappings", "p.example.com"), Unknown)
    assert saved.get("get_domain_name_access_associations", "SELF") == mine
    assert saved.get("get_domain_name_access_associations", "OTHER_ACCOUNTS") == {"items": []}


def test_the_only_domain_name_needs_no_name(tmp_path: Path) -> None:
    """Be it a private one."""
    files = {
        "get-domain-name.json": {"domainName": "p.example.com", "domainNameId": "abcd1234"},
        "get-base-path-mappings.json": {"items": [{"basePath": "(none)", "restApiId": "a1"}]},
    }

    assert not isinstance(
        SavedAnswers(folder(tmp_path, files)).get("get_base_path_mappings", "p.example.com+abcd1234"), Unknown
    )
