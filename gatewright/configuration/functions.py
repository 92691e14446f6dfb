"""The functions of Lambda authorizers from AWS's answers: who may call them."""

from collections.abc import Iterable, Iterator

from gatewright.aws.lambda_uri import called_function
from gatewright.configuration.documents import Documents
from gatewright.model.api import Api
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.unknown import UNKNOWN, Unknown


def functions(documents: Documents, apis: Iterable[Api]) -> Listing[Function]:
    """
    Return the functions that the deployed authorizers of these APIs call by their own policies, by ARN.

    A version or an alias has a policy of its own. AWS answers alike of a function that is not there and of one without
    a policy, and it makes no difference to who may call it. Of all other functions nothing is known.
    """
    return Listing({arn: _function(documents, arn) for arn in sorted(set(_asked(apis)))}, UNKNOWN)


def _asked(apis: Iterable[Api]) -> Iterator[str]:
    """Yield the ARNs as the stages' authorizers name them."""
    for api in apis:
        for stage in api.stages.known():
            if isinstance(stage.deployed, Unknown):
                continue
            for authorizer in stage.deployed.authorizers.known():
                if isinstance(authorizer.uri, str) and authorizer.credentials is None:
                    named = called_function(authorizer.uri, stage.variables)
                    if named is not None:
                        yield named.text


def _function(documents: Documents, arn: str) -> Function:
    answer = documents.get("get_policy", arn)
    if answer is None or isinstance(answer, Unknown):
        return Function(arn=arn, policy=answer)
    return Function(arn=arn, policy=answer["Policy"])
