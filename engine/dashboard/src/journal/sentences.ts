import i18next, { type TFunction } from 'i18next';
import type { DueBody } from '../api/contract';
import type { People } from '../people/directory';
import type { TimeFormat } from '../time/format';
import { bookkeepingOf } from './bookkeeping';
import type { KnownTask, StoredEvent } from './events';

/** What is needed to tell events in words. */
export interface Teller {
  readonly t: TFunction;
  readonly people: People;
  readonly time: TimeFormat;
  readonly tasks: ReadonlyMap<number, KnownTask>;
  readonly stepName: (node: string) => string;
}

/** An event in one sentence. A kind that this page does not know yet is told by its name. */
export function sentenceOf(event: StoredEvent, teller: Teller): string {
  const { t, people, time, tasks, stepName } = teller;
  const text = (name: string): string => (typeof event[name] === 'string' ? event[name] : '');
  const person = people.personName(text('person'));
  const task = typeof event.task === 'number' ? (tasks.get(event.task)?.title ?? String(event.task)) : '';
  const names = (name: string, nameOf: (id: string) => string): string => (Array.isArray(event[name]) ? (event[name] as string[]).map(nameOf).join('; ') : '');

  const details = () => bookkeepingOf(event, teller) ?? t('journal.events.other', { event: event.event });

  switch (event.event) {
    case 'instance-started':
      return t('journal.events.instance-started');
    case 'instance-ended':
      return text('outcome') ? t('journal.events.instance-ended-with', { outcome: text('outcome') }) : t('journal.events.instance-ended');
    case 'instance-cancelled':
      return t('journal.events.instance-cancelled', { reason: text('reason') });
    case 'step-skipped':
      return t('journal.events.step-skipped', { step: stepName(text('node')) });
    case 'decision-made': {
      const rules = (event.rules as number[]).join(', ');
      return rules
        ? t('journal.events.decision-made-by', { step: stepName(text('node')), decision: text('decision'), rules })
        : t('journal.events.decision-made', { step: stepName(text('node')), decision: text('decision') });
    }
    case 'went-back':
      return t('journal.events.went-back', { from: stepName(text('from')), to: stepName(text('to')) });
    case 'task-opened':
      return taskOpened(event.task as OpenedTask, { t, people, time });
    case 'task-claimed':
      return t('journal.events.task-claimed', { person, task });
    case 'task-released':
      return t('journal.events.task-released', { person, task });
    case 'task-reassigned':
      return t('journal.events.task-reassigned', { task, who: names('candidates', (p) => people.nameOf(p)), reason: text('reason') });
    case 'task-rescheduled':
      return event.due
        ? t('journal.events.task-rescheduled', { task, due: time.due(event.due as DueBody), reason: text('reason') })
        : t('journal.bookkeeping.task-counted-anew', { task, reason: text('reason') });
    case 'task-completed':
      return text('outcome')
        ? t('journal.events.task-completed-with', { person, task, outcome: text('outcome') })
        : t('journal.events.task-completed', { person, task });
    case 'task-withdrawn':
      return t('journal.events.task-withdrawn', { task, reason: withdrawnFor(text('reason'), t) });
    case 'reminder-issued':
      return t('journal.events.reminder-issued', { task, who: names('people', (p) => people.personName(p)) });
    case 'people-notified':
      return t('journal.events.people-notified', { step: stepName(text('node')), who: names('people', (p) => people.personName(p)) });
    case 'incident-raised': {
      const incident = event.incident as { node: string; code: string; message: string };
      return t('journal.events.incident-raised', { code: incident.code, message: incident.message, step: stepName(incident.node) });
    }
    case 'incident-resolved':
      return t('journal.events.incident-resolved');
    case 'step-held':
      return t('journal.events.step-held');
    case 'step-released':
      return t('journal.events.step-released');
    case 'scope-opened':
      return text('handler') ? t('journal.events.handler-began', { handler: stepName(text('handler')) }) : details();
    case 'error-caught':
      return t('journal.events.error-caught', { step: stepName(text('node')), error: text('error'), handler: stepName(text('handler')) });
    case 'cancellation-began':
      return t('journal.events.cancellation-began', { reason: text('reason') });
    case 'message-received':
      return t('journal.events.message-received');
    case 'document-written': {
      const document = event.document as { node: string; title: string };
      return t('journal.events.document-written', { step: stepName(document.node), title: document.title });
    }
    case 'job-postponed':
      return t('journal.events.job-postponed', { code: text('code') });
    case 'job-answered':
      return t('journal.events.job-answered', { status: String(event.status) });
    case 'job-stopped':
      return t('journal.events.job-stopped', { code: text('code') });
    case 'case-asked':
      return t('journal.events.case-asked', { step: stepName(text('node')), process: (event.wait as { process: string }).process });
    case 'case-returned':
      return text('outcome') ? t('journal.events.case-returned-with', { outcome: text('outcome') }) : t('journal.events.case-returned');
    case 'case-failed':
      return t('journal.events.case-failed', { reason: text('reason') });
    case 'data-assigned':
      return t('journal.events.data-assigned', { field: text('field') });
    default:
      return details();
  }
}

interface OpenedTask {
  readonly title: string;
  readonly candidates: readonly string[];
  readonly due?: { readonly at: string; readonly day?: string | null };
}

function taskOpened(task: OpenedTask, { t, people, time }: Pick<Teller, 't' | 'people' | 'time'>): string {
  const who = task.candidates.map((p) => people.nameOf(p)).join('; ') || t('common.none');
  return task.due
    ? t('journal.events.task-opened', { task: task.title, who, due: time.due({ at: task.due.at, day: task.due.day ?? null }) })
    : t('journal.events.task-opened-without-due', { task: task.title, who });
}

/** Why a task was withdrawn: the words that the journal keeps, in the reader's language where they are the engine's. */
function withdrawnFor(reason: string, t: TFunction): string {
  const key = `journal.withdrawnFor.${reason}`;
  return i18next.exists(key) ? t(key as 'journal.withdrawnFor.ended') : reason;
}
