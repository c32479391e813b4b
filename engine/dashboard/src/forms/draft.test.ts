import { describe, expect, it } from 'vitest';
import { line } from '../testing/forms';
import { draftOf, readDraft, type Entry } from './draft';
import type { FormLineKind } from '../api/contract';

const read = (kind: FormLineKind, entry: Entry, change: Parameters<typeof line>[0] | object = {}) =>
  readDraft([line({ name: 'x', label: 'X', kind, ...change })], { x: entry });
const text = (written: string): Entry => ({ kind: 'text', text: written });

describe('a number', () => {
  it.each([
    ['12', 12],
    ['3.5', 3.5],
    ['3,5', 3.5],
    ['1 200', 1200],
    ['1\u00a0200,25', 1200.25],
    ['-4', -4],
    ['−4', -4],
    ['007', 7],
    ['0.1', 0.1],
  ])('is read as people write it: %s', (written, value) => {
    expect(read('number', text(written)).values).toEqual({ x: value });
  });

  it.each(['three', '1.2.3', '1,200.5', '--1', '1e5', '0x10', 'Infinity', '.'])('is not guessed: %s', (written) => {
    expect(read('number', text(written)).problems).toEqual({ x: 'notNumber' });
  });

  it('is never rounded on its way', () => {
    expect(read('number', text('123456789012345')).values).toEqual({ x: 123456789012345 });
    expect(read('number', text('0.1234567890123456')).problems).toEqual({ x: 'longNumber' });
  });
});

describe('what is left empty', () => {
  it.each([
    ['text', 'missing'],
    ['number', 'missing'],
    ['date', 'missing'],
    ['choice', 'missingChoice'],
  ] as const)('is a problem for a required %s', (kind, problem) => {
    expect(read(kind, text('  '), { required: true }).problems).toEqual({ x: problem });
  });

  it('is a problem for a required yes or no, file', () => {
    expect(read('yes-no', { kind: 'yes-no', answer: null }, { required: true }).problems).toEqual({ x: 'missingChoice' });
    expect(read('file', { kind: 'file', file: null, uploading: false }, { required: true }).problems).toEqual({ x: 'missingFile' });
  });

  it('is left out otherwise', () => {
    expect(read('text', text(''))).toEqual({ values: {}, problems: {} });
  });

  it('is sent as null where it held something before', () => {
    expect(read('text', text(''), { value: 'before' }).values).toEqual({ x: null });
  });
});

describe('other kinds', () => {
  it('keep what was written', () => {
    expect(read('text', text(' two\nlines ')).values).toEqual({ x: ' two\nlines ' });
    expect(read('yes-no', { kind: 'yes-no', answer: false }).values).toEqual({ x: false });
    expect(read('date', text('2020-02-10')).values).toEqual({ x: '2020-02-10' });
  });

  it('name a file by what uploading it answered', () => {
    const file = { file: 'f-1', name: 'routine.pdf', size: 10, type: 'application/pdf' };
    expect(read('file', { kind: 'file', file, uploading: false }).values).toEqual({ x: file });
  });

  it('wait for an upload', () => {
    expect(read('file', { kind: 'file', file: null, uploading: true }).problems).toEqual({ x: 'uploadRunning' });
  });

  it('never send a table, which its file holds', () => {
    expect(read('table', { kind: 'fixed' }, { value: [{ id: 1 }] }).values).toEqual({});
  });
});

it('begins with what the lines hold', () => {
  const lines = [
    line({ name: 'few', label: 'Few', kind: 'number', value: 3 }),
    line({ name: 'known', label: 'Known', kind: 'yes-no', value: false }),
    line({ name: 'open', label: 'Open', kind: 'yes-no' }),
  ];
  expect(draftOf(lines)).toEqual({ few: text('3'), known: { kind: 'yes-no', answer: false }, open: { kind: 'yes-no', answer: null } });
});
