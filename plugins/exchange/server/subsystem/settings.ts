let platform = '';

/** Where browsers reach this platform: it signs as this, and nothing on this host is a subsystem. */
export function setPlatform(url: string): void {
  platform = new URL(url).origin;
}

export const platformUrl = (): string => platform;
