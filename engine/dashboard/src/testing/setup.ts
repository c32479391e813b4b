import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { followHistory } from '../navigation/place';
import { startLanguages } from '../texts/languages';
import { now } from './moment';

// Generous, because two cores may be busy with other tests; nothing waits for it when all is well.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(async () => {
  // What jsdom lacks and the pages, or those who check them, use.
  window.scrollTo = () => undefined;
  window.matchMedia = (query) =>
    ({ matches: query.includes('min-width'), media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  followHistory();
  HTMLCanvasElement.prototype.getContext = () => null;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  await startLanguages('en');
});

beforeEach(() => {
  // Only the date stands still: timers run, or nothing would ever be loaded.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
