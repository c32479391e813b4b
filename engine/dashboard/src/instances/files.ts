import type { JournalEntryBody, UploadedFile } from '../api/contract';
import { isFile } from '../forms/draft';

/** Every stored file that is named somewhere in what the viewer may see of a case, each once. */
export function filesIn(data: unknown, journal: readonly JournalEntryBody[]): readonly UploadedFile[] {
  const found = new Map<string, UploadedFile>();
  const look = (value: unknown): void => {
    if (isFile(value)) found.set(value.file, value);
    else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(data);
  journal.forEach((entry) => look(entry.events));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
