import type { DefinitionDetail, DefinitionSummary, DiagnosticBody, StartForm } from '../api/contract';
import { line } from './forms';

export const definition: DefinitionSummary = {
  process: 'school-outreach',
  title: 'School outreach',
  description: 'Seeks out the units that report few incidents, and supports them.',
  language: 'en',
  languages: ['en'],
  owner: 'education-strategist',
  revision: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  deployedAt: '2020-02-10T07:00:00Z',
  running: 1,
  runningAtLeast: false,
  mayStart: true,
};

export const drawing = `<svg xmlns="http://www.w3.org/2000/svg" class="wf-diagram" role="img" width="400" height="200" viewBox="0 0 400 200">
  <title id="t">School outreach</title><style>.wf-diagram .wf-shape { fill: none; }</style>
  <g class="wf-node wf-start" data-node="(start)"><title>Start</title><circle class="wf-shape" cx="20" cy="20" r="12"/></g>
  <g class="wf-node wf-task active" data-node="collect"><title>Collect the routines (2 open)</title><rect class="wf-shape" x="60" y="5" width="120" height="40"/><text x="70" y="20">Collect</text><text x="70" y="34">the routines</text></g>
  <g class="wf-node wf-task" data-node="analyse"><title>Analyse the routines</title><rect class="wf-shape" x="220" y="5" width="120" height="40"/></g>
</svg>`;

export const drawingText = '- Collect the routines\n  - due 3 weeks\n- Analyse the routines\n';

export const startForm: StartForm = {
  process: 'school-outreach',
  title: 'School outreach',
  revision: definition.revision,
  by: ['education-strategist'],
  mayStart: true,
  plan: { from: '2020-02-10', to: '2020-06-05' },
  lines: [
    line({ name: 'threshold', label: 'What counts as few', kind: 'number', required: true, value: 3, assumed: 'the document says "few"' }),
    line({ name: 'units', label: 'Units', kind: 'table', value: [{ id: 'lark' }, { id: 'wren' }] }),
  ],
};

export const finding: DiagnosticBody = {
  code: 'WF2003',
  severity: 'error',
  message: 'No step named ‘aprove’ in this process.',
  hint: 'did you mean ‘approve’ (line 31)?',
  path: 'expense.process.yaml',
  span: { start: { line: 24, column: 13 }, end: { line: 24, column: 19 } },
  excerpt: '      goto: aprove',
  related: [],
};

export const definitionDetail: DefinitionDetail = {
  summary: definition,
  steps: [{ node: 'collect', kind: 'task', title: 'Collect the routines', depth: 0, clauses: ['SO-P1'] }],
  revisions: [{ revision: definition.revision, deployedAt: definition.deployedAt, running: 1, runningAtLeast: false }],
  diagnostics: [{ ...finding, code: 'WF6002', severity: 'info', message: 'Assumed: the document says "few".', hint: null }],
};
