import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../write-file.mjs';

const fileOf = (place) => path.join(place, 'port');

/** The port of the last start, so that a client that somebody configured by hand goes on working. */
export function readPort(place) {
  try {
    return Number(readFileSync(fileOf(place), 'utf8')) || 0;
  } catch {
    return 0;
  }
}

export const rememberPort = (place, port) => writeWhole(fileOf(place), `${port}\n`);
