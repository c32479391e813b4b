import { useEffect, useRef, useState } from 'react';
import { newOperationId } from '../api/operationId';
import { ApiProblem } from '../api/problem';
import { upload, type Upload } from '../api/upload';
import type { Entry } from './draft';

type FileEntry = Extract<Entry, { kind: 'file' }>;

interface Uploading {
  /** The file under way and how much of it has gone, from 0 to 1. */
  readonly running: { readonly name: string; readonly share: number } | null;
  readonly failure: ApiProblem | null;
  /** True when the person stopped the last one. */
  readonly stopped: boolean;
  readonly send: (file: File) => Promise<void>;
  readonly stop: () => void;
}

/** Stores the file of a form's line. While a new one is under way, or after it failed, the one before stays. */
export function useUpload(entry: FileEntry, onChange: (entry: FileEntry) => void): Uploading {
  const [running, setRunning] = useState<Uploading['running']>(null);
  const [end, setEnd] = useState<ApiProblem | 'stopped' | null>(null);
  const current = useRef<Upload | null>(null);
  useEffect(() => () => current.current?.stop(), []);

  const send = async (file: File) => {
    current.current?.stop();
    setEnd(null);
    setRunning({ name: file.name, share: 0 });
    onChange({ ...entry, uploading: true });
    const mine = upload(file, newOperationId(), (share) => setRunning({ name: file.name, share }));
    current.current = mine;
    try {
      onChange({ kind: 'file', file: await mine.done, uploading: false });
    } catch (reason) {
      // A newer upload has taken over and tells how it goes.
      if (current.current !== mine) return;
      setEnd(reason instanceof ApiProblem ? reason : 'stopped');
      onChange({ ...entry, uploading: false });
    }
    setRunning(null);
  };

  return {
    running,
    failure: end instanceof ApiProblem ? end : null,
    stopped: end === 'stopped',
    send,
    stop: () => current.current?.stop(),
  };
}
