import type {
  IncidentBody,
  InstanceDetail,
  InstanceSummary,
  JournalEntryBody,
  NoticeBody,
  OverviewBody,
  StepAnswer,
  TimerBody,
} from '../api/contract';
import { instanceId } from './moment';
import { head, strategist } from './people';
import { definition } from './routines';
import { lateTask, task } from './tasks';

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
