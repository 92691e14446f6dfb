// A client of the Lambda runtime API for Node functions: asks for events, calls the handler, answers.
//
// Restates "Define Lambda function handler in Node.js" and "Using the Lambda runtime API":
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
// Handlers may be CommonJS or ES modules, return a value or a promise, or call a callback.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import util from "node:util";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const handlerName = process.argv[2];
const root = process.env.LAMBDA_TASK_ROOT;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const extensions = ["", ".js", ".mjs", ".cjs"];
let requestId = "";
let answer = () => {};

function send(method, place, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const target = `/2018-06-01/runtime/${place}`;
    const request = http.request({ host, port, method, path: target, agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString("utf8") }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

function post(place, value, errorType) {
  const body = Buffer.from(value, "utf8");
  const headers = { "Content-Type": "application/json", "Content-Length": body.length };
  if (errorType) headers["Lambda-Runtime-Function-Error-Type"] = String(errorType).replace(/[^\x20-\x7e]/g, "");
  return send("POST", place, body, headers);
}

class NamedError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

function described(error) {
  if (error instanceof Error || (error && typeof error.message === "string" && typeof error.name === "string")) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack || "").split("\n") };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

// What the function prints: one event for each call, whatever lines it has.
function print(level, parts) {
  const text = util.format(...parts).replace(/\n/g, "\r");
  process.stdout.write(`${new Date().toISOString()}\t${requestId || "undefined"}\t${level}\t${text}\n`);
}

for (const [name, level] of Object.entries({
  log: "INFO", info: "INFO", debug: "DEBUG", warn: "WARN", error: "ERROR", trace: "TRACE",
})) {
  console[name] = (...parts) => print(level, parts);
}

function handlerFile(modulePath) {
  for (const extension of extensions) {
    const file = path.resolve(root, modulePath + extension);
    if (fs.existsSync(file) && fs.statSync(file).isFile()) return file;
  }
  throw new NamedError("Runtime.ImportModuleError", `Error: Cannot find module '${path.basename(modulePath)}'`);
}

async function load() {
  const parts = /^((?:.*\/)?[^./]+)\.(.+)$/.exec(handlerName);
  if (!parts || handlerName.includes("..")) throw new NamedError("Runtime.MalformedHandlerName", "Bad handler");
  let loaded;
  try {
    loaded = await import(pathToFileURL(handlerFile(parts[1])).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw new NamedError("Runtime.UserCodeSyntaxError", String(error));
    if (error && ["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(error.code)) {
      throw new NamedError("Runtime.ImportModuleError", String(error));
    }
    throw error;
  }
  const find = (from) => parts[2].split(".").reduce((value, key) => value && value[key], from);
  const handler = find(loaded) ?? find(loaded.default);
  if (handler === undefined) {
    throw new NamedError("Runtime.HandlerNotFound", `${handlerName} is undefined or not exported`);
  }
  if (typeof handler !== "function") {
    throw new NamedError("Runtime.HandlerNotFound", `${handlerName} is not a function`);
  }
  return handler;
}

function contextOf(headers, done) {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  const clientContext = headers["lambda-runtime-client-context"];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    clientContext: clientContext ? JSON.parse(clientContext) : undefined,
    identity: undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: (error, result) => done(error, result),
    fail: (error) => done(error ?? "handled"),
    succeed: (result) => done(null, result),
  };
}

// Call the handler; the promise settles with what it answers, whichever way it does so.
function called(handler, event, headers) {
  return new Promise((resolve, reject) => {
    answer = resolve;
    const settle = (error, result) => (error === null || error === undefined ? resolve(result) : reject(error));
    const context = contextOf(headers, settle);
    const callback = (error, result) => {
      if (error !== null && error !== undefined) return reject(error);
      if (context.callbackWaitsForEmptyEventLoop) answer = () => resolve(result);
      else setImmediate(resolve, result);
    };
    const returned = handler(event, context, callback);
    if (returned && typeof returned.then === "function") returned.then(resolve, reject);
  });
}

async function fail(error) {
  const report = described(error);
  print("ERROR", ["Invoke Error \t" + JSON.stringify(report)]);
  await post(`invocation/${requestId}/error`, JSON.stringify(report), report.errorType);
}

async function serve(handler) {
  for (;;) {
    const next = await send("GET", "invocation/next");
    requestId = next.headers["lambda-runtime-aws-request-id"];
    process.env._X_AMZN_TRACE_ID = next.headers["lambda-runtime-trace-id"] ?? "";
    let body;
    try {
      const result = await called(handler, JSON.parse(next.body), next.headers);
      body = JSON.stringify(result === undefined ? null : result) ?? "null";
    } catch (error) {
      await fail(error);
      continue;
    }
    await post(`invocation/${requestId}/response`, body);
  }
}

async function crash(error, title) {
  print("ERROR", [`${title} \t${JSON.stringify(described(error))}`]);
  const report = described(error);
  if (requestId) await post(`invocation/${requestId}/error`, JSON.stringify(report), report.errorType).catch(() => {});
  process.exit(129);
}

// The event loop ran empty: a callback's answer goes out now, and who never answered answers null.
process.on("beforeExit", () => answer(null));
process.on("uncaughtException", (error) => crash(error, "Uncaught Exception"));
process.on("unhandledRejection", (reason) => {
  const error = new NamedError("Runtime.UnhandledPromiseRejection", String(reason));
  if (reason instanceof Error) error.stack = reason.stack;
  return crash(error, "Unhandled Promise Rejection");
});

let handler;
try {
  handler = await load();
} catch (error) {
  const report = described(error);
  print("ERROR", ["Uncaught Exception \t" + JSON.stringify(report)]);
  await post("init/error", JSON.stringify(report), report.errorType).catch(() => {});
  process.exit(1);
}
// When the server is gone there is nothing left to do.
await serve(handler).catch(() => process.exit(1));
