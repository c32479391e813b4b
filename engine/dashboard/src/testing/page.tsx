import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect } from 'vitest';
import { createQueryClient } from '../api/queries';
import { App } from '../App';

/** Opens the whole page at an address, as a browser does. */
export function open(address: string, token: string | null = null): void {
  history.replaceState(null, '', address);
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false, refetchInterval: false } });
  render(
    <QueryClientProvider client={queries}>
      <App token={token} />
    </QueryClientProvider>,
  );
}

/** Waits until the page stands under a heading. */
export const heading = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

/**
 * Fails with every rule of WCAG 2.1 A and AA that the page breaks. Colours and sizes need a real browser and are looked at there.
 */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.documentElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html}`).join('\n')}`)).toEqual([]);
}
