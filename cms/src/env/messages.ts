import { parseQuietHours, type QuietHours } from '@project-cloud/exchange';
import type { VariableFault } from './fault';
import type { Reader, Source } from './read-env';
import { variables } from './variables';

/** How messages leave the house; null: not by this way. */
export interface MessagesEnv {
  mail: { url: string; from: string } | null;
  sms: { url: string; key: string; sign: string } | null;
  quiet: QuietHours | null;
}

const isSet = (source: Source, name: string) => Boolean(source[name]?.trim());

function readMail(source: Source, read: Reader, faults: VariableFault[]): MessagesEnv['mail'] {
  const names = ['SMTP_URL', 'MAIL_FROM'] as const;
  const given = names.filter((name) => isSet(source, name));
  if (given.length === 0) return null;
  for (const name of names.filter((one) => !given.includes(one))) {
    faults.push({
      variable: name,
      says: `not set, but ${given} is: mail needs both`,
      example: variables[name].example,
    });
  }
  const [url, from] = [read.optional('SMTP_URL', variables.SMTP_URL), read.optional('MAIL_FROM', variables.MAIL_FROM)];
  return { url: url ?? '', from: from ?? '' };
}

function readSms(source: Source, read: Reader, faults: VariableFault[]): MessagesEnv['sms'] {
  const provider = read.required('SMS_PROVIDER', variables.SMS_PROVIDER);
  const needed = ['SMS_URL', 'SMS_KEY'] as const;
  if (provider !== 'http') {
    const given = needed.filter((name) => isSet(source, name));
    if (given.length > 0 && provider === 'none') {
      const says = `none, but ${given.join(', ')} is set: say which kind of gateway it is`;
      faults.push({ variable: 'SMS_PROVIDER', says, example: variables.SMS_PROVIDER.example });
    }
    return null;
  }
  for (const name of needed.filter((one) => !isSet(source, one))) {
    const says = 'not set, but SMS_PROVIDER is http: a gateway needs its address and key';
    faults.push({ variable: name, says, example: variables[name].example });
  }
  const sign = read.optional('SMS_SIGN', variables.SMS_SIGN) ?? '';
  const url = read.optional('SMS_URL', variables.SMS_URL) ?? '';
  return { url, key: read.optional('SMS_KEY', variables.SMS_KEY) ?? '', sign };
}

export function readMessages(source: Source, read: Reader, faults: VariableFault[]): MessagesEnv {
  const quiet = read.required('QUIET_HOURS', variables.QUIET_HOURS);
  return {
    mail: readMail(source, read, faults),
    sms: readSms(source, read, faults),
    quiet: quiet === undefined || quiet === 'none' ? null : parseQuietHours(quiet),
  };
}
