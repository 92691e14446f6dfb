"""A text that somebody pasted gives its causes in the order of the evidence in it."""

import pytest

from gatewright.doctor.explain.explained import explained
from gatewright.doctor.explain.lookup import lookup
from gatewright.engine.catalogue import CAUSES


def ids(text: str) -> list[str]:
    """Return the ids of the causes, the likeliest first."""
    return [cause.id for cause in explained(text)]


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("Missing Authentication Token", ["route.not-found", "iam.signature-missing", "route.method-not-found"]),
        ("403 Forbidden MissingAuthenticationTokenException", ["route.not-found", "iam.signature-missing"]),
        ("The security token included in the request is invalid.", ["iam.session-token-missing"]),
        ("UnrecognizedClientException", ["iam.session-token-missing"]),
        (
            "Error: Request failed with status code 429\n  data: { message: 'Limit Exceeded' }",
            ["throttle.quota-exceeded"],
        ),
        ("HTTP/1.1 403 Forbidden\nx-amzn-errortype: ForbiddenException", ["api-key.missing"]),
        (
            "PostToConnection: operation error, https response error StatusCode: 410, GoneException",
            ["connections.gone"],
        ),
    ],
)
def test_the_evidence_in_a_text_orders_its_causes(text: str, causes: list[str]) -> None:
    """The doctor's order comes first."""
    assert ids(text)[: len(causes)] == causes


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            (
                'Missing authentication token "x-amzn-errortype" = "MissingAuthenticationTokenException" "Missing'
                " Authentication Token\" An authentication token wasn't found in the request."
            ),
            "iam.signature-missing",
        ),
        (
            (
                'La clé d\'API n\'est pas valide "x-amzn-errortype" = "ForbiddenException" « Invalid API Key identifier'
                " specified » (Identifiant de clé API non valide spécifié)"
            ),
            "api-key.unknown",
        ),
        ("Filtrado por AWS WAF “x-amzn-errortype” = “ForbiddenException” “Prohibido”", "waf.rule-blocked"),
        (
            "Token de autenticación vencido “x-amzn-errortype” = “InvalidSignatureException” “Firma vencida”",
            "iam.signature-expired",
        ),
        (
            (
                "Acceso denegado “x-amzn-errortype” = “AccessDeniedException” “El token de seguridad incluido en la"
                " solicitud no es válido”. La persona que llama empleó claves de IAM que no son válidas para acceder a"
                " una API que utilice la autorización de IAM."
            ),
            "iam.access-key-unknown",
        ),
        (
            (
                "リソースパスが存在しません「x-amzn-errortype」=「IncompleteSignatureException」「Authorization header"
                " requires 'Credential' parameter.」"
            ),
            "route.not-found-with-authorization",
        ),
        (
            (
                'Invoking a private API using public DNS names incorrectly "x-amzn-errortype" = "ForbiddenException"'
                ' "Forbidden"'
            ),
            "endpoint.private-from-public",
        ),
    ],
)
def test_a_row_of_awss_article_leads_to_its_own_cause(text: str, cause: str) -> None:
    """Header and message are those of many rows: what the row is about says which, in each of the languages."""
    assert ids(text)[0] == cause


@pytest.mark.parametrize("text", ["Forbidden", '"Forbidden"', "403 Forbidden", "Unauthorized"])
def test_a_word_that_many_services_write_is_no_evidence(text: str) -> None:
    """What AWS's article says of it stays first."""
    assert explained(text) == lookup(text)


@pytest.mark.parametrize(
    "text", ["", "xyzzy", "The quick brown fox", "{}", "https://a.execute-api.eu-west-1.amazonaws.com/b"]
)
def test_a_text_that_is_no_evidence_means_what_it_meant(text: str) -> None:
    """Nothing is guessed, and no address is called."""
    assert explained(text) == lookup(text)


@pytest.mark.parametrize("cause_id", CAUSES)
def test_an_id_is_an_id(cause_id: str) -> None:
    """It finds just its cause."""
    assert ids(cause_id) == [cause_id]


def test_no_cause_is_named_twice() -> None:
    """What evidence names and what the text speaks of are one list; nothing that the text speaks of is dropped."""
    text = "The security token included in the request is invalid."

    assert len(ids(text)) == len(set(ids(text)))
    assert set(ids(text)) >= {cause.id for cause in lookup(text)}


def test_a_command_above_an_answer_is_evidence_and_no_sentence() -> None:
    """The key that was sent is not what the text speaks of; a command alone means nothing."""
    command = "$ curl -i -H 'x-api-key: bogus' https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets"
    found = ids(f'{command}\nHTTP/2 403 \nx-amzn-errortype: ForbiddenException\n\n{{"message":"Forbidden"}}')

    assert found.index("api-key.unknown") < found.index("api-key.missing")
    assert ids(command) == []
