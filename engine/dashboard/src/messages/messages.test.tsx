import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, open } from '../testing/page';
import { payloadOf } from './payload';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('previewMessage', { instance: instanceId, process: 'school-outreach', title: 'School outreach', startedAt: '2020-02-10T08:00:00Z' });
  server.answers('deliverMessage', { instance: instanceId, started: false });
});

const fill = async () => {
  await userEvent.type(await screen.findByLabelText(/^Name/), 'police-answer');
  await userEvent.type(screen.getByLabelText('Key'), '2024-117');
  await userEvent.type(screen.getByLabelText('What it brings'), 'closed: yes');
  await userEvent.click(screen.getByRole('button', { name: 'See which case gets it' }));
};

describe('a message', () => {
  it('is sent only after it was said which case gets it', async () => {
    open('/messages');
    await fill();
    expect(await screen.findByText('It goes to this case')).toBeInTheDocument();
    expect(server.sentTo('deliverMessage')).toEqual([]);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: 'Send the message' }));
    await waitFor(() =>
      expect(server.sentTo('deliverMessage')[0]?.body).toEqual({ name: 'police-answer', key: '2024-117', payload: { closed: true }, instance: instanceId }),
    );
    await waitFor(() => expect(location.pathname).toBe(`/instances/${instanceId}`));
  });

  it('is looked up anew when it was changed after that', async () => {
    open('/messages');
    await fill();
    await screen.findByText('It goes to this case');
    await userEvent.type(screen.getByLabelText('Key'), '8');
    expect(screen.queryByText('It goes to this case')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'See which case gets it' })).toBeInTheDocument();
  });

  it('that nobody waits for is told as such', async () => {
    server.refuses('previewMessage', 'refused', 409, { detail: 'No instance waits for it.' });
    open('/messages');
    await fill();
    expect(await screen.findByRole('alert')).toHaveTextContent('No instance waits for it.');
  });
});

describe('what a message brings', () => {
  it('is read line by line', () => {
    expect(payloadOf('closed: yes\n\nnumber: 12.5\nnote: until: noon\nid: 007')).toEqual({ closed: true, number: 12.5, note: 'until: noon', id: '007' });
  });

  it.each(['closed', 'closed:', '9lives: yes'])('is not %j', (line) => expect(payloadOf(line)).toBeNull());
});
