import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { incident } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';
import { actingAs, head } from '../testing/people';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('listIncidents', { items: [incident], next: null });
});

describe('incidents', () => {
  it('say what happened, where and since when', async () => {
    open('/incidents');
    expect(await screen.findByRole('row', { name: /WF9003 Nobody holds the role.*School outreach.*collect/ })).toBeInTheDocument();
    await expectAccessible();
  });

  it('are tried again by administrators only', async () => {
    server.answers('getSession', actingAs(head));
    open('/incidents');
    expect(await screen.findByText('Stop acting as a person to try again.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Try again/ })).not.toBeInTheDocument();
  });

  it('are none when all is well', async () => {
    server.answers('listIncidents', { items: [], next: null });
    open('/incidents');
    expect(await screen.findByText('No incidents. Everything that should run runs.')).toBeInTheDocument();
    await expectAccessible();
  });

  it('tell administrators what cases could not deliver to one another', async () => {
    server.answers('listUndelivered', {
      items: [
        {
          instance: incident.instance,
          process: 'school-outreach',
          number: '4.0',
          kind: 'return',
          since: '2020-02-24T07:00:00Z',
          attempts: 3,
          nextAttemptAt: '2020-02-24T11:00:00Z',
          problem: 'SealBrokenException',
        },
      ],
      next: null,
    });
    open('/incidents');
    const table = await screen.findByRole('table', { name: 'Not delivered between cases' });
    expect(table).toHaveTextContent('What a case returns to the one that asked for it');
    expect(table).toHaveTextContent('Tried 3 times: SealBrokenException');
    await expectAccessible();
  });
});
