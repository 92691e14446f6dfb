"""The functions of Lambda authorizers, and those behind methods, from AWS's answers: who may call them."""

from collections.abc import Iterable, Iterator

from gatewright.aws.lambda_uri import called_function
from gatewright.configuration.documents import Documents
from gatewright.model.api import Api, Definition, Integration
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.unknown import UNKNOWN, Unknown


def functions(documents: Documents, apis: Iterable[Api], *, behind_methods: bool = False) -> Listing[Function]:
    """
    Return the functions that the deployed authorizers of these APIs call by their own policies, by ARN.

    Those behind methods are read where somebody asks for them: the front door judges no call by them.

    A version or an alias has a policy of its own. AWS answers alike of a function that is not there and of one without
    a policy, and it makes no difference to who may call it. Of all other functions nothing is known.
    """
    return Listing({arn: _function(documents, arn) for arn in sorted(set(_asked(apis, behind_methods)))}, UNKNOWN)


def _asked(apis: Iterable[Api], behind_methods: bool) -> Iterator[str]:
    """Yield the ARNs as the stages' authorizers, and their methods, name them."""
    for api in apis:
        for stage in api.stages.known():
            if isinstance(stage.deployed, Unknown):
                continue
            uris = [*_of_authorizers(stage.deployed), *(_of_methods(stage.deployed) if behind_methods else ())]
            for uri in uris:
                named = called_function(uri, stage.variables)
                if named is not None:
                    yield named.text


def _of_authorizers(deployed: Definition) -> Iterator[str]:
    for authorizer in deployed.authorizers.known():
        if isinstance(authorizer.uri, str) and authorizer.credentials is None:
            yield authorizer.uri


def _of_methods(deployed: Definition) -> Iterator[str]:
    for resource in deployed.resources.values():
        for method in resource.methods.values():
            if isinstance(method.integration, Integration) and method.integration.credentials is None:
                yield method.integration.uri


def _function(documents: Documents, arn: str) -> Function:
    answer = documents.get("get_policy", arn)
    if answer is None or isinstance(answer, Unknown):
        return Function(arn=arn, policy=answer)
    return Function(arn=arn, policy=answer["Policy"])
