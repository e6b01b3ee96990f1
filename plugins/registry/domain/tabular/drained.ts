import type { Writable } from 'node:stream';

/** Waits until a stream takes more, or is gone; leaves no listener behind. */
export function drained(stream: Writable): Promise<void> {
  return new Promise((resume) => {
    const go = () => {
      stream.off('drain', go);
      stream.off('close', go);
      resume();
    };
    stream.on('drain', go);
    stream.on('close', go);
  });
}
