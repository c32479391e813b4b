import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { overview } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, head } from '../testing/people';
import { lateTask } from '../testing/tasks';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('the overview', () => {
  it('counts what runs, is open, late or stopped, each number leading to its list', async () => {
    open('/');
    await heading('Overview');
    expect(await screen.findByRole('link', { name: '1 running instances' })).toHaveAttribute('href', '/instances?status=running');
    expect(screen.getByRole('link', { name: '2 open tasks' })).toHaveAttribute('href', '/tasks?view=all');
    expect(screen.getByRole('link', { name: '1 late tasks' })).toHaveAttribute('href', '/tasks?view=all&late=true');
    expect(screen.getByRole('link', { name: '0 incidents' })).toHaveAttribute('href', '/incidents');
    await expectAccessible();
  });

  it('tells an administrator what is wrong with the engine', async () => {
    server.answers('getOverview', { ...overview, alarms: [{ name: 'timers', status: 'degraded', detail: 'Timers are due and not done: 3' }] });
    open('/');
    const alarm = await screen.findByRole('alert');
    expect(within(alarm).getByText('The engine needs an administrator')).toBeInTheDocument();
    expect(within(alarm).getByText('Timers are due and not done: 3')).toBeInTheDocument();
    await expectAccessible();
  });

  it('shows what is late and what fires next', async () => {
    server.answers('listTasks', { items: [lateTask], next: null });
    open('/');
    const late = await screen.findByRole('region', { name: 'Late tasks' });
    expect(await within(late).findByText('3 days ago')).toBeInTheDocument();
    const next = screen.getByRole('region', { name: 'What fires next' });
    expect(await within(next).findByText('in 2 hours')).toBeInTheDocument();
  });

  it('begins with my tasks while I act as a person', async () => {
    server.answers('getSession', actingAs(head));
    open('/');
    expect(await screen.findByRole('region', { name: `Tasks for ${head.name}` })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: `0 tasks for ${head.name}` })).toHaveAttribute('href', '/tasks?view=mine');
  });

  it('tells how to begin when nothing runs', async () => {
    server.answers('getOverview', { ...overview, running: 0, openTasks: 0, lateTasks: 0, next: null });
    server.answers('listInstances', { items: [], next: null });
    server.answers('listTasks', { items: [], next: null });
    server.answers('listTimers', { items: [], next: null });
    open('/');
    expect(await screen.findByText('Nothing runs yet')).toBeInTheDocument();
    await expectAccessible();
  });

  it('tells how to bring a process into force when none is', async () => {
    server.answers('listDefinitions', { items: [], next: null });
    open('/');
    expect(await screen.findByText('No process is in force')).toBeInTheDocument();
    expect(screen.getByText('workflows deploy processes')).toBeInTheDocument();
    await expectAccessible();
  });

  it('says what is wrong when the server does not answer, and keeps the frame', async () => {
    server.isDownFor('getOverview');
    open('/');
    expect(await screen.findByText('The server does not answer')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});
