import subprocess
import sys

import pytest

from gatewright.wire import models


def test_service_is_loaded_once() -> None:
    """Asking twice answers the same object."""
    assert models.service("sts") is models.service("sts")


def test_service_knows_its_operations() -> None:
    """A service answers the model of an operation it has, and None for another."""
    service = models.service("apigateway")
    found = service.operation("CreateRestApi")

    assert found is not None
    assert found.name == "CreateRestApi"
    assert service.operation("CreateCastle") is None


@pytest.mark.parametrize("name", ["nosuchservice", "", "..", "../data", "Apigateway", "apigateway/2015-07-09"])
def test_unknown_service_is_a_lookup_error(name: str) -> None:
    """A name that botocore does not have raises `LookupError` and touches no other path."""
    assert not models.exists(name)
    with pytest.raises(LookupError, match="expected the name of a service"):
        models.service(name)


@pytest.mark.parametrize("name", ["sqs", "dynamodb", "rds", "cloudwatch", "elasticbeanstalk", "mediapackage", "kms"])
def test_the_outline_of_a_service_tells_what_its_model_tells_of_it(name: str) -> None:
    """Its names and protocols, also where they do not stand first."""
    assert models.service(name).model.metadata == models.outline(name).model.metadata


def test_the_outline_of_a_service_has_no_operation() -> None:
    """It does for a refusal, and for nothing else."""
    assert models.outline("sqs").operation("SendMessage") is None


def test_an_outline_is_none_of_an_unknown_service() -> None:
    """As the service itself."""
    with pytest.raises(LookupError, match="expected the name of a service"):
        models.outline("../data")


def test_protocols_of_older_models_are_read() -> None:
    """A model without the list of protocols names one."""
    assert models.listed_protocols(models.service("apigatewayv2").model) == ("rest-json",)
    assert models.listed_protocols(models.service("cloudwatch").model)[0] == "smithy-rpc-v2-cbor"


def test_only_rest_services_have_routes() -> None:
    """The tree of a service that is not REST is empty."""
    assert models.service("apigateway").routes.find("GET", "/account", []) is not None
    assert models.service("logs").routes.find("POST", "/", []) is None


def test_botocore_is_not_imported_before_a_model_is_asked_for() -> None:
    """Importing the package leaves botocore alone; loading a model needs no session and no client of it."""
    program = (
        "import sys; from gatewright.wire import parse, recognise, route, validate, write, models;"
        "early = 'botocore' in sys.modules; models.service('apigateway');"
        "print(early, 'botocore.session' in sys.modules, 'botocore.client' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False", "False"]


def test_regions_are_those_of_a_partition() -> None:
    """With the domain of their endpoints; an unknown region is taken for one of the largest partition."""
    assert {"cn-north-1", "cn-northwest-1"} <= {name for name, _ in models.regions_beside("cn-north-1")}
    assert {"amazonaws.com.cn"} == {suffix for _, suffix in models.regions_beside("cn-north-1")}
    assert ("us-east-1", "amazonaws.com") in models.regions_beside("moon-1")
