import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TaskClosingBody } from '../api/contract';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, head } from '../testing/people';
import { myTask, task } from '../testing/tasks';

const address = `/tasks/${instanceId}/12`;
const closing: TaskClosingBody = {
  title: task.title,
  at: '2020-02-24T08:00:00Z',
  because: 'time-up',
  by: null,
  detail: 'The time for it was up.',
  hint: 'Tell whoever answers for the process.',
};

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getSession', actingAs(head));
});

describe('a task that is gone', () => {
  beforeEach(() => server.refuses('getTask', 'not-found', 404));

  it('says why to whom it was for', async () => {
    server.answers('getTaskClosing', closing);
    open(address);
    expect(await heading('This task is no longer open')).toBeInTheDocument();
    expect(await screen.findByText(/The time for it was up, and the case went on without it/)).toBeInTheDocument();
    expect(screen.getByText(/tell whoever answers for the process/)).toBeInTheDocument();
    await expectAccessible();
  });

  it('tells others only that they find nothing here', async () => {
    server.refuses('getTaskClosing', 'not-found', 404);
    open(address);
    expect(await heading('This task is no longer open')).toBeInTheDocument();
    expect(screen.getByText(/is not for you to see/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To the instance' })).toHaveAttribute('href', `/instances/${instanceId}`);
    await expectAccessible();
  });
});

describe('an answer that comes too late', () => {
  beforeEach(() => {
    server.answers('getTask', { ...myTask, lines: [] });
    server.refuses('completeTask', 'refused', 409, { detail: 'Anna Alm has done this task.', hint: 'Nothing needs doing.' });
  });

  const answer = async () => {
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Complete the task' }));
    return screen.findByRole('alert');
  };

  it('is told in the reader’s language who was first', async () => {
    server.answers('getTaskClosing', { ...closing, because: 'done', by: { id: 'anna', name: 'Anna Alm' } });
    const alert = await answer();
    expect(alert).toHaveTextContent('Your answer was not saved: the task is no longer open');
    expect(alert).toHaveTextContent('Anna Alm has done this task.');
    await expectAccessible();
  });

  it('is told as the server says it where the task is open all the same', async () => {
    server.refuses('getTaskClosing', 'not-found', 404);
    expect(await answer()).toHaveTextContent('Nothing needs doing.');
  });
});
