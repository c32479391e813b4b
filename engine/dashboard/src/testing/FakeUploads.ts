import { vi } from 'vitest';

/** Stands where the network is for uploads, which go by XMLHttpRequest so that their progress can be told. */
export class FakeUploads {
  private last: FakeRequest | null = null;

  constructor() {
    const made = (request: FakeRequest) => (this.last = request);
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends FakeRequest {
        constructor() {
          super();
          made(this);
        }
      },
    );
  }

  /** Tells the page how much of the last upload has gone, from 0 to 1. */
  progress(share: number): void {
    this.request.upload.onprogress?.({ lengthComputable: true, loaded: share * 100, total: 100 });
  }

  answer(status: number, body: unknown): void {
    this.request.status = status;
    this.request.responseText = JSON.stringify(body);
    this.request.onload?.();
  }

  headers(): Record<string, string> {
    return this.request.sentHeaders;
  }

  private get request(): FakeRequest {
    if (!this.last) throw new Error('Nothing was uploaded.');
    return this.last;
  }
}

class FakeRequest {
  status = 0;
  responseText = '';
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  readonly upload: { onprogress: ((event: { lengthComputable: boolean; loaded: number; total: number }) => void) | null } = { onprogress: null };
  readonly sentHeaders: Record<string, string> = {};

  open() {}
  send() {}

  setRequestHeader(name: string, value: string) {
    this.sentHeaders[name] = value;
  }

  abort() {
    this.onabort?.();
  }
}
