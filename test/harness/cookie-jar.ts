export interface Cookie {
  name: string;
  value: string;
}

/** As much of a browser's cookie store as one server on one host asks for. */
export class CookieJar {
  private readonly held = new Map<string, string>();

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((it) => it.trim());
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      if (attributes.some(isPast)) this.held.delete(name);
      else this.held.set(name, pair.slice(at + 1));
    }
  }

  header(): Record<string, string> {
    return this.held.size === 0
      ? {}
      : {
          cookie: this.all()
            .map((it) => `${it.name}=${it.value}`)
            .join('; '),
        };
  }

  all(): Cookie[] {
    return [...this.held].map(([name, value]) => ({ name, value }));
  }
}

function isPast(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=');
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) <= Date.now();
}
