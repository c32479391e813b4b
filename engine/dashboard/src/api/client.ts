import i18next from 'i18next';
import { routes, type Operations } from './contract';
import { problemOf, unreachable } from './problem';

export type Operation = keyof Operations;
export type Answer<O extends Operation> = Operations[O]['answer'];

/** Left out where nothing in it is required. */
type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

export type Request<O extends Operation> = Part<'path', Operations[O]['path']> &
  Part<'query', Operations[O]['query']> &
  Part<'body', Operations[O]['body']>;

interface Parts {
  readonly path?: Record<string, string | number> | undefined;
  readonly query?: Record<string, string | number | boolean | undefined> | undefined;
  readonly body?: unknown;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Names the act, so that repeating it takes no second effect. */
  readonly operationId?: string;
}

/**
 * Asks the server.
 * @throws {ApiProblem} when it was not carried out, or nothing came back.
 */
export async function call<O extends Operation>(operation: O, request: Request<O>, options: CallOptions = {}): Promise<Answer<O>> {
  const [method] = routes[operation];
  const { body } = request as Parts;
  const headers = new Headers({ Accept: 'application/json, image/svg+xml, text/plain' });
  // Processes answer in the language of the page, which may be another than the browser's.
  if (i18next.language) headers.set('Accept-Language', i18next.language);
  if (method !== 'GET') addWriteHeaders(headers, options.operationId);
  if (body !== undefined) headers.set('Content-Type', 'application/json');

  const response = await fetch(addressOf(operation, request), {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }).catch((reason: unknown) => {
    throw options.signal?.aborted ? reason : unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return (await contentOf(response)) as Answer<O>;
}

/** The header `Workflows-Request` shows that the request comes from a page of this server: no other site's page can set it. */
export function addWriteHeaders(headers: Headers, operationId: string | undefined): void {
  headers.set('Workflows-Request', '1');
  if (operationId) headers.set('Operation-Id', operationId);
}

export function addressOf<O extends Operation>(operation: O, request: Request<O>): string {
  const { path = {}, query = {} } = request as Parts;
  const filled = routes[operation][1].replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`;
}

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? response.json() : response.text();
}
