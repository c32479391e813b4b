import { vi } from 'vitest';
import type { Answer, Operation } from '../api/client';
import { routes, type Problem } from '../api/contract';
import type { ProblemName } from '../api/problem';
import * as cases from './cases';
import * as people from './people';
import * as routines from './routines';
import * as tasks from './tasks';

/** A request as it left the page. */
export interface Sent {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Reply = { readonly status: number; readonly body: unknown };
type Give<O extends Operation> = Answer<O> | ((sent: Sent) => Answer<O> extends undefined ? void : Answer<O>);

const paged = { items: [], next: null } as const;

/** Stands where the network is: the pages talk to it through the real client. What a test does not set is answered as for an installation in use. */
export class FakeServer {
  readonly sent: Sent[] = [];
  private readonly replies = new Map<Operation, (sent: Sent) => Reply | 'no answer'>();

  constructor() {
    this.answers('getSession', people.administrator);
    this.answers('getOverview', cases.overview);
    this.answers('getDirectory', people.directory);
    this.answers('listDefinitions', { items: [routines.definition], next: null });
    this.answers('listTasks', { items: [tasks.task], next: null });
    this.answers('listTimers', { items: [cases.timer], next: null });
    this.answers('listInstances', { items: [cases.instance], next: null });
    this.answers('getInstance', cases.instanceDetail);
    this.answers('listIncidents', paged);
    this.answers('listUndelivered', paged);
    this.answers('listNotices', paged);
    this.answers('listDocuments', paged);
    this.answers('getJournal', paged);
    vi.stubGlobal('fetch', this.fetch);
  }

  answers<O extends Operation>(operation: O, give: Give<O>): void {
    this.replies.set(operation, (sent) => ({ status: 200, body: typeof give === 'function' ? (give as (s: Sent) => unknown)(sent) : give }));
  }

  refuses(operation: Operation, kind: ProblemName, status: number, more: Partial<Problem> = {}): void {
    this.replies.set(operation, () => ({ status, body: { type: `/problems/${kind}`, title: kind, status, ...more } }));
  }

  /** Nothing comes back, as when the server is down. */
  isDownFor(operation: Operation): void {
    this.replies.set(operation, () => 'no answer');
  }

  sentTo(operation: Operation): readonly Sent[] {
    return this.sent.filter((s) => s.operation === operation);
  }

  private readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input, 'http://127.0.0.1');
    const found = find(init.method ?? 'GET', url.pathname);
    if (!found) throw new Error(`The page asked for ${init.method} ${url.pathname}, which the contract does not have.`);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const sent: Sent = { ...found, query: url.searchParams, headers: new Headers(init.headers), body };
    this.sent.push(sent);
    const reply = this.replies.get(found.operation);
    if (!reply) throw new Error(`The test does not say what ${found.operation} answers.`);
    const said = reply(sent);
    if (said === 'no answer') throw new TypeError('Failed to fetch');
    return respond(said);
  };
}

function respond({ status, body }: Reply): Response {
  if (body === undefined) return new Response(null, { status: 204 });
  const text = typeof body === 'string';
  const type = text ? 'text/plain' : status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(text ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

function find(method: string, pathname: string): Pick<Sent, 'operation' | 'path'> | null {
  for (const [operation, [verb, template]] of Object.entries(routes)) {
    const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)').replaceAll('.', '\\.');
    const match = verb === method ? new RegExp(`^${pattern}$`).exec(pathname) : null;
    if (match) return { operation: operation as Operation, path: { ...match.groups } };
  }
  return null;
}
