import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StartBody } from '../api/contract';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, head } from '../testing/people';

const yearly: StartBody = {
  process: 'school-outreach',
  title: 'Uppsökande arbete',
  every: 'year on 15 January',
  nextAt: '2021-01-15T07:00:00Z',
  nextDay: '2021-01-15',
  following: ['2022-01-15'],
  lastDay: '2020-01-15',
  lastInstance: instanceId,
  lastRefusal: null,
  lastDueAt: '2020-01-15T07:00:00Z',
  lastStartedAt: '2020-01-17T09:00:00Z',
};

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('listStarts', {
    items: [
      yearly,
      { ...yearly, every: 'month', nextAt: '2020-02-20T07:00:00Z', lastInstance: null, lastStartedAt: null, lastRefusal: 'The plan is over.' },
    ],
    byMessage: [{ process: 'school-outreach', title: 'School outreach', message: 'new-report' }],
  });
});

describe('starts', () => {
  it('say when they come, what came of the last one, and what to do', async () => {
    open('/starts');
    const caughtUp = await screen.findByRole('row', { name: /year on 15 January/ });
    expect(caughtUp).toHaveTextContent(/Jan 15, 2022/);
    expect(within(caughtUp).getByRole('link', { name: 'School outreach' })).toHaveAttribute('href', '/definitions/school-outreach');
    expect(caughtUp).toHaveTextContent(/caught up/);
    expect(within(caughtUp).getByRole('link', { name: 'To the instance' })).toHaveAttribute('href', `/instances/${instanceId}`);
    const refused = screen.getByRole('row', { name: /month/ });
    expect(refused).toHaveTextContent('Overdue:');
    expect(refused).toHaveTextContent('The plan is over.');
    expect(within(refused).getByRole('link', { name: 'Start it by hand' })).toHaveAttribute('href', '/start/school-outreach');
    expect(screen.getByText('A start is overdue')).toBeInTheDocument();
    await expectAccessible();
  });

  it('that a message brings about lead to sending it', async () => {
    open('/starts');
    expect(await screen.findByRole('link', { name: 'Send it' })).toHaveAttribute('href', '/messages?name=new-report');
  });

  it('are for administrators', async () => {
    server.answers('getSession', actingAs(head));
    open('/starts');
    expect(await heading('Starts')).toBeInTheDocument();
    expect(screen.getByText('Stop acting as a person to see the starts.')).toBeInTheDocument();
    expect(server.sentTo('listStarts')).toEqual([]);
  });
});
