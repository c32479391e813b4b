import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { notice } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { instanceId, now } from '../testing/moment';
import { expectAccessible, open } from '../testing/page';
import { actingAs, administrator, head } from '../testing/people';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getSession', actingAs(head));
  server.answers('listNotices', { items: [notice], next: null });
});

describe('notices', () => {
  it('lead to the task that they are about', async () => {
    open('/notices');
    expect(await screen.findByRole('link', { name: 'To the task' })).toHaveAttribute('href', `/tasks/${instanceId}/12`);
    await expectAccessible();
  });

  it('are marked as read', async () => {
    server.answers('markNoticeRead', () => server.answers('listNotices', { items: [{ ...notice, readAt: now }], next: null }));
    open('/notices');
    await userEvent.click(await screen.findByRole('button', { name: `Mark as read: ${notice.subject}` }));
    await waitFor(() => expect(screen.getByText('Read')).toBeInTheDocument());
    expect(screen.queryByRole('button', { name: /Mark as read/ })).not.toBeInTheDocument();
  });

  it('are for people', async () => {
    server.answers('getSession', administrator);
    open('/notices');
    expect(await screen.findByText(/Notices are for people/)).toBeInTheDocument();
    expect(server.sentTo('listNotices')).toEqual([]);
    await expectAccessible();
  });
});
