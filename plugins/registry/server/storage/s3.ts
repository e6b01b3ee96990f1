import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'minio';
import { checkKey, newKey } from './key';
import { spool } from './spool';
import { FileGone, type Storage } from './storage';

export interface S3Options {
  /** 'https://s3.example.org:9000' */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  region?: string;
  /** Where uploads wait until they are whole; the system's folder for such things by default. */
  temporary?: string;
}

/** Files in a bucket of any S3 server. Uploads are spooled, so that hash and size are known before the bucket sees them. */
export function s3Storage(options: S3Options): Storage {
  const { endPoint, port, useSSL } = parseEndpoint(options.endpoint);
  const region = options.region ?? 'us-east-1';
  const { accessKey, secretKey, bucket } = options;
  const client = new Client({ endPoint, port, useSSL, accessKey, secretKey, region, pathStyle: true });
  const temporary = options.temporary ?? join(tmpdir(), 'project-cloud-uploads');
  let ready: Promise<void> | null = null;
  const ensureBucket = () => {
    ready ??= makeBucket(client, bucket, region).catch((error) => {
      ready = null;
      throw error;
    });
    return ready;
  };
  return {
    async put(content, put) {
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      const path = join(temporary, randomUUID());
      const { sha256, size } = await spool(content, path, put);
      const key = newKey();
      try {
        await ensureBucket();
        const headers = { 'Content-Type': put.contentType, 'x-amz-meta-sha256': sha256 };
        await client.putObject(bucket, key, createReadStream(path), size, headers);
      } finally {
        await rm(path, { force: true });
      }
      return { key, sha256, size };
    },
    async get(key) {
      checkKey(key);
      try {
        return await client.getObject(bucket, key);
      } catch (cause) {
        if (isMissing(cause)) throw FileGone({ key }, { cause });
        throw cause;
      }
    },
    async remove(key) {
      checkKey(key);
      await client.removeObject(bucket, key).catch((error) => {
        if (!isMissing(error)) throw error;
      });
    },
    async presign(key, { seconds, fileName }) {
      const disposition = { 'response-content-disposition': dispositionOf(fileName) };
      return client.presignedGetObject(bucket, checkKey(key), seconds, disposition);
    },
  };
}

/** RFC 6266: names beyond ASCII in the extended form. */
function dispositionOf(fileName: string): string {
  if (/^[\w. -]+$/.test(fileName)) return `attachment; filename="${fileName}"`;
  return `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

async function makeBucket(client: Client, bucket: string, region: string): Promise<void> {
  if (await client.bucketExists(bucket)) return;
  await client.makeBucket(bucket, region).catch((error) => {
    // Another process was first.
    if (codeOf(error) !== 'BucketAlreadyOwnedByYou' && codeOf(error) !== 'BucketAlreadyExists') throw error;
  });
}

function parseEndpoint(endpoint: string): { endPoint: string; port: number; useSSL: boolean } {
  const url = new URL(endpoint);
  const useSSL = url.protocol === 'https:';
  return { endPoint: url.hostname, port: Number(url.port || (useSSL ? 443 : 80)), useSSL };
}

const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchBucket', 'NoSuchObject']);
const isMissing = (error: unknown) => MISSING.has(codeOf(error));
const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');
