import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, instanceDetail } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, director, head } from '../testing/people';
import { decision, lateTask, myTask, task } from '../testing/tasks';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('the list of tasks', () => {
  it('shows who each is for, when it is due, and that it is late', async () => {
    server.answers('listTasks', { items: [task, lateTask], next: null });
    open('/tasks');
    const late = await screen.findByRole('row', { name: /The Wren/ });
    expect(within(late).getByText('Late')).toBeInTheDocument();
    expect(within(late).getByText(/Feb 21, 2020/)).toBeInTheDocument();
    expect(within(late).getByText('3 days ago')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Head teacher, The Lark/ })).toBeInTheDocument();
    await expectAccessible();
  });

  it('is that of the person acted as, and of all when that is chosen', async () => {
    server.answers('getSession', actingAs(head));
    open('/tasks');
    await userEvent.selectOptions(await screen.findByLabelText('Whose'), 'All');
    await waitFor(() => expect(server.sentTo('listTasks').map((s) => s.query.get('view'))).toEqual(expect.arrayContaining(['mine', 'all'])));
    expect(location.search).toBe('?view=all');
  });

  it('goes on where the first stretch ends', async () => {
    server.answers('listTasks', (sent) => (sent.query.get('after') ? { items: [lateTask], next: null } : { items: [task], next: 'x1' }));
    open('/tasks');
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('row', { name: /The Wren/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('tells how to begin when nothing is open', async () => {
    server.answers('listTasks', { items: [], next: null });
    open('/tasks');
    expect(await screen.findByText('No task is open.')).toBeInTheDocument();
    await expectAccessible();
  });
});

describe('a task of mine', () => {
  const address = `/tasks/${instanceId}/12`;
  beforeEach(() => {
    server.answers('getSession', actingAs(head));
    server.answers('getTask', myTask);
    server.answers('completeTask', undefined);
  });

  it('is sent when every line of its checklist is ticked, and not before', async () => {
    server.answers('getTask', { ...myTask, lines: [], checklist: [{ line: 'Nycklar', label: 'Keys returned' }, { line: 'Konto', label: 'Account closed' }] });
    open(address);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Keys returned' }));
    await userEvent.click(screen.getByRole('button', { name: 'Complete the task' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not ticked yet: Account closed');
    expect(server.sentTo('completeTask')).toEqual([]);
    await expectAccessible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Account closed' }));
    await userEvent.click(screen.getByRole('button', { name: 'Complete the task' }));
    await waitFor(() => expect(server.sentTo('completeTask')[0]?.body).toEqual({ values: {}, ticked: ['Nycklar', 'Konto'] }));
  });

  it('shows what is asked, by when, and why', async () => {
    open(address);
    expect(await heading(task.title)).toBeInTheDocument();
    expect(screen.getByText('The preschools’ routines are collected.')).toBeInTheDocument();
    expect(screen.getByLabelText(/Reported cases last year/)).toHaveAccessibleDescription('Zero counts too.');
    await expectAccessible();
  });

  it('shows what others have answered to whoever may read the case', async () => {
    server.answers('getInstance', { ...instanceDetail, data: {}, results: answers });
    open(address);
    const before = await screen.findByRole('region', { name: 'What has been answered' });
    await userEvent.click(within(before).getByText('2 answers'));
    expect(within(before).getByText('The routines differ.')).toBeVisible();
    await expectAccessible();
  });

  it('shows no answers to whoever may not read the case', async () => {
    open(address);
    await heading(task.title);
    await waitFor(() => expect(server.sentTo('getInstance')).toHaveLength(1));
    expect(screen.queryByRole('region', { name: 'What has been answered' })).not.toBeInTheDocument();
  });

  it('sends nothing while something is missing, and says so at each field', async () => {
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Complete the task' }));
    const summary = (await screen.findByText('3 fields need your attention')).closest<HTMLElement>('[role=alert]');
    expect(within(summary!).getByRole('link', { name: 'Your routine' })).toBeInTheDocument();
    expect(screen.getByLabelText(/Reported cases last year/)).toBeInvalid();
    expect(server.sentTo('completeTask')).toEqual([]);
    await expectAccessible();
  });

  it('keeps all that was typed when the server refuses a field, and shows its problem there', async () => {
    server.answers('getTask', { ...myTask, lines: myTask.lines.filter((l) => l.kind === 'number' || l.kind === 'text') });
    server.refuses('completeTask', 'invalid-values', 422, { fields: [{ field: 'cases', problem: 'More than there are children.' }] });
    open(address);
    await userEvent.type(await screen.findByLabelText(/Reported cases/), '1 200,5');
    await userEvent.type(screen.getByLabelText(/Remarks/), 'See the appendix.');
    await userEvent.click(screen.getByRole('button', { name: 'Complete the task' }));

    expect(await screen.findAllByText(/More than there are children\./)).toHaveLength(2);
    expect(screen.getByLabelText(/Reported cases/)).toHaveValue('1 200,5');
    expect(screen.getByLabelText(/Remarks/)).toHaveValue('See the appendix.');
    expect(server.sentTo('completeTask')[0]?.body).toEqual({ values: { cases: 1200.5, remarks: 'See the appendix.' } });
  });

  it('sends under the same operation id again when no answer came, and under a new one when something was changed', async () => {
    server.answers('getTask', { ...myTask, lines: myTask.lines.filter((l) => l.kind === 'text') });
    server.isDownFor('completeTask');
    open(address);
    await userEvent.type(await screen.findByLabelText(/Remarks/), 'a');
    const complete = screen.getByRole('button', { name: 'Complete the task' });
    await userEvent.click(complete);
    expect(await screen.findByText('The server does not answer')).toBeInTheDocument();
    await userEvent.click(complete);
    await waitFor(() => expect(server.sentTo('completeTask')).toHaveLength(2));
    await waitFor(() => expect(complete).toBeEnabled());
    await userEvent.type(screen.getByLabelText(/Remarks/), 'b');
    await userEvent.click(complete);
    await waitFor(() => expect(server.sentTo('completeTask')).toHaveLength(3));

    const [first, second, third] = server.sentTo('completeTask').map((s) => s.headers.get('Operation-Id'));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(server.sentTo('completeTask')[0]?.headers.get('Workflows-Request')).toBe('1');
  });

  it('leads back to my tasks when it is done, and says so', async () => {
    server.answers('getTask', { ...myTask, lines: [] });
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Complete the task' }));
    expect(await heading('Tasks')).toBeInTheDocument();
    expect(screen.getByText(`Done: ${task.title}`)).toBeInTheDocument();
  });

  it('asks before what was typed is lost', async () => {
    const ask = vi.fn(() => false);
    vi.stubGlobal('confirm', ask);
    open(address);
    await userEvent.type(await screen.findByLabelText(/Remarks/), 'half a sentence');
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    expect(ask).toHaveBeenCalledOnce();
    expect(screen.getByLabelText(/Remarks/)).toHaveValue('half a sentence');
  });

  it('is taken, and given back', async () => {
    const taken = { ...myTask, summary: { ...myTask.summary, mayClaim: false, assignee: { id: head.id, name: head.name } } };
    server.answers('claimTask', () => server.answers('getTask', taken));
    server.answers('releaseTask', undefined);
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Take this task' }));
    expect(server.sentTo('claimTask')[0]?.path).toEqual({ instance: instanceId, task: '12' });
    await userEvent.click(await screen.findByRole('button', { name: 'Give it back' }));
    expect(server.sentTo('releaseTask')).toHaveLength(1);
  });
});

describe('a decision', () => {
  beforeEach(() => {
    server.answers('getSession', actingAs(director));
    server.answers('getTask', decision);
    server.answers('completeTask', undefined);
  });

  it('is asked about once more, with where it leads, before it is made', async () => {
    open(`/tasks/${instanceId}/40`);
    await userEvent.type(await screen.findByLabelText(/Reasons/), 'Too costly.');
    await userEvent.click(screen.getByRole('button', { name: 'Reject it' }));
    const dialog = await screen.findByRole('dialog', { name: 'Decide “Reject it”?' });
    expect(within(dialog).getByText('It ends with “rejected”.')).toBeInTheDocument();
    expect(server.sentTo('completeTask')).toEqual([]);
    await expectAccessible();

    await userEvent.click(within(dialog).getByRole('button', { name: 'Decide “Reject it”' }));
    await waitFor(() => expect(server.sentTo('completeTask')[0]?.body).toEqual({ outcome: 'reject', values: { reasons: 'Too costly.' } }));
  });

  it('is not asked about while its reasons are missing', async () => {
    open(`/tasks/${instanceId}/40`);
    await userEvent.click(await screen.findByRole('button', { name: 'approve' }));
    expect(await screen.findByText('One field needs your attention')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a task for an administrator', () => {
  const address = `/tasks/${instanceId}/12`;
  beforeEach(() => {
    server.answers('getTask', { ...myTask, summary: task, lines: [] });
  });

  it('tells who may do it, and acts as one of them', async () => {
    server.answers('actAs', () => {
      server.answers('getSession', actingAs(head));
      server.answers('getTask', myTask);
      return actingAs(head);
    });
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: `Act as ${head.name}` }));
    expect(await screen.findByRole('button', { name: 'Complete the task' })).toBeInTheDocument();
    expect(await screen.findByRole('region', { name: `You act as ${head.name}` })).toBeInTheDocument();
    expect(server.sentTo('actAs')[0]?.body).toEqual({ person: head.id });
  });

  it('is moved to another day, with a reason', async () => {
    server.answers('rescheduleTask', undefined);
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Move the due date' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move the due date' }));
    expect(within(dialog).getByText('Say why, in a few words.')).toBeInTheDocument();
    await expectAccessible();
    await userEvent.clear(within(dialog).getByLabelText(/New due date/));
    await userEvent.type(within(dialog).getByLabelText(/New due date/), '2020-09-14');
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'The corona situation.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move the due date' }));
    await waitFor(() => expect(server.sentTo('rescheduleTask')[0]?.body).toEqual({ due: '2020-09-14', reason: 'The corona situation.' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('is given to others, with a reason', async () => {
    server.answers('reassignTask', undefined);
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Give to others' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByLabelText(/To whom/), 'Head teacher, The Wren');
    await userEvent.selectOptions(within(dialog).getByLabelText(/To whom/), 'Strategist');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove Strategist' }));
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'On leave.');
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give to others' }));
    await waitFor(() => expect(server.sentTo('reassignTask')[0]?.body).toEqual({ candidates: ['head-teacher@wren'], reason: 'On leave.' }));
  });
});
