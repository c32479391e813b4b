import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { instanceDetail } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, strategist } from '../testing/people';
import { definition, startForm } from '../testing/routines';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getSession', actingAs(strategist));
  server.answers('getStartForm', startForm);
  server.answers('startInstance', { instance: instanceId });
  server.answers('getInstance', instanceDetail);
  server.answers('getInstanceDiagram', '<svg xmlns="http://www.w3.org/2000/svg"/>');
});

describe('starting a process', () => {
  it('begins with the choice of the process', async () => {
    open('/start');
    await userEvent.click(await screen.findByRole('link', { name: 'Choose School outreach' }));
    expect(await heading('Start: School outreach')).toBeInTheDocument();
  });

  it('shows which values are assumed, and why', async () => {
    open('/start/school-outreach');
    const threshold = await screen.findByLabelText(/What counts as few.*Assumed/);
    expect(threshold).toHaveValue('3');
    expect(threshold).toHaveAccessibleDescription('Assumed, not given by the governing document: the document says "few"');
    await expectAccessible();
  });

  it('sends the values with their types and leads to the instance', async () => {
    open('/start/school-outreach');
    const threshold = await screen.findByLabelText(/What counts as few/);
    await userEvent.clear(threshold);
    await userEvent.type(threshold, '2,5');
    await userEvent.type(screen.getByLabelText('Received'), '2020-02-07');
    await userEvent.click(screen.getByRole('button', { name: 'Start the process' }));
    expect(await heading('School outreach')).toBeInTheDocument();
    expect(server.sentTo('startInstance')[0]?.body).toEqual({ process: 'school-outreach', values: { threshold: 2.5 }, plan: startForm.plan, received: '2020-02-07' });
  });

  it('is planned for another time, and is told at the field when that is over', async () => {
    server.refuses('startInstance', 'invalid-values', 422, { fields: [{ field: 'plan', problem: 'this time is over' }] });
    open('/start/school-outreach');
    const from = await screen.findByLabelText(/Planned from/);
    expect(from).toHaveValue('2020-02-10');
    await userEvent.clear(from);
    await userEvent.click(screen.getByRole('button', { name: 'Start the process' }));
    await waitFor(() => expect(from).toBeInvalid());
    expect(server.sentTo('startInstance')).toEqual([]);
    await userEvent.type(from, '2020-01-06');
    await userEvent.click(screen.getByRole('button', { name: 'Start the process' }));
    expect(await screen.findByRole('link', { name: 'Planned from' })).toBeInTheDocument();
    expect(from).toHaveAccessibleDescription(/this time is over/);
    expect(server.sentTo('startInstance')[0]?.body).toMatchObject({ plan: { from: '2020-01-06', to: '2020-06-05' } });
    await expectAccessible();
  });

  it('does not send what is no number', async () => {
    open('/start/school-outreach');
    const threshold = await screen.findByLabelText(/What counts as few/);
    await userEvent.clear(threshold);
    await userEvent.type(threshold, 'three');
    await userEvent.click(screen.getByRole('button', { name: 'Start the process' }));
    await waitFor(() => expect(threshold).toBeInvalid());
    expect(server.sentTo('startInstance')).toEqual([]);
  });

  it('tells who may when one may not, and offers to act as them', async () => {
    server.answers('getStartForm', { ...startForm, mayStart: false });
    open('/start/school-outreach');
    expect(await screen.findByText('It may be started by: Education strategist.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: `Act as ${strategist.name}` })).toBeInTheDocument();
    await expectAccessible();
  });

  it('lists every process that is in force', async () => {
    server.answers('listDefinitions', { items: [definition, { ...definition, process: 'other', title: 'Another routine' }], next: null });
    open('/start');
    expect(await screen.findByRole('heading', { name: 'Another routine' })).toBeInTheDocument();
    await expectAccessible();
  });
});
