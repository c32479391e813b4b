import type { FieldProblemBody, Problem } from './contract';

/** What the last segment of a problem's type says; `unreachable` and `unreadable` are found by this page itself. */
export type ProblemName =
  | 'malformed-request'
  | 'sign-in-required'
  | 'link-refused'
  | 'not-allowed'
  | 'cross-site-request'
  | 'not-found'
  | 'method-not-allowed'
  | 'refused'
  | 'operation-reused'
  | 'too-large'
  | 'unsupported-type'
  | 'invalid-values'
  | 'definition-errors'
  | 'too-many-requests'
  | 'unexpected'
  | 'unavailable'
  | 'unreachable'
  | 'unreadable';

/** A request that was not carried out, or of which that is not known. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly kind: ProblemName,
  ) {
    super(problem.detail ?? problem.title);
  }

  /** True when the server may have carried it out all the same: repeat it with the same operation id. */
  get undecided(): boolean {
    return this.problem.status === 0 || this.problem.status >= 500;
  }

  get fields(): readonly FieldProblemBody[] {
    return this.problem.fields ?? [];
  }
}

const prefix = '/problems/';

/** The problem in a response that is no success; a body of another kind (a proxy's page, say) is told as `unreadable`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  return problemIn(response.status, text);
}

export function problemIn(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as Problem;
    if (typeof body.type === 'string' && body.type.startsWith(prefix)) {
      return new ApiProblem(body, body.type.slice(prefix.length) as ProblemName);
    }
  } catch {
    // Not JSON: told below.
  }
  return new ApiProblem({ type: `${prefix}unreadable`, title: `HTTP ${status}`, status }, 'unreadable');
}

/** Nothing came back: the server is down, or the connection is. */
export const unreachable = (): ApiProblem =>
  new ApiProblem({ type: `${prefix}unreachable`, title: 'The server does not answer', status: 0 }, 'unreachable');
