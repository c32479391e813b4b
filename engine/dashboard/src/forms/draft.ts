import type { FormLine, UploadedFile } from '../api/contract';

/** What a person has filled in so far in one line of a form, whether it fits or not. */
export type Entry =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'yes-no'; readonly answer: boolean | null }
  | { readonly kind: 'file'; readonly file: UploadedFile | null; readonly uploading: boolean }
  | { readonly kind: 'fixed' };

export type Draft = Readonly<Record<string, Entry>>;

/** Why an entry cannot be sent, as the name of a text. */
export type EntryProblem = 'missing' | 'missingChoice' | 'missingFile' | 'notNumber' | 'longNumber' | 'notDate' | 'uploadRunning';

/** What a form begins with. */
export function draftOf(lines: readonly FormLine[]): Draft {
  return Object.fromEntries(lines.map((line) => [line.name, entryOf(line)]));
}

function entryOf(line: FormLine): Entry {
  switch (line.kind) {
    case 'yes-no':
      return { kind: 'yes-no', answer: typeof line.value === 'boolean' ? line.value : null };
    case 'file':
      return { kind: 'file', file: isFile(line.value) ? line.value : null, uploading: false };
    case 'table':
      return { kind: 'fixed' };
    default:
      return { kind: 'text', text: line.value === null || line.value === undefined ? '' : String(line.value) };
  }
}

/** True for the JSON by which a stored file is told everywhere. */
export function isFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'file' in value && 'name' in value && 'size' in value;
}

export interface ReadDraft {
  /** To be sent; lines left empty are left out, or sent as null where they held something before. */
  readonly values: Record<string, unknown>;
  readonly problems: Readonly<Record<string, EntryProblem>>;
}

/** Reads what was filled in, so that mistakes are told before anything is sent. The server checks again. */
export function readDraft(lines: readonly FormLine[], draft: Draft): ReadDraft {
  const values: Record<string, unknown> = {};
  const problems: Record<string, EntryProblem> = {};
  for (const line of lines) {
    const read = readEntry(line, draft[line.name] ?? entryOf(line));
    if ('problem' in read) problems[line.name] = read.problem;
    else if (read.value !== undefined) values[line.name] = read.value;
    else if (line.value !== null && line.kind !== 'table') values[line.name] = null;
  }
  return { values, problems };
}

type Read = { readonly value: unknown } | { readonly problem: EntryProblem };

function readEntry(line: FormLine, entry: Entry): Read {
  switch (entry.kind) {
    case 'fixed':
      return { value: undefined };
    case 'yes-no':
      return entry.answer === null ? left(line, 'missingChoice') : { value: entry.answer };
    case 'file':
      if (entry.uploading) return { problem: 'uploadRunning' };
      return entry.file === null ? left(line, 'missingFile') : { value: entry.file };
    case 'text':
      return readText(line, entry.text);
  }
}

function readText(line: FormLine, text: string): Read {
  const trimmed = text.trim();
  if (trimmed === '') return left(line, line.kind === 'choice' ? 'missingChoice' : 'missing');
  if (line.kind === 'number') return readNumber(trimmed);
  if (line.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? { value: trimmed } : { problem: 'notDate' };
  return { value: line.kind === 'text' ? text : trimmed };
}

/** A decimal point or comma, spaces between thousands. What JavaScript's numbers cannot hold exactly is refused, never rounded. */
function readNumber(text: string): Read {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('−', '-').replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { problem: 'notNumber' };
  const digits = plain.replace('-', '').replace('.', '').replace(/^0+/, '');
  return digits.length > 15 ? { problem: 'longNumber' } : { value: Number(plain) };
}

const left = (line: FormLine, problem: EntryProblem): Read => (line.required ? { problem } : { value: undefined });
