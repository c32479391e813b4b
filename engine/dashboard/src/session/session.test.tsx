import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, administrator, head, outside } from '../testing/people';
import { takeToken } from './token';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});

describe('the sign-in link', () => {
  it('is taken out of the address before anything else', () => {
    history.replaceState(null, '', '/sign-in#one-time-token');
    expect(takeToken()).toBe('one-time-token');
    expect(location.href).not.toContain('one-time-token');
  });

  it('is none on any other page', () => {
    history.replaceState(null, '', '/tasks#content');
    expect(takeToken()).toBeNull();
    expect(location.hash).toBe('#content');
  });

  it('signs in once and leads to the overview', async () => {
    server.answers('signIn', administrator);
    open('/sign-in', 'one-time-token');
    expect(await heading('Overview')).toBeInTheDocument();
    expect(server.sentTo('signIn').map((s) => s.body)).toEqual([{ token: 'one-time-token' }]);
    expect(location.pathname).toBe('/');
  });

  it('says what to do when it was used or has expired', async () => {
    server.refuses('signIn', 'link-refused', 401);
    open('/sign-in', 'used');
    expect(await heading('This link has been used already, or its time is over')).toBeInTheDocument();
    expect(screen.getByText(/Workflows.Cli -- link$/)).toBeInTheDocument();
    await expectAccessible();
  });

  it('can be tried again when the server did not answer', async () => {
    server.isDownFor('signIn');
    open('/sign-in', 'one-time-token');
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.answers('signIn', administrator);
    await userEvent.click(again);
    expect(await heading('Overview')).toBeInTheDocument();
  });
});

describe('somebody who is not signed in', () => {
  it('is told how to come in, whatever page they ask for', async () => {
    server.answers('getSession', outside);
    open('/timers');
    expect(await heading('Open the sign-in link to come in')).toBeInTheDocument();
    expect(server.sentTo('listTimers')).toEqual([]);
    await expectAccessible();
  });

  it('keeps the page and what is on it when the session ends meanwhile', async () => {
    open('/tasks');
    await heading('Tasks');
    server.answers('getSession', outside);
    server.refuses('markNoticeRead', 'sign-in-required', 401);
    server.answers('actAs', outside);
    await userEvent.click(screen.getByRole('button', { name: /Act as/ }));
    await userEvent.click(await screen.findByRole('button', { name: /Head of the Lark/ }));
    expect(await screen.findByText('You are signed out')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1, name: 'Tasks' })).toBeInTheDocument();
  });

  it('is so after signing out', async () => {
    server.answers('signOut', () => server.answers('getSession', outside));
    open('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await heading('Open the sign-in link to come in')).toBeInTheDocument();
  });
});

describe('acting as a person', () => {
  it('begins in a dialog that finds people by name, role and unit', async () => {
    server.answers('actAs', () => {
      server.answers('getSession', actingAs(head));
      return actingAs(head);
    });
    open('/');
    await userEvent.click(await screen.findByRole('button', { name: /Act as/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Act as a person' });
    await userEvent.type(within(dialog).getByRole('searchbox'), 'lark teacher');
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(1);
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole('button', { name: /Head of the Lark/ }));
    const banner = await screen.findByRole('region', { name: `You act as ${head.name}` });
    expect(within(banner).getByText(/Head teacher, The Lark/)).toBeInTheDocument();
    expect(within(banner).getByText(`What you do is recorded as done by ${head.name} and carried out by operator.`)).toBeInTheDocument();
  });

  it('shows nothing of what was seen before as somebody else', async () => {
    server.answers('actAs', () => {
      server.answers('getSession', actingAs(head));
      server.answers('listTasks', { items: [], next: null });
      return actingAs(head);
    });
    open('/tasks');
    expect(await screen.findByRole('row', { name: /The Lark/ })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Act as/ }));
    await userEvent.click(await screen.findByRole('button', { name: /^Head of the Lark/ }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /The Lark/ })).not.toBeInTheDocument());
  });

  it('ends from the banner', async () => {
    server.answers('getSession', actingAs(head));
    server.answers('stopActing', () => {
      server.answers('getSession', administrator);
      return administrator;
    });
    open('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Stop acting' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /You act as/ })).not.toBeInTheDocument());
  });
});
