import { routes, type UploadedFile } from './contract';
import { problemIn, unreachable } from './problem';

export interface Upload {
  readonly done: Promise<UploadedFile>;
  readonly stop: () => void;
}

/**
 * Sends a file, telling how much of it has gone (0 to 1). `fetch` cannot tell that, so this is the one place with XMLHttpRequest.
 * `done` fails with an ApiProblem, or with an AbortError after `stop`.
 */
export function upload(file: File, operationId: string, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    const [method, address] = routes.uploadFile;
    request.open(method, address);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Workflows-Request', '1');
    request.setRequestHeader('Operation-Id', operationId);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(problemIn(request.status, request.responseText));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('Stopped by the person.', 'AbortError'));
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
  return { done, stop: () => request.abort() };
}

/** Where a stored file is read; the server gives it as an attachment. */
export const fileAddress = (file: string): string => routes.downloadFile[1].replace('{file}', encodeURIComponent(file));
