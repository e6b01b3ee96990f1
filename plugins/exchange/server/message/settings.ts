import type { QuietHours } from '../../domain';

/** How messages leave the house, as the environment says; what is null is not configured. */
export interface MessageSettings {
  mail: { url: string; from: string } | null;
  sms: { url: string; key: string; sign: string } | null;
  quiet: QuietHours | null;
  timeZone: string;
}

let settings: MessageSettings = { mail: null, sms: null, quiet: null, timeZone: 'Asia/Shanghai' };

export const messageSettings = (): MessageSettings => settings;

export function setMessageSettings(to: MessageSettings): void {
  settings = to;
}
