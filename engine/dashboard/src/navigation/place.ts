import { useMemo, useSyncExternalStore } from 'react';

/** Where in the page somebody is: what the address says. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
const unsent = new Set<() => boolean>();
let current = '';
let moves = 0;

const addressNow = (): string => location.pathname + location.search;

/** How often somebody has moved since the page was loaded; 0: this is where they came in. */
export const movesSoFar = (): number => moves;

/** Begins to follow the browser's own back and forward. Call once. */
export function followHistory(): void {
  current = addressNow();
  addEventListener('popstate', () => {
    if (addressNow() === current) return;
    if (mayLeave()) arrive();
    else history.pushState(null, '', current);
  });
  addEventListener('beforeunload', (event) => {
    if (askers().length > 0) event.preventDefault();
  });
}

/** Goes to an address of this page, after asking when something filled in would be lost. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === addressNow() || !mayLeave()) return;
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  arrive();
}

/** Changes the query alone, which never leaves the page. Empty values are taken out. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''));
  tell();
}

/** Registers a question that is asked before the page is left; it answers whether that is fine. */
export function guardLeaving(ask: () => boolean): () => void {
  unsent.add(ask);
  return () => unsent.delete(ask);
}

export function usePlace(): Place {
  const address = useSyncExternalStore(subscribe, addressNow);
  return useMemo(() => {
    const url = new URL(address, location.origin);
    return { path: url.pathname, query: url.searchParams };
  }, [address]);
}

const askers = (): (() => boolean)[] => [...unsent];
const mayLeave = (): boolean => askers().every((ask) => ask());

function arrive(): void {
  moves++;
  tell();
}

function tell(): void {
  current = addressNow();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
