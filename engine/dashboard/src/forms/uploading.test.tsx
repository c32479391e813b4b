import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/FakeServer';
import { FakeUploads } from '../testing/FakeUploads';
import { instanceId } from '../testing/moment';
import { expectAccessible, open } from '../testing/page';
import { actingAs, head } from '../testing/people';
import { myTask } from '../testing/tasks';

const routine = new File(['%PDF-1.7'], 'routine.pdf', { type: 'application/pdf' });

let server: FakeServer;
let uploads: FakeUploads;
beforeEach(async () => {
  server = new FakeServer();
  uploads = new FakeUploads();
  server.answers('getSession', actingAs(head));
  server.answers('getTask', { ...myTask, lines: myTask.lines.filter((l) => l.kind === 'file') });
  server.answers('completeTask', undefined);
  open(`/tasks/${instanceId}/12`);
  await userEvent.upload(await screen.findByLabelText(/Your routine/), routine);
});

describe('a file', () => {
  it('tells how much of it has gone, and that it is stored', async () => {
    act(() => uploads.progress(0.4));
    expect(screen.getByText('Uploading routine.pdf: 40 %')).toBeInTheDocument();
    await expectAccessible();
    act(() => uploads.answer(201, { file: 'f-9', name: 'routine.pdf', size: 48_213, type: 'application/pdf' }));
    expect(await screen.findByText('Uploaded: routine.pdf (48.2 kB)')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Complete the task' }));
    const values = { routine: { file: 'f-9', name: 'routine.pdf', size: 48_213, type: 'application/pdf' } };
    await waitFor(() => expect(server.sentTo('completeTask')[0]?.body).toEqual({ values }));
    expect(uploads.headers()).toMatchObject({ 'Workflows-Request': '1' });
  });

  it('is waited for before the task is completed', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Complete the task' }));
    expect(await screen.findByText('Wait until the upload is done.')).toBeInTheDocument();
    expect(server.sentTo('completeTask')).toEqual([]);
  });

  it('can be stopped, and chosen again', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('The upload was stopped.')).toBeInTheDocument();
    await userEvent.upload(screen.getByLabelText(/Your routine/), routine);
    expect(await screen.findByText(/^Uploading routine\.pdf/)).toBeInTheDocument();
  });

  it('tells why the server did not take it', async () => {
    act(() => uploads.answer(413, { type: '/problems/too-large', title: 'This is too large', status: 413, detail: 'At most 100 MiB.' }));
    expect(await screen.findByText('This is too large')).toBeInTheDocument();
    expect(screen.getByText('At most 100 MiB.')).toBeInTheDocument();
    await expectAccessible();
  });
});
