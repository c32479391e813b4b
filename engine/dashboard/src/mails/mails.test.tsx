import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../api/contract';
import { timer } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';
import { actingAs, head } from '../testing/people';

const refused: OutboxEntry = {
  mail: '0190a1b2-0000-7000-8000-000000000001',
  instance: timer.instance,
  kind: 'reminder',
  person: { id: 'anna', name: 'Anna Alm' },
  state: 'refused',
  createdAt: '2020-02-24T07:00:00Z',
  sentAt: null,
  attempts: 3,
  nextAttemptAt: null,
  problem: '550 no such mailbox',
};

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('mails', () => {
  it('are told with their fate and why they did not go out, and lead to their case', async () => {
    server.answers('listOutbox', { items: [refused], next: null });
    open('/mails');
    const [, row] = await screen.findAllByRole('row');
    expect(within(row!).getByText('Anna Alm')).toBeInTheDocument();
    expect(within(row!).getByText('Refused')).toBeInTheDocument();
    expect(row).toHaveTextContent('3 attempts: 550 no such mailbox');
    expect(within(row!).getByRole('link')).toHaveAttribute('href', `/instances/${timer.instance}`);
    await expectAccessible();
  });

  it('can be narrowed to those that were refused', async () => {
    server.answers('listOutbox', { items: [], next: null });
    open('/mails');
    await userEvent.selectOptions(await screen.findByLabelText('State'), 'Refused');
    expect(server.sentTo('listOutbox').at(-1)?.query.get('state')).toBe('refused');
    expect(await screen.findByText('No mail is in this state.')).toBeInTheDocument();
  });

  it('are not in the navigation of a person, who may not list them', async () => {
    server.answers('getSession', actingAs(head));
    open('/');
    expect(await screen.findByRole('link', { name: 'Overview' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Mails' })).not.toBeInTheDocument();
  });
});
