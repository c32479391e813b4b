// Writes src/api/contract.ts from the server's OpenAPI document: `npm run api`.
// It knows what that document uses (references, objects, lists, choices, null) and fails on anything else, so that nothing becomes `any`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = import.meta.url;
export const document = fileURLToPath(new URL('../../Workflows.Server/openapi.json', here));
export const contract = fileURLToPath(new URL('../src/api/contract.ts', here));

/** @typedef {Record<string, any>} Json */

/** The TypeScript of an OpenAPI 3.1 document. @param {Json} api */
export function typesOf(api) {
  const schemas = Object.entries(api.components.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => declaration(name, schema));
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
  return [
    '// Generated from engine/Workflows.Server/openapi.json by `npm run api`. Do not edit.',
    ...schemas,
    comment('What each operation takes and answers.', '') + 'export interface Operations {',
    ...operations.map(signature),
    '}',
    comment('Where each operation is.', '') + 'export const routes = {',
    ...operations.map((o) => `  ${o.operationId}: ['${o.method}', '${o.path}'],`),
    '} as const satisfies Record<keyof Operations, readonly [string, string]>;',
    '',
  ].join('\n');
}

/** @param {string} name @param {Json} schema */
function declaration(name, schema) {
  const text = comment(schema.description, '');
  return isObject(schema)
    ? `${text}export interface ${name} ${members(schema, '')}\n`
    : `${text}export type ${name} = ${typeOf(schema, '')};\n`;
}

/** @param {Json} operation */
function signature(operation) {
  const parameters = operation.parameters ?? [];
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return [
    comment(operation.summary, '  ') + `  ${operation.operationId}: {`,
    `    path: ${parametersIn(parameters, 'path')};`,
    `    query: ${parametersIn(parameters, 'query')};`,
    `    body: ${body ? typeOf(body, '    ') : 'undefined'};`,
    `    answer: ${answerOf(operation)};`,
    '  };',
  ].join('\n');
}

/** @param {Json[]} parameters @param {string} place */
function parametersIn(parameters, place) {
  const inPlace = parameters.filter((p) => p.in === place);
  if (inPlace.length === 0) return 'Record<never, never>';
  return `{ ${inPlace.map((p) => `${p.name}${p.required ? '' : '?'}: ${typeOf(p.schema, '    ')}`).join('; ')} }`;
}

/** @param {Json} operation */
function answerOf(operation) {
  const [, response] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
  const [type, content] = Object.entries(response?.content ?? {})[0] ?? [];
  if (!content) return 'undefined';
  if (type === 'application/json') return typeOf(content.schema, '    ');
  return type?.startsWith('text/') || type === 'image/svg+xml' ? 'string' : 'Blob';
}

/** @param {Json} schema @param {string} indent @returns {string} */
function typeOf(schema, indent) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.oneOf) return schema.oneOf.map((/** @type {Json} */ s) => typeOf(s, indent)).join(' | ');
  // A choice lists null where a parameter may be left out: the question mark says it already.
  if (schema.enum) return schema.enum.filter((/** @type {unknown} */ v) => v !== null).map((/** @type {string} */ v) => `'${v}'`).join(' | ');
  if (schema.type === undefined) return 'unknown';
  return [schema.type].flat().sort((a, b) => Number(a === 'null') - Number(b === 'null')).map((t) => plainType(t, schema, indent)).join(' | ');
}

/** @param {string} type @param {Json} schema @param {string} indent */
function plainType(type, schema, indent) {
  switch (type) {
    case 'null':
    case 'boolean':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'array':
      return `readonly ${item(typeOf(schema.items ?? {}, indent))}[]`;
    case 'object':
      return isObject(schema) ? members(schema, indent) : `Record<string, ${typeOf(schema.additionalProperties ?? {}, indent)}>`;
    default:
      throw new Error(`The generator does not know the schema type '${type}': ${JSON.stringify(schema).slice(0, 200)}`);
  }
}

/** @param {string} type */
const item = (type) => (type.includes(' ') ? `(${type})` : type);

/** @param {Json} schema */
const isObject = (schema) => schema.properties !== undefined;

/** @param {Json} schema @param {string} indent */
function members(schema, indent) {
  const required = new Set(schema.required ?? []);
  const inner = indent + '  ';
  const lines = Object.entries(schema.properties).map(
    ([name, value]) => `${comment(value.description, inner)}${inner}readonly ${name}${required.has(name) ? '' : '?'}: ${typeOf(value, inner)};`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** @param {string | undefined} text @param {string} indent */
const comment = (text, indent) => (text ? `${indent}/** ${text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */\n` : '');

if (process.argv[1] === fileURLToPath(here)) {
  writeFileSync(contract, typesOf(JSON.parse(readFileSync(document, 'utf8'))));
}
