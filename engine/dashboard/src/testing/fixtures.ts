import type {
  DefinitionDetail,
  DefinitionSummary,
  DiagnosticBody,
  DirectoryBody,
  DirectoryPerson,
  FormLine,
  IncidentBody,
  InstanceDetail,
  InstanceSummary,
  JournalEntryBody,
  NoticeBody,
  OverviewBody,
  SessionBody,
  StepAnswer,
  StartForm,
  TaskDetail,
  TaskSummary,
  TimerBody,
} from '../api/contract';

/** The moment at which tests happen: a Monday, in the middle of the collection. */
export const now = '2020-02-24T09:00:00Z';

export const instanceId = '5d2f3a10-7c1b-4f0e-9a63-0c8f4f3f2b11';

export const head: DirectoryPerson = { id: 'p-17', name: 'Head of the Lark preschool', principals: ['person:p-17', 'head-teacher@lark'] };
export const strategist: DirectoryPerson = { id: 'p-02', name: 'Strategist', principals: ['person:p-02', 'education-strategist'] };
export const director: DirectoryPerson = { id: 'p-01', name: 'Director', principals: ['person:p-01', 'production-director'] };

export const directory: DirectoryBody = {
  name: 'Municipality',
  units: [
    { id: 'lark', name: 'The Lark', kind: 'preschool', parent: null },
    { id: 'wren', name: 'The Wren', kind: 'preschool', parent: null },
  ],
  roles: [
    { id: 'head-teacher', title: 'Head teacher', perUnit: true },
    { id: 'education-strategist', title: 'Education strategist', perUnit: false },
    { id: 'production-director', title: 'Production director', perUnit: false },
  ],
  people: [director, head, strategist],
};

export const administrator: SessionBody = { signedIn: true, operator: 'operator', administrator: true, person: null, expiresAt: '2020-02-25T09:00:00Z' };
export const actingAs = (person: DirectoryPerson): SessionBody => ({ ...administrator, administrator: false, person });
export const outside: SessionBody = { signedIn: false, operator: null, administrator: false, person: null, expiresAt: null };

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

export const instance: InstanceSummary = {
  instance: instanceId,
  process: 'school-outreach',
  title: 'School outreach',
  revision: definition.revision,
  status: 'running',
  outcome: null,
  startedBy: { id: strategist.id, name: strategist.name },
  startedAt: '2020-02-10T08:00:00Z',
  endedAt: null,
  openTasks: 2,
  lateTasks: 1,
  lateDeadlines: 0,
  incidents: 0,
  nextDue: { at: '2020-02-21T23:00:00Z', day: '2020-02-21' },
};

export const task: TaskSummary = {
  instance: instanceId,
  task: 12,
  process: 'school-outreach',
  processTitle: 'School outreach',
  node: 'collect',
  kind: 'task',
  title: 'Send in your routine for reporting degrading treatment',
  candidates: ['head-teacher@lark'],
  assignee: null,
  openedAt: '2020-02-10T08:00:00Z',
  due: { at: '2020-03-02T23:00:00Z', day: '2020-03-02' },
  late: false,
  mayClaim: false,
  mayComplete: false,
  meets: [],
};

export const lateTask: TaskSummary = { ...task, task: 13, candidates: ['head-teacher@wren'], late: true, due: { at: '2020-02-21T23:00:00Z', day: '2020-02-21' } };

export const line = (change: Partial<FormLine> & Pick<FormLine, 'name' | 'label' | 'kind'>): FormLine => ({
  help: null,
  options: [],
  optionLabels: [],
  required: false,
  sensitivity: 'internal',
  value: null,
  assumed: null,
  ...change,
});

export const myTask: TaskDetail = {
  summary: { ...task, mayClaim: true, mayComplete: true },
  help: 'The routine as it is used today; it need not be finished.',
  clauses: [{ id: 'SO-P1', text: 'The preschools’ routines are collected.' }],
  lines: [
    line({ name: 'routine', label: 'Your routine', kind: 'file', required: true }),
    line({ name: 'since', label: 'In use since', kind: 'date' }),
    line({ name: 'cases', label: 'Reported cases last year', kind: 'number', required: true, help: 'Zero counts too.' }),
    line({ name: 'known', label: 'Is it known to all staff?', kind: 'yes-no', required: true }),
    line({ name: 'form', label: 'How is it kept?', kind: 'choice', options: ['on paper', 'in the intranet'] }),
    line({ name: 'remarks', label: 'Remarks', kind: 'text', sensitivity: 'personal' }),
  ],
  checklist: [],
  outcomes: [],
  about: null,
};

