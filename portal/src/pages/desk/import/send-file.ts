import { apiUrl, ClientError, type FieldIssue } from '@/client';
import { storedLanguage } from '@/locale/stored-language';
import type { ImportAnswer, ImportUse } from './import-answer';

export interface Sending {
  answer: Promise<ImportAnswer>;
  stop(): void;
}

/** Sends a file to be imported; `onProgress` is told bytes. XMLHttpRequest, because fetch does not tell how far an upload is. */
export function sendFile(
  library: string,
  use: ImportUse,
  file: File,
  offline: string,
  onProgress: (done: number, total: number) => void,
): Sending {
  const sending = new XMLHttpRequest();
  const answer = new Promise<ImportAnswer>((resolve, reject) => {
    sending.open('POST', apiUrl(`/libraries/${encodeURIComponent(library)}/imports`, { use }));
    sending.setRequestHeader('X-Requested-With', 'project-cloud');
    sending.setRequestHeader('Accept', 'application/json');
    sending.setRequestHeader('Accept-Language', storedLanguage() === 'zh' ? 'zh-CN' : 'en');
    sending.upload.onprogress = (event) => onProgress(event.loaded, event.total || file.size);
    sending.onload = () => {
      const body = readJson(sending.responseText);
      if (sending.status < 300) resolve(body as ImportAnswer);
      else reject(refusal(sending.status, body, sending.getResponseHeader('x-request-id')));
    };
    sending.onerror = () => reject(new ClientError(0, 'NETWORK', offline));
    sending.onabort = () => reject(new ClientError(0, 'STOPPED', ''));
    const form = new FormData();
    form.append('file', file);
    sending.send(form);
  });
  return { answer, stop: () => sending.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(status: number, body: unknown, trace: string | null): ClientError {
  const error = (body as { error?: { code?: string; message?: string; fields?: FieldIssue[] } } | null)?.error;
  return new ClientError(
    status,
    error?.code ?? `HTTP_${status}`,
    error?.message ?? String(status),
    error?.fields ?? [],
    trace,
    body,
  );
}
