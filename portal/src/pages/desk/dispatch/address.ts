import type { Receivers } from './order';

/** What the server takes to say to whom: a region, a department of it, or the firm. */
export interface Address {
  to?: string;
  department?: string;
  firm?: boolean;
}

const FIRM = 'firm';

/** One value of a choice: 'firm', '451421' or '451421/451421-slj'. */
export function addressOf(value: string): Address {
  if (value === FIRM) return { firm: true };
  const [to = '', department] = value.split('/');
  return department ? { to, department } : { to };
}

interface Words {
  whole(name: string): string;
  firm(name: string): string;
}

/** The choices by region, from above to below; the firm stands last. */
export function receiverOptions({ receivers, firm }: Receivers, words: Words) {
  return [
    ...receivers.map(({ code, name, whole, departments }) => ({
      label: name,
      title: name,
      options: [
        ...(whole ? [{ value: code, label: words.whole(name) }] : []),
        ...departments.map((department) => ({ value: `${code}/${department.code}`, label: department.name })),
      ],
    })),
    ...(firm ? [{ label: firm, title: firm, options: [{ value: FIRM, label: words.firm(firm) }] }] : []),
  ];
}

/** What people call the one that was chosen. */
export function receiverName({ receivers, firm }: Receivers, value: string | null): string | null {
  if (value === FIRM) return firm;
  const [code, department] = (value ?? '').split('/');
  const region = receivers.find((receiver) => receiver.code === code);
  return region?.departments.find((one) => one.code === department)?.name ?? region?.name ?? null;
}

/** The county of the project, or the first that an order can go to. */
export function usualReceiver({ receivers, firm }: Receivers): string | null {
  const whole = receivers.filter((receiver) => receiver.whole);
  const usual = whole.find(({ tier }) => tier === 'county') ?? whole.at(-1);
  return usual?.code ?? (firm ? FIRM : null);
}
