import { type Attachment, apiUrl, ClientError, type FieldIssue } from '@/client';

/** Sends one file to a dossier and says how far it is, in per cent. XMLHttpRequest, because fetch cannot tell. */
export function uploadFile(code: string, file: File, onProgress: (percent: number) => void): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', apiUrl(`/projects/${encodeURIComponent(code)}/attachments`));
    sending.setRequestHeader('X-Requested-With', 'project-cloud');
    sending.setRequestHeader('Accept', 'application/json');
    sending.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    sending.onload = () => {
      const answer = parse(sending.responseText);
      if (sending.status < 300) resolve(answer as Attachment);
      else reject(refusal(sending.status, answer));
    };
    sending.onerror = () => reject(new ClientError(0, 'NETWORK', '连不上服务器，文件没有传上去。可以再试一次。'));
    const form = new FormData();
    form.append('file', file);
    sending.send(form);
  });
}

/** 1536 → '1.5 KB'. */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = bytes > 0 ? Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1) : 0;
  const size = bytes / 1024 ** power;
  return `${power === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[power]}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(status: number, answer: unknown): ClientError {
  const error = (answer as { error?: { code?: string; message?: string; fields?: FieldIssue[] } } | null)?.error;
  return new ClientError(
    status,
    error?.code ?? `HTTP_${status}`,
    error?.message ?? `${status}`,
    error?.fields ?? [],
    null,
    answer,
  );
}
