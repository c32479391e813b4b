import type { DueBody } from '../api/contract';
import type { StoredEvent } from './events';
import type { Teller } from './sentences';

type Part = Readonly<Record<string, unknown>>;

const part = (from: Part, name: string): Part => (from[name] ?? {}) as Part;
const word = (from: Part, name: string): string => (typeof from[name] === 'string' ? from[name] : '');

/** What the engine keeps account of, in words; null for a kind that this page does not know. */
export function bookkeepingOf(event: StoredEvent, { t, time, stepName }: Teller): string | null {
  const step = stepName(word(event, 'node'));
  const deadline = stepName(`deadline ${word(event, 'name')}`);
  switch (event.event) {
    case 'scope-opened':
      return t(event.kind === 'item' || event.kind === undefined ? 'journal.bookkeeping.item-opened' : 'journal.bookkeeping.block-opened', { number: String(event.item ?? '') });
    case 'scope-closed':
      return t('journal.bookkeeping.scope-closed');
    case 'item-added':
      return t('journal.bookkeeping.item-added', { step: stepName(word(event, 'step')), reason: word(event, 'reason') });
    case 'token-created':
      return t('journal.bookkeeping.token-created', { step });
    case 'token-moved':
      return t('journal.bookkeeping.token-moved', { step });
    case 'token-consumed':
      return t('journal.bookkeeping.token-consumed');
    case 'flow-arrived':
      return t('journal.bookkeeping.flow-arrived', { branch: word(event, 'flow') });
    case 'join-passed':
      return t('journal.bookkeeping.join-passed');
    case 'result-recorded':
      return t('journal.bookkeeping.result-recorded', { step: stepName(word(event, 'step')) });
    case 'timer-set':
      return t('journal.bookkeeping.timer-set', { when: time.moment(word(part(event, 'timer'), 'dueAt')) });
    case 'timer-fired':
      return t('journal.bookkeeping.timer-fired');
    case 'message-awaited':
      return t('journal.bookkeeping.message-awaited', { message: word(part(event, 'wait'), 'name') });
    case 'wait-withdrawn':
      return t('journal.bookkeeping.wait-withdrawn');
    case 'job-set':
      return t('journal.bookkeeping.job-set');
    case 'job-begun':
      return t('journal.bookkeeping.job-begun', { attempt: String(event.attempt) });
    case 'job-resumed':
      return t('journal.bookkeeping.job-resumed');
    case 'step-due-moved':
      return t('journal.bookkeeping.step-due-moved', { due: time.due(event.due as DueBody) });
    case 'plan-postponed': {
      const after = part(part(event, 'change'), 'after');
      return t('journal.bookkeeping.plan-postponed', { from: time.day(word(after, 'from')), to: time.day(word(after, 'to')), reason: word(event, 'reason') });
    }
    case 'deadline-awaited':
      return t('journal.bookkeeping.deadline-awaited', { deadline });
    case 'deadline-set':
      return t('journal.bookkeeping.deadline-set', { deadline, due: time.due(event.due as DueBody) });
    case 'deadline-moved':
      return t('journal.bookkeeping.deadline-moved', { deadline, due: time.due(event.due as DueBody), reason: word(event, 'reason') });
    case 'deadline-missed':
      return t('journal.bookkeeping.deadline-missed', { deadline });
    case 'deadline-met':
      return t(event.late ? 'journal.bookkeeping.deadline-met-late' : 'journal.bookkeeping.deadline-met', { deadline, step: stepName(word(event, 'step')) });
    case 'deadline-dropped':
      return t('journal.bookkeeping.deadline-dropped', { deadline });
    case 'deadline-lapsed':
      return t('journal.bookkeeping.deadline-lapsed', { deadline });
    default:
      return null;
  }
}
