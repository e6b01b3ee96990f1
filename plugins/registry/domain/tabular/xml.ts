import { SaxesParser } from 'saxes';
import { FileDamaged } from './errors';

export interface XmlHandler {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A parser that is fed piece by piece. Names come without prefix: some writers say `x:row` for `row`. */
export function xmlFeed(handler: XmlHandler): { write(chunk: Buffer): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8');
  parser.on('error', () => {
    throw FileDamaged({ zh: '内部的 XML 不对', en: 'its XML is broken' });
  });
  if (handler.open) {
    parser.on('opentag', (tag) => handler.open?.(localName(tag.name), tag.attributes as Record<string, string>));
  }
  if (handler.text) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  if (handler.close) parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  return {
    write: (chunk) => {
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    end: () => {
      parser.write(decoder.decode());
      parser.close();
    },
  };
}

/** Reads one whole part. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const feed = xmlFeed(handler);
  for await (const chunk of chunks) feed.write(chunk);
  feed.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
