/** The addresses of the pages, in one place. */
export const addresses = {
  overview: '/',
  signIn: '/sign-in',
  tasks: (filter: { view?: 'mine' | 'all'; late?: boolean; process?: string; instance?: string } = {}) => withQuery('/tasks', filter),
  task: (instance: string, task: number) => `/tasks/${instance}/${task}`,
  start: '/start',
  startOf: (process: string) => `/start/${encodeURIComponent(process)}`,
  instances: (filter: { status?: string; process?: string; late?: boolean; text?: string } = {}) => withQuery('/instances', filter),
  instance: (instance: string) => `/instances/${instance}`,
  postpone: (instance: string) => `/instances/${instance}/postpone`,
  deadlines: (filter: { late?: boolean; process?: string } = {}) => withQuery('/deadlines', filter),
  timers: (filter: { purpose?: string; process?: string } = {}) => withQuery('/timers', filter),
  starts: '/starts',
  message: (to: { name?: string; instance?: string } = {}) => withQuery('/messages', to),
  incidents: '/incidents',
  mails: '/mails',
  notices: '/notices',
  definitions: '/definitions',
  definition: (process: string) => `/definitions/${encodeURIComponent(process)}`,
} as const;

function withQuery(path: string, filter: Record<string, string | boolean | undefined>): string {
  const pairs = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
