import { useSyncExternalStore } from 'react';
import { movesSoFar } from '../navigation/place';

interface Announcement {
  readonly text: string;
  readonly moves: number;
}

let current: Announcement | null = null;
const listeners = new Set<() => void>();

/** Says on the next page that something was done. Moving on from there takes it away. */
export function announce(text: string): void {
  current = { text, moves: movesSoFar() + 1 };
  listeners.forEach((listener) => listener());
}

/** What there is to say on this page. */
export function useAnnouncement(): string | null {
  const announcement = useSyncExternalStore(subscribe, () => current);
  return announcement !== null && announcement.moves === movesSoFar() ? announcement.text : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
