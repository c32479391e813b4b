import { expect, it } from 'vitest';
import { closing, timer } from '../testing/cases';
import { grouped } from './grouped';

it('timers that read alike stand together, in their order', () => {
  const groups = grouped([timer, closing, { ...timer, wait: 40, task: 13, item: 'The Wren' }, { ...timer, wait: 41, task: 14, occurrence: 2 }]);
  expect(groups.map((group) => group.tasks)).toEqual([
    [
      { task: 12, label: '12' },
      { task: 13, label: 'The Wren' },
    ],
    [],
    [{ task: 14, label: '14' }],
  ]);
});
