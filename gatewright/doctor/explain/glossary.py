"""What AWS's words mean, for whoever got a 403 and has never seen API Gateway from inside.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-basic-concept.html
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.doctor.explain.more_words import MORE_WORDS
from gatewright.i18n import N_


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and what it means."""

    names: tuple[str, ...]
    """How it is called, in English first and then as the catalogues translate it; in lower case, in the singular."""

    meaning: str
    """What it means, in a sentence or two; marked with `N_`."""


GLOSSARY: Final = (
    Word(
        ("stage", "étape", "etapa", "ステージ"),
        N_(
            "A stage is a copy of the API that is served under a name, such as prod or dev. The name is the first part"
            " of the path of the API's URL: https://API.execute-api.REGION.amazonaws.com/prod/pets."
        ),
    ),
    Word(
        ("deployment", "déploiement", "despliegue", "デプロイ", "デプロイメント"),
        N_(
            "A deployment is a snapshot of the API, and a stage serves one. A change of a REST or WebSocket API is"
            " served only once it was deployed to the stage."
        ),
    ),
    Word(
        ("resource", "ressource", "recurso", "リソース"),
        N_("A resource is a path of a REST API, such as /pets or /pets/{id}."),
    ),
    Word(
        ("method", "méthode", "método", "メソッド"),
        N_(
            "A method is a verb at a resource of a REST API, such as GET at /pets: who may call it, and what answers."
            " OPTIONS is a method of its own."
        ),
    ),
    Word(
        ("route", "ruta", "ルート"),
        N_(
            "A route is what an HTTP API has in place of resources and methods: a verb and a path in one, such as"
            " GET /pets. Routes of a WebSocket API are kinds of messages."
        ),
    ),
    Word(
        ("integration", "backend", "intégration", "integración", "統合"),
        N_(
            "An integration is what a method or a route leads to: a Lambda function, a web server, or a fixed answer."
            " A 403 of its own passes through API Gateway as it is."
        ),
    ),
    Word(
        ("authorizer", "mécanisme d'autorisation", "autorizador", "オーソライザー"),
        N_(
            "An authorizer decides whether a call may pass, mostly by the token in its Authorization header: a Lambda"
            " function of whoever runs the API, a Cognito user pool, or another issuer of tokens (JWT)."
        ),
    ),
    Word(
        ("api key", "x-api-key", "clé d'api", "clave de api", "api キー"),
        N_(
            "An API key is a value that whoever runs the API gives out. The caller sends it in the header x-api-key;"
            " it counts where a usage plan joins it with the stage."
        ),
    ),
    Word(
        ("request validator", "validateur de requêtes", "validador de solicitudes", "リクエストバリデーター"),
        N_(
            "A request validator lets a method of a REST API refuse requests with 400: those without a parameter that"
            " the method requires, and those whose body does not fit its model."
        ),
    ),
    Word(
        ("model", "modèle", "modelo", "モデル"),
        N_(
            "A model is a JSON schema of a REST API. A method names one for each content type; a body is held against"
            " it where the method has a request validator."
        ),
    ),
    Word(
        ("usage plan", "plan d'utilisation", "plan de uso", "使用量プラン"),
        N_("A usage plan says with which API keys which stages may be called, how fast, and how often."),
    ),
    Word(
        ("resource policy", "politique de ressource", "política de recurso", "リソースポリシー"),
        N_(
            "A resource policy belongs to an API, and says who may call it: from which addresses, accounts or VPC"
            " endpoints. A change of it is served only once the API was deployed again."
        ),
    ),
    Word(
        ("signature", "sigv4", "aws_iam", "iam", "firma", "署名"),
        N_(
            "With IAM authorization (AWS_IAM), a call is signed: an AWS SDK computes a signature of the request with a"
            " secret access key, and sends it in the Authorization header. A token (Bearer) there is no signature."
        ),
    ),
    Word(
        ("execute-api:invoke",),
        N_(
            "execute-api:Invoke is the permission to call an API with IAM authorization. A policy of the caller gives"
            " it, or the resource policy of the API."
        ),
    ),
    Word(
        ("web acl", "waf", "acl web", "ウェブ acl"),
        N_(
            "A web ACL is a list of rules of AWS WAF, a firewall for web calls. Its rules see a call before the API"
            " does, and can block it."
        ),
    ),
    Word(
        ("preflight", "cors", "requête préliminaire", "solicitud preliminar", "プリフライト"),
        N_(
            "A preflight is the OPTIONS request that a browser sends by itself before the call of a page to another"
            " host. Where it is refused, the browser makes no call at all, and reports a CORS error."
        ),
    ),
    Word(
        (
            *("custom domain name", "custom domain", "mapping", "base path mapping", "api mapping", "base path"),
            *("nom de domaine personnalisé", "domaine personnalisé", "mappage", "mappage d'api", "chemin de base"),
            *("nombre de dominio personalizado", "dominio personalizado", "asignación", "asignación de api"),
            *("ruta base", "カスタムドメイン名", "カスタムドメイン", "マッピング", "api マッピング", "ベースパス"),
        ),
        N_(
            "A custom domain name, such as api.example.com, stands for stages of APIs. Its mappings say which path"
            " leads to which stage, so that the stage is no part of the URL."
        ),
    ),
    Word(
        (
            *("vpc endpoint", "private api", "api privée", "api privada", "プライベート api"),
            *("point de terminaison de vpc", "punto de conexión de vpc", "vpc エンドポイント"),
        ),
        N_(
            "A VPC endpoint is an entrance to AWS from within a private network (VPC). A private API answers only what"
            " comes through one; from anywhere else it cannot be called."
        ),
    ),
    Word(
        ("access log", "journal d'accès", "registro de acceso", "アクセスログ"),
        N_(
            "The access log has one line for each call of a stage, if whoever runs the API switched it on."
            " `gatewright logs format` prints a format that tells why a call was refused."
        ),
    ),
    Word(
        ("execution log", "journal d'exécution", "registro de ejecución", "実行ログ"),
        N_(
            "The execution log tells the steps of each call of a stage of a REST or WebSocket API, in CloudWatch Logs,"
            " if whoever runs the API switched it on."
        ),
    ),
    *(Word(names, meaning) for names, meaning in MORE_WORDS),
)
"""The words that causes, questions and fixes use."""


