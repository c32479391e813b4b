import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeadlineBody } from '../api/contract';
import { timer } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';

const missed: DeadlineBody = {
  name: 'feedback',
  title: 'Feedback to the reporter',
  standing: 'missed',
  from: { at: '2020-02-10T00:00:00Z', day: '2020-02-10' },
  due: { at: '2020-05-10T22:00:00Z', day: '2020-05-10' },
  late: true,
  metAt: null,
  metBy: null,
  fixed: 'Directive (EU) 2019/1937 art. 9(1)(f)',
};

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('deadlines', () => {
  it('are told with the day, the law and how they stand, and lead to their cases', async () => {
    server.answers('listDeadlines', { items: [{ instance: timer.instance, process: timer.process, deadline: missed }], next: null });
    open('/deadlines');
    const [, row] = await screen.findAllByRole('row');
    expect(within(row!).getByText('Feedback to the reporter')).toBeInTheDocument();
    expect(within(row!).getByText('Directive (EU) 2019/1937 art. 9(1)(f)')).toBeInTheDocument();
    expect(within(row!).getByText(/May 10, 2020/)).toBeInTheDocument();
    expect(within(row!).getByText('Missed')).toBeInTheDocument();
    expect(within(row!).getByRole('link')).toHaveAttribute('href', `/instances/${timer.instance}`);
    await expectAccessible();
  });

  it('can be narrowed to those that have passed', async () => {
    open('/deadlines');
    await userEvent.selectOptions(await screen.findByLabelText('Which'), 'Passed and not met');
    expect(location.search).toBe('?late=true');
    expect(server.sentTo('listDeadlines').at(-1)?.query.get('late')).toBe('true');
  });

  it('that have not begun say so instead of a day', async () => {
    const waiting: DeadlineBody = { ...missed, standing: 'waiting', from: null, due: null, late: false };
    server.answers('listDeadlines', { items: [{ instance: timer.instance, process: timer.process, deadline: waiting }], next: null });
    open('/deadlines');
    expect(await screen.findByText('Its clock has not started')).toBeInTheDocument();
  });
});
