import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answers, incident, instance, instanceDetail, journal, timer } from '../testing/cases';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { expectAccessible, heading, open } from '../testing/page';
import { actingAs, head, strategist } from '../testing/people';
import { drawing, drawingText } from '../testing/routines';
import { task } from '../testing/tasks';

let server: FakeServer;
const address = `/instances/${instanceId}`;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getInstance', instanceDetail);
  server.answers('getInstanceDiagram', drawing);
  server.answers('getInstanceDiagramText', drawingText);
});

describe('the list of instances', () => {
  it('tells of each where it stands, and what is late', async () => {
    open('/instances');
    const row = await screen.findByRole('row', { name: /School outreach/ });
    expect(within(row).getByText('Running')).toBeInTheDocument();
    expect(within(row).getByText('1 late')).toBeInTheDocument();
    expect(within(row).getByText('by Strategist')).toBeInTheDocument();
    await expectAccessible();
  });

  it('is filtered by what stands in the address', async () => {
    open('/instances?status=running&late=true&process=school-outreach&text=5d2f');
    await screen.findByRole('row', { name: /School outreach/ });
    expect(Object.fromEntries(server.sentTo('listInstances')[0]!.query)).toEqual({ status: 'running', late: 'true', process: 'school-outreach', text: '5d2f' });
  });

  it('puts what is chosen into the address, and clears it again', async () => {
    server.answers('listInstances', (sent) => (sent.query.get('status') === 'cancelled' ? { items: [], next: null } : { items: [instance], next: null }));
    open('/instances');
    await userEvent.selectOptions(await screen.findByLabelText('Status'), 'Cancelled');
    expect(await screen.findByText('No instance fits these filters.')).toBeInTheDocument();
    expect(location.search).toBe('?status=cancelled');
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(await screen.findByRole('row', { name: /School outreach/ })).toBeInTheDocument();
    expect(location.search).toBe('');
  });
});

