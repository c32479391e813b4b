import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { actingAs, head, incident } from '../testing/fixtures';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';

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
});
