import type { StepStanding } from '../api/contract';

/** What people call a step; its id where it is none of the file's. */
export function stepNames(steps: readonly StepStanding[]): (node: string) => string {
  const titles = new Map(steps.map((step) => [step.node, step.title]));
  return (node) => titles.get(node) ?? node;
}
