import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PostponementBody } from '../api/contract';
import { instanceDetail } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, open } from '../testing/page';

const id = instanceDetail.summary.instance;
const planned = { ...instanceDetail, plan: { from: '2020-02-10', to: '2020-06-05' } };
const postponement: PostponementBody = {
  before: { from: '2020-02-10', to: '2020-06-05' },
  after: { from: '2020-08-24', to: '2020-12-18' },
  rule: 'shift',
  dates: [
    {
      kind: 'task',
      why: 'shifted',
      node: 'collect',
      title: 'Send in your routine',
      task: 12,
      candidates: ['head-teacher@preschool-a'],
      old: { at: '2020-03-02T23:00:00Z', day: '2020-03-02' },
      new: { at: '2020-09-14T22:00:00Z', day: '2020-09-14' },
      law: null,
      past: false,
      afterPlan: false,
    },
    {
      kind: 'deadline',
      why: 'fixed',
      node: 'deadline feedback',
      title: 'Feedback',
      task: null,
      candidates: [],
      old: { at: '2020-05-10T22:00:00Z', day: '2020-05-10' },
      new: { at: '2020-05-10T22:00:00Z', day: '2020-05-10' },
      law: 'art. 9(1)(f)',
      past: false,
      afterPlan: false,
    },
  ],
  moved: 1,
  staying: 1,
  lapsing: 0,
  past: 0,
  afterPlan: 0,
};

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getInstance', planned);
  server.answers('previewPostponement', postponement);
});

const fill = async () => {
  await userEvent.type(await screen.findByLabelText(/New first day/), '2020-08-24');
  await userEvent.type(screen.getByLabelText(/New last day/), '2020-12-18');
  await userEvent.type(screen.getByLabelText(/Reason/), 'corona');
  await userEvent.click(screen.getByRole('button', { name: 'Show what moves' }));
};

describe('postponing a plan', () => {
  it('shows every date with where it goes and why, before anything changes', async () => {
    open(`/instances/${id}/postpone`);
    await fill();
    const [, collect, feedback] = await screen.findAllByRole('row');
    expect(within(collect!).getByText(/Mar 2, 2020/)).toBeInTheDocument();
    expect(within(collect!).getByText(/Sep 14, 2020/)).toBeInTheDocument();
    expect(feedback).toHaveTextContent(/fixed by art\. 9\(1\)\(f\)/);
    expect(screen.getByText(/Moving: 1\. Staying: 1\./)).toBeInTheDocument();
    expect(server.sentTo('postponeInstance')).toHaveLength(0);
    await expectAccessible();
  });

  it('does what was shown', async () => {
    server.answers('postponeInstance', undefined);
    open(`/instances/${id}/postpone`);
    await fill();
    await userEvent.click(await screen.findByRole('button', { name: 'Postpone the plan' }));
    expect(server.sentTo('postponeInstance')[0]?.body).toEqual({ to: { from: '2020-08-24', to: '2020-12-18' }, rule: 'shift', reason: 'corona' });
  });

  it('wants to show again what was changed after it was shown', async () => {
    open(`/instances/${id}/postpone`);
    await fill();
    await screen.findByRole('button', { name: 'Postpone the plan' });
    await userEvent.click(screen.getByLabelText(/Stretched/));
    expect(screen.queryByRole('button', { name: 'Postpone the plan' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Show what moves' })).toBeInTheDocument();
  });

  it('asks for days and a reason before it shows anything', async () => {
    open(`/instances/${id}/postpone`);
    await userEvent.click(await screen.findByRole('button', { name: 'Show what moves' }));
    expect(screen.getAllByText('Write a day.')).toHaveLength(2);
    expect(server.sentTo('previewPostponement')).toHaveLength(0);
  });

  it('is not offered for a process without a plan', async () => {
    server.answers('getInstance', { ...instanceDetail, plan: null });
    open(`/instances/${id}/postpone`);
    expect(await screen.findByText(/This process has no plan/)).toBeInTheDocument();
  });
});
