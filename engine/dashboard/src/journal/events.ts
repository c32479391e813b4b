import type { JournalEntryBody } from '../api/contract';

/** An event as it is stored: its kind in `event`, the rest depends on the kind. */
export type StoredEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

/** The events of an entry; empty where the viewer may not read them. */
export function eventsOf(entry: JournalEntryBody): readonly StoredEvent[] {
  return (entry.events ?? []).filter((e): e is StoredEvent => typeof e === 'object' && e !== null && typeof (e as StoredEvent).event === 'string');
}

/** What the journal says of a task when it opens; later events name the task by number only. */
export interface KnownTask {
  readonly title: string;
  readonly node: string;
}

export function tasksIn(entries: readonly JournalEntryBody[]): ReadonlyMap<number, KnownTask> {
  const opened = entries.flatMap(eventsOf).filter((e) => e.event === 'task-opened');
  return new Map(
    opened.map(({ task }) => {
      const { id, title, node } = task as { id: number; title: string; node: string };
      return [id, { title, node }];
    }),
  );
}

/** The step that an event is about; null where it is about none. */
export function nodeOf(event: StoredEvent, tasks: ReadonlyMap<number, KnownTask>): string | null {
  if (typeof event.node === 'string') return event.node;
  if (typeof event.task === 'number') return tasks.get(event.task)?.node ?? null;
  for (const part of [event.task, event.incident] as ({ node?: unknown } | undefined)[]) {
    if (typeof part?.node === 'string') return part.node;
  }
  return null;
}

const bookkeeping = new Set([
  'scope-opened',
  'scope-closed',
  'token-created',
  'token-moved',
  'token-consumed',
  'flow-arrived',
  'join-passed',
  'result-recorded',
  'timer-set',
  'timer-fired',
  'message-awaited',
  'wait-withdrawn',
  'data-assigned',
  'job-set',
  'job-begun',
  'job-resumed',
]);

/** True for events that people mean when they ask what happened; the others are the engine's bookkeeping. A scope of a handler is its run. */
export const isNews = (event: StoredEvent): boolean => !bookkeeping.has(event.event) || typeof event.handler === 'string';