describe('an instance', () => {
  it('tells where it stands, what is open and what fires next, and why', async () => {
    open(address);
    await heading('School outreach');
    expect(within(screen.getByRole('region', { name: 'Open tasks' })).getAllByRole('row')).toHaveLength(3);
    const timers = screen.getByRole('region', { name: 'What fires next, and why' });
    expect(within(timers).getByText(`Those who may do “${task.title}” are reminded.`)).toBeInTheDocument();
    expect(within(timers).getByText('The collection “Collect the routines” closes and goes on with what has come.')).toBeInTheDocument();
    await screen.findByRole('button', { name: 'Collect the routines' });
    await expectAccessible();
  });

  it('leads to linked cases, and of one that is hidden says only that there is one', async () => {
    const other = { instance: '11111111-0000-8000-8000-000000000001', process: 'inquiry', title: 'Inquiry', status: 'completed' as const };
    server.answers('getInstance', {
      ...instanceDetail,
      links: [
        { relation: 'called', step: 'collect', other },
        { relation: 'opened-by', step: null, other: null },
      ],
    });
    open(address);
    const links = await screen.findByRole('region', { name: 'Linked cases' });
    expect(within(links).getByRole('link', { name: 'Inquiry' })).toHaveAttribute('href', `/instances/${other.instance}`);
    expect(within(links).getByText('Completed')).toBeInTheDocument();
    expect(within(links).getByText(/Opened by/)).toHaveTextContent('Opened by a case that is not shown to you');
    await expectAccessible();
  });

  it('lists the documents of its register, with their versions, to be downloaded', async () => {
    const document = {
      instance: instanceId,
      process: 'school-outreach',
      node: 'report',
      number: 1,
      version: 2,
      title: 'Final report',
      kind: 'report',
      registeredAs: '2020/17',
      writtenAt: '2020-02-10T08:00:00Z',
      copies: [],
      sensitivity: 'special' as const,
      file: '00000000-0000-0000-0000-000000000001',
      name: 'Final report.md',
      size: 2048,
    };
    server.answers('listDocuments', { items: [document], next: null });
    open(`/instances/${instanceId}`);
    expect(await screen.findByText(/number 1, version 2/)).toHaveTextContent('2020/17');
    expect(screen.getByRole('link', { name: 'Final report.md' })).toHaveAttribute('download', 'Final report.md');
    await expectAccessible();
  });

  it('shows the beginning of a long list, and all of it on demand', async () => {
    server.answers('getInstance', { ...instanceDetail, timers: Array.from({ length: 12 }, (_, wait) => ({ ...timer, wait, occurrence: wait + 1 })) });
    open(address);
    await heading('School outreach');
    const timers = screen.getByRole('table', { name: 'What fires next, and why' });
    expect(within(timers).getAllByRole('rowheader')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(within(timers).getAllByRole('rowheader')).toHaveLength(12);
  });

  it('shows at a step of the picture what is there', async () => {
    server.answers('getSession', actingAs(strategist));
    server.answers('getJournal', { items: journal, next: null });
    open(address);
    const step = await screen.findByRole('button', { name: 'Collect the routines' });
    expect(step).toHaveAttribute('aria-description', 'Collect the routines (2 open)');
    step.focus();
    await userEvent.keyboard('{Enter}');
    const details = await screen.findByRole('region', { name: 'Collect the routines' });
    expect(step).toHaveAttribute('aria-pressed', 'true');
    expect(within(details).getByRole('table', { name: 'Open tasks' })).toBeInTheDocument();
    expect(await within(details).findByText(`${head.name} completed “${task.title}”.`)).toBeInTheDocument();
    await expectAccessible();
    step.focus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Collect the routines' })).not.toBeInTheDocument();
  });

  it('tells the picture as text too', async () => {
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Text' }));
    const steps = screen.getByRole('list', { name: 'Steps' });
    expect(within(steps).getByText('Open now')).toBeInTheDocument();
    expect(within(steps).getByText('done 5 times')).toBeInTheDocument();
    await userEvent.click(await screen.findByText('All that the picture shows, in words'));
    expect(screen.getByText('due 3 weeks')).toBeInTheDocument();
    await expectAccessible();
  });

  it('does not show a picture that could run something', async () => {
    server.answers('getInstanceDiagram', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    open(address);
    expect(await screen.findByText('The picture cannot be shown. The text tells the same.')).toBeInTheDocument();
    expect(document.querySelector('main script')).toBeNull();
  });

  it('tells the journal in words, with files to read', async () => {
    server.answers('getSession', actingAs(strategist));
    server.answers('getInstance', { ...instanceDetail, data: { threshold: 3, since: '2020-02-10', urgent: false } });
    server.answers('getJournal', { items: journal, next: null });
    open(address);
    expect(await screen.findByText(`Opened for Head teacher, The Lark: ${task.title}, due Mon, Mar 2, 2020.`)).toBeInTheDocument();
    expect(screen.queryByText(/The work begins at/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show every event' }));
    expect(screen.getByText(/The work begins at/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'routine.pdf' })).toHaveAttribute('href', '/api/v1/files/f-1');
    await expectAccessible();
  });

  it('hides the case from an administrator, and says so', async () => {
    open(address);
    expect(await screen.findAllByText(/An administrator sees no case data\./)).toHaveLength(3);
  });

  it('tells what was answered, by whom and when, with files to read, and who did not answer', async () => {
    server.answers('getSession', actingAs(strategist));
    server.answers('getInstance', { ...instanceDetail, data: {}, results: answers });
    open(address);
    const section = await screen.findByRole('region', { name: 'Answers' });
    expect(within(section).getAllByRole('heading', { level: 3 }).map((h) => h.textContent)).toEqual(['Collect the routines', 'Analyse the routines']);
    const [lark, wren, analysis] = within(section).getAllByRole('listitem');
    expect(lark).toHaveTextContent(`The Lark ${head.name} Thu, Feb 20, 2020`);
    expect(within(lark!).getByRole('link', { name: 'routine.pdf' })).toHaveAttribute('href', '/api/v1/files/f-1');
    expect(within(lark!).getByText('Reported cases last year')).toBeInTheDocument();
    expect(wren).toHaveTextContent('The Wren Not answered');
    expect(analysis).toHaveTextContent('Outcomeenough');
    expect(within(analysis!).getByText('The routines differ.')).toBeInTheDocument();
    await expectAccessible();
  });

  it('shows incidents, and tries again', async () => {
    server.answers('getInstance', { ...instanceDetail, incidents: [incident] });
    server.answers('retryIncident', () => server.answers('getInstance', instanceDetail));
    open(address);
    expect(await screen.findByText(/Nobody holds the role/)).toBeInTheDocument();
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: /^Try again/ }));
    await waitFor(() => expect(screen.queryByText(/Nobody holds the role/)).not.toBeInTheDocument());
    expect(server.sentTo('retryIncident')[0]?.path).toEqual({ instance: instanceId, incident: '7' });
  });

  it('is cancelled only after saying what is withdrawn, and with a reason', async () => {
    server.answers('cancelInstance', undefined);
    open(address);
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the instance' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this instance?' });
    expect(within(dialog).getByText('2 open tasks are withdrawn:')).toBeInTheDocument();
    expect(within(dialog).getByText('2 reminders, escalations and waits will not fire.')).toBeInTheDocument();
    const cancel = within(dialog).getByRole('button', { name: /Cancel the instance/ });
    await userEvent.click(cancel);
    expect(server.sentTo('cancelInstance')).toEqual([]);
    await expectAccessible();
    await userEvent.type(within(dialog).getByLabelText(/Reason/), 'Started twice.');
    await userEvent.click(cancel);
    await waitFor(() => expect(server.sentTo('cancelInstance')[0]?.body).toEqual({ reason: 'Started twice.' }));
  });

  it('is not for people to cancel', async () => {
    server.answers('getSession', actingAs(strategist));
    open(address);
    await heading('School outreach');
    expect(screen.queryByRole('button', { name: 'Cancel the instance' })).not.toBeInTheDocument();
  });
});