_ASKED: Final = re.compile(
    r"^(?:what (?:is|are) |qu'est[- ]ce (?:que |qu')(?:c'est que )?|c'est quoi |\u00bf?qu\u00e9 (?:es|son) )?"
    r"(?:an? |the |la |las |le |les |los |el |l'|un |una |une |des |unos |unas )?(?=\S)"
)
"""What people write before a word that they ask for, in the languages that there are; Japanese asks behind it."""

_ASKED_BEHIND: Final = re.compile(r"(?:\u3068\u306f(?:\u4f55(?:\u3067\u3059\u304b)?)?|\u3063\u3066\u4f55)$")
_IN_THE_PLURAL: Final = re.compile(r"(?<=[^\W\d_]{3})(?:ies|aux|s)\b")
_SINGULAR: Final = {"ies": "y", "aux": "al"}


def known_words() -> tuple[str, ...]:
    """Return what can be asked for, one name each, as AWS writes it."""
    return tuple(word.names[0] for word in GLOSSARY)


def meaning(text: str) -> str | None:
    """Return what a word means, still to be translated; `None` for all that is more than a word, or another."""
    bare = text.strip(" \t\n'\"`?.\u00ab\u00bb\u300c\u300d\u00bf\uff1f")
    wanted = " ".join(bare.casefold().replace("\u2019", "'").split())
    wanted = _singular(_ASKED_BEHIND.sub("", _ASKED.sub("", wanted)))
    return next((word.meaning for word in GLOSSARY if any(_singular(name) == wanted for name in word.names)), None)


def _singular(words: str) -> str:
    """Return words without blanks and what makes a plural of any of them; only to be compared with others alike."""
    return _IN_THE_PLURAL.sub(lambda match: _SINGULAR.get(match[0], ""), words).replace(" ", "")
