import type { FormLine } from '../api/contract';

export const line = (change: Partial<FormLine> & Pick<FormLine, 'name' | 'label' | 'kind'>): FormLine => ({
  help: null,
  options: [],
  optionLabels: [],
  required: false,
  sensitivity: 'internal',
  value: null,
  assumed: null,
  ...change,
});
