-- A state as the first version wrote it: an API that is deployed, a key and a plan, a log group, three calls.
BEGIN TRANSACTION;
CREATE TABLE change (
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    ids        TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    PRIMARY KEY (account_id, region, kind, ids)
) STRICT, WITHOUT ROWID;
INSERT INTO "change" VALUES('000000000000','us-east-1','resource','ln0cn9ro4ke3ee1ozwnq',1);
INSERT INTO "change" VALUES('000000000000','us-east-1','rest_api','ln0cn9ro4k',1);
INSERT INTO "change" VALUES('000000000000','us-east-1','resource','ln0cn9ro4ksp5bf3',7);
INSERT INTO "change" VALUES('000000000000','us-east-1','resource','ln0cn9ro4kovkhf5',11);
INSERT INTO "change" VALUES('000000000000','us-east-1','deployment','ln0cn9ro4kdh36ue',12);
INSERT INTO "change" VALUES('000000000000','us-east-1','stage','ln0cn9ro4kprod',12);
INSERT INTO "change" VALUES('000000000000','us-east-1','api_key','uo9pkhz43w',13);
INSERT INTO "change" VALUES('000000000000','us-east-1','usage_plan','ydakwp',14);
INSERT INTO "change" VALUES('000000000000','us-east-1','usage_plan_key','ydakwpuo9pkhz43w',15);
CREATE TABLE document (
    -- Counts up, so that listings come in the order of creation; a replaced document keeps its place.
    position   INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id TEXT NOT NULL,
    region     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    -- The ids, each ended by U+001F: a prefix of ids is a prefix of the text (documents.py).
    ids        TEXT NOT NULL,
    body       TEXT NOT NULL,
    UNIQUE (account_id, region, kind, ids)
) STRICT;
INSERT INTO "document" VALUES(1,'000000000000','us-east-1','rest_api','ln0cn9ro4k','{"id":"ln0cn9ro4k","name":"pets","createdDate":1795642811,"apiKeySource":"HEADER","endpointConfiguration":{"types":["REGIONAL"],"ipAddressType":"ipv4"},"disableExecuteApiEndpoint":false,"rootResourceId":"e3ee1ozwnq"}');
INSERT INTO "document" VALUES(2,'000000000000','us-east-1','resource','ln0cn9ro4ke3ee1ozwnq','{"id":"e3ee1ozwnq","path":"/"}');
INSERT INTO "document" VALUES(3,'000000000000','us-east-1','resource','ln0cn9ro4ksp5bf3','{"id":"sp5bf3","parentId":"e3ee1ozwnq","pathPart":"pets","path":"/pets","resourceMethods":{"GET":{"httpMethod":"GET","authorizationType":"NONE","apiKeyRequired":false,"methodResponses":{"200":{"statusCode":"200"}},"methodIntegration":{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"sp5bf3","cacheKeyParameters":[],"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"answer\": \"pets\"}"}}}}}}}');
INSERT INTO "document" VALUES(4,'000000000000','us-east-1','resource','ln0cn9ro4kovkhf5','{"id":"ovkhf5","parentId":"e3ee1ozwnq","pathPart":"orders","path":"/orders","resourceMethods":{"POST":{"httpMethod":"POST","authorizationType":"NONE","apiKeyRequired":true,"methodResponses":{"200":{"statusCode":"200"}},"methodIntegration":{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"ovkhf5","cacheKeyParameters":[],"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"answer\": \"pets\"}"}}}}}}}');
INSERT INTO "document" VALUES(13,'000000000000','us-east-1','deployment','ln0cn9ro4kdh36ue','{"id":"dh36ue","createdDate":1795642812,"snapshot":{"restApi":{"id":"ln0cn9ro4k","name":"pets","createdDate":1795642811,"apiKeySource":"HEADER","endpointConfiguration":{"types":["REGIONAL"],"ipAddressType":"ipv4"},"disableExecuteApiEndpoint":false,"rootResourceId":"e3ee1ozwnq"},"resources":[{"id":"e3ee1ozwnq","path":"/"},{"id":"sp5bf3","parentId":"e3ee1ozwnq","pathPart":"pets","path":"/pets","resourceMethods":{"GET":{"httpMethod":"GET","authorizationType":"NONE","apiKeyRequired":false,"methodResponses":{"200":{"statusCode":"200"}},"methodIntegration":{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"sp5bf3","cacheKeyParameters":[],"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"answer\": \"pets\"}"}}}}}}},{"id":"ovkhf5","parentId":"e3ee1ozwnq","pathPart":"orders","path":"/orders","resourceMethods":{"POST":{"httpMethod":"POST","authorizationType":"NONE","apiKeyRequired":true,"methodResponses":{"200":{"statusCode":"200"}},"methodIntegration":{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"ovkhf5","cacheKeyParameters":[],"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"answer\": \"pets\"}"}}}}}}}],"authorizers":[],"gatewayResponses":[]}}');
INSERT INTO "document" VALUES(14,'000000000000','us-east-1','stage','ln0cn9ro4kprod','{"deploymentId":"dh36ue","stageName":"prod","cacheClusterEnabled":false,"cacheClusterStatus":"NOT_AVAILABLE","methodSettings":{},"tracingEnabled":false,"createdDate":1795642812,"lastUpdatedDate":1795642812}');
INSERT INTO "document" VALUES(15,'000000000000','us-east-1','api_key','uo9pkhz43w','{"id":"uo9pkhz43w","value":"4m93k5xcreono26lpmnm4g5l2ccr8llllc6e05bp","name":"shop-ln0cn9ro4k","enabled":true,"createdDate":1795642812,"lastUpdatedDate":1795642812,"stageKeys":[]}');
INSERT INTO "document" VALUES(16,'000000000000','us-east-1','usage_plan','ydakwp','{"id":"ydakwp","name":"shops-ln0cn9ro4k","apiStages":[{"apiId":"ln0cn9ro4k","stage":"prod"}]}');
INSERT INTO "document" VALUES(17,'000000000000','us-east-1','usage_plan_key','ydakwpuo9pkhz43w','{"id":"uo9pkhz43w","type":"API_KEY"}');
CREATE TABLE revision (
    number INTEGER NOT NULL
) STRICT;
INSERT INTO "revision" VALUES(15);
CREATE INDEX change_by_revision ON change (revision);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('document',17);
COMMIT;
PRAGMA user_version = 1;
