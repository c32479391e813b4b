import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { closing, timer } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('what fires next', () => {
  it('is told with its moment, what it does, and where it leads', async () => {
    server.answers('listTimers', { items: [timer, { ...timer, wait: 40, occurrence: 3 }, closing], next: null });
    open('/timers');
    const [, first] = await screen.findAllByRole('row');
    expect(within(first!).getByText('in 2 hours')).toBeInTheDocument();
    expect(within(first!).getByRole('link', { name: /are reminded\.$/ })).toHaveAttribute('href', `/tasks/${timer.instance}/12`);
    expect(screen.getByText(/are reminded again \(number 3\)\.$/)).toBeInTheDocument();
    expect(screen.getByText(/closes and goes on with what has come/)).toBeInTheDocument();
    await expectAccessible();
  });

  it('warns when something should have fired', async () => {
    server.answers('listTimers', { items: [{ ...timer, overdue: true }], next: null });
    open('/timers');
    expect(await screen.findByText(/One of these should have fired by now/)).toBeInTheDocument();
    await expectAccessible();
  });

  it('is filtered by kind', async () => {
    open('/timers');
    await userEvent.selectOptions(await screen.findByLabelText('Kind'), 'Escalation');
    expect(location.search).toBe('?purpose=escalation');
    expect(server.sentTo('listTimers').at(-1)?.query.get('purpose')).toBe('escalation');
  });

  it('tells what an empty list means', async () => {
    server.answers('listTimers', { items: [], next: null });
    open('/timers');
    expect(await screen.findByText('Nothing is waiting for a time.')).toBeInTheDocument();
    await expectAccessible();
  });
});
