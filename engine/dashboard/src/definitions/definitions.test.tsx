import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/FakeServer';
import { expectAccessible, heading, open } from '../testing/page';
import { definition, definitionDetail, drawing, drawingText, finding } from '../testing/routines';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  server.answers('getLatestDeployment', { at: definition.deployedAt, processes: [], diagnostics: [finding] });
  server.answers('getDefinition', definitionDetail);
  server.answers('getDefinitionDiagram', drawing);
  server.answers('getDefinitionDiagramText', drawingText);
  server.answers('getDefinitionFiles', { revision: definition.revision, files: [{ path: 'school-outreach.process.yaml', content: 'process: school-outreach\n' }] });
});

describe('the processes', () => {
  it('are listed with their owner and what runs', async () => {
    open('/definitions');
    const row = await screen.findByRole('row', { name: /School outreach/ });
    expect(within(row).getByText('Education strategist')).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: '1' })).toHaveAttribute('href', '/instances?status=running&process=school-outreach');
    expect(within(row).getByRole('link', { name: 'Start School outreach' })).toBeInTheDocument();
  });

  it('show the errors of files as the command line does', async () => {
    open('/definitions');
    expect(await screen.findByText(/Files with errors were not brought into force/)).toBeInTheDocument();
    expect(screen.getByText('expense.process.yaml:24:13')).toBeInTheDocument();
    expect(screen.getByText('hint: did you mean ‘approve’ (line 31)?')).toBeInTheDocument();
    const lines = screen.getByLabelText('expense.process.yaml:24:13').textContent?.split('\n');
    expect(lines).toEqual(['24 |       goto: aprove', '                 ^^^^^^']);
    await expectAccessible();
  });

  it('keep what is only worth knowing folded up', async () => {
    server.answers('getLatestDeployment', { at: definition.deployedAt, processes: [], diagnostics: definitionDetail.diagnostics });
    open('/definitions');
    const remark = await screen.findByText(/Assumed: the document says/);
    expect(remark).not.toBeVisible();
    await userEvent.click(screen.getByText('Show what is worth knowing (one)'));
    expect(remark).toBeVisible();
    await expectAccessible();
  });
});

describe('a process', () => {
  it('shows its picture, revisions and files', async () => {
    open('/definitions/school-outreach');
    await heading('School outreach');
    expect(screen.getByText('No errors and no warnings, one remark')).toBeInTheDocument();
    await userEvent.click(screen.getByText('Open'));
    expect(await screen.findByText('process: school-outreach')).toBeInTheDocument();
    await expectAccessible();
  });

  it('is told as text too', async () => {
    open('/definitions/school-outreach');
    await userEvent.click(await screen.findByRole('button', { name: 'Text' }));
    expect(await screen.findByText('due 3 weeks')).toBeInTheDocument();
    await expectAccessible();
  });
});
