import type { ReactNode } from 'react';
import { DeadlinesPage } from './deadlines/DeadlinesPage';
import { DefinitionPage } from './definitions/DefinitionPage';
import { DefinitionsPage } from './definitions/DefinitionsPage';
import { IncidentsPage } from './incidents/IncidentsPage';
import { InstancePage } from './instances/InstancePage';
import { InstancesPage } from './instances/InstancesPage';
import { MailsPage } from './mails/MailsPage';
import { match } from './navigation/match';
import { MissingPage } from './navigation/MissingPage';
import { NoticesPage } from './notices/NoticesPage';
import { OverviewPage } from './overview/OverviewPage';
import { PostponePage } from './postponing/PostponePage';
import { MessagePage } from './messages/MessagePage';
import { StartsPage } from './starts/StartsPage';
import { StartPage } from './start/StartPage';
import { ChooseProcessPage } from './start/ChooseProcessPage';
import { TaskPage } from './tasks/TaskPage';
import { TasksPage } from './tasks/TasksPage';
import { TimersPage } from './timers/TimersPage';

const pages: readonly (readonly [pattern: string, page: (at: Record<string, string>) => ReactNode])[] = [
  ['/', () => <OverviewPage />],
  ['/tasks', () => <TasksPage />],
  ['/tasks/:instance/:task', ({ instance = '', task = '' }) => <TaskPage instance={instance} task={Number(task)} />],
  ['/start', () => <ChooseProcessPage />],
  ['/start/:process', ({ process = '' }) => <StartPage process={process} />],
  ['/instances', () => <InstancesPage />],
  ['/instances/:instance', ({ instance = '' }) => <InstancePage instance={instance} />],
  ['/instances/:instance/postpone', ({ instance = '' }) => <PostponePage instance={instance} />],
  ['/deadlines', () => <DeadlinesPage />],
  ['/timers', () => <TimersPage />],
  ['/starts', () => <StartsPage />],
  ['/messages', () => <MessagePage />],
  ['/incidents', () => <IncidentsPage />],
  ['/mails', () => <MailsPage />],
  ['/notices', () => <NoticesPage />],
  ['/definitions', () => <DefinitionsPage />],
  ['/definitions/:process', ({ process = '' }) => <DefinitionPage process={process} />],
];

/** The page at a path. The key makes moving from one task to the next begin with a fresh form. */
export function pageAt(path: string): ReactNode {
  for (const [pattern, page] of pages) {
    const parameters = match(pattern, path);
    if (parameters) return <div key={path}>{page(parameters)}</div>;
  }
  return <MissingPage key={path} />;
}