export const decision: TaskDetail = {
  ...myTask,
  summary: { ...myTask.summary, task: 40, node: 'decide', kind: 'decision', title: 'One general routine for all preschools', candidates: ['production-director'] },
  help: null,
  lines: [line({ name: 'reasons', label: 'Reasons', kind: 'text', required: true })],
  outcomes: [
    { name: 'approve', label: 'approve', leads: 'onward', target: null },
    { name: 'send back', label: 'send back', leads: 'back', target: 'analyse' },
    { name: 'reject', label: 'Reject it', leads: 'end', target: 'rejected' },
  ],
};

export const timer: TimerBody = {
  instance: instanceId,
  process: 'school-outreach',
  wait: 31,
  purpose: 'reminder',
  dueAt: '2020-02-24T11:00:00Z',
  node: 'collect',
  task: 12,
  title: task.title,
  rule: 0,
  occurrence: 1,
  overdue: false,
};

export const closing: TimerBody = { ...timer, wait: 32, purpose: 'close', dueAt: '2020-03-16T23:00:00Z', task: null, title: 'Collect the routines' };

export const incident: IncidentBody = {
  instance: instanceId,
  process: 'school-outreach',
  incident: 7,
  node: 'collect',
  code: 'WF9003',
  message: 'Nobody holds the role head-teacher of wren.',
  raisedAt: '2020-02-11T08:00:00Z',
};

export const notice: NoticeBody = {
  notice: 'n-1',
  at: '2020-02-24T07:00:00Z',
  kind: 'reminder',
  subject: 'Reminder: send in your routine',
  text: 'It is due on 2 March.',
  instance: instanceId,
  task: 12,
  readAt: null,
};

export const overview: OverviewBody = {
  running: 1,
  openTasks: 2,
  lateTasks: 1,
  lateDeadlines: 0,
  myTasks: 0,
  incidents: 0,
  undelivered: 0,
  unreadNotices: 0,
  atLeast: [],
  next: timer,
  alarms: [],
};

export const instanceDetail: InstanceDetail = {
  summary: instance,
  received: '2020-02-10',
  occurred: null,
  registered: '2020-02-10',
  plan: { from: '2020-02-10', to: '2020-06-05' },
  data: null,
  results: null,
  steps: [
    { node: 'collect', kind: 'task', title: 'Collect the routines', depth: 0, state: 'open', open: 2, done: 5, late: false },
    { node: 'analyse', kind: 'task', title: 'Analyse the routines', depth: 0, state: 'ahead', open: 0, done: 0, late: false },
  ],
  tasks: [task, lateTask],
  timers: [timer, closing],
  incidents: [],
  deadlines: [],
  links: [],
  held: [],
  handlers: [],
};

export const answers: readonly StepAnswer[] = [
  {
    step: 'collect',
    title: 'Collect the routines',
    item: 'The Lark',
    answered: true,
    person: { id: head.id, name: head.name },
    at: '2020-02-20',
    outcome: null,
    values: [
      { name: 'routine', label: 'Your routine', kind: 'file', value: { file: 'f-1', name: 'routine.pdf', size: 48_213, type: 'application/pdf' } },
      { name: 'cases', label: 'Reported cases last year', kind: 'number', value: 3 },
    ],
  },
  { step: 'collect', title: 'Collect the routines', item: 'The Wren', answered: false, person: null, at: null, outcome: null, values: [] },
  {
    step: 'analyse',
    title: 'Analyse the routines',
    item: null,
    answered: true,
    person: { id: strategist.id, name: strategist.name },
    at: '2020-02-21',
    outcome: 'enough',
    values: [{ name: 'findings', label: 'Findings', kind: 'text', value: 'The routines differ.' }],
  },
];

export const journal: readonly JournalEntryBody[] = [
  {
    sequence: 1,
    at: '2020-02-10T08:00:00Z',
    act: 'start',
    person: { id: strategist.id, name: strategist.name },
    operator: 'operator',
    events: [
      { event: 'instance-started', processId: 'school-outreach' },
      { event: 'token-created', token: 1, scope: 0, node: 'collect' },
      { event: 'task-opened', task: { id: 12, kind: 'task', node: 'collect', title: task.title, candidates: ['head-teacher@lark'], due: { at: '2020-03-02T23:00:00Z', day: '2020-03-02' } } },
    ],
  },
  {
    sequence: 2,
    at: '2020-02-20T10:00:00Z',
    act: 'complete-task',
    person: { id: head.id, name: head.name },
    operator: head.id,
    events: [
      { event: 'task-completed', task: 12, person: head.id, values: { routine: { file: 'f-1', name: 'routine.pdf', size: 48_213, type: 'application/pdf' } } },
    ],
  },
];

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
