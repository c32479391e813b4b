import type { TimerBody } from '../api/contract';

export interface TimerTask {
  readonly task: number;
  /** What tells the task from the others. */
  readonly label: string;
}

/** A timer, and the tasks of all those that do the same at the same moment. */
export interface TimerGroup extends TimerBody {
  readonly tasks: readonly TimerTask[];
}

/** Timers in their order; those that read alike, such as the reminders of one step for many units, stand together. */
export function grouped(timers: readonly TimerBody[]): readonly TimerGroup[] {
  const groups = new Map<string, TimerBody[]>();
  for (const timer of timers) {
    const { instance, dueAt, purpose, node, title, rule, occurrence } = timer;
    const key = timer.task === null ? `${instance}/${timer.wait}` : JSON.stringify([instance, dueAt, purpose, node, title, rule, occurrence]);
    groups.set(key, [...(groups.get(key) ?? []), timer]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, tasks: [first, ...others].flatMap(({ task, item }) => (task === null ? [] : [{ task, label: item ?? String(task) }])) }] : [],
  );
}
