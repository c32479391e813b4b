import type { TaskDetail, TaskSummary } from '../api/contract';
import { line } from './forms';
import { instanceId } from './moment';

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
