/** What a message is about; its parameters are named here and nowhere else. */
export const TEMPLATES = {
  'order-issued': {
    version: 1,
    urgent: false,
    title: '新的调度单',
    text: '项目“{project}”有新的调度单，请于 {due} 前办理。',
  },
  'report-monthly': {
    version: 1,
    urgent: false,
    title: '请反馈工作进展',
    text: '项目“{project}”的调度单尚未办结，请于本月底前反馈工作进展。',
  },
} as const;

export type TemplateKey = keyof typeof TEMPLATES;
export type Parameters = Readonly<Record<string, string>>;

/** Longest SMS that gateways take, as several parts. */
export const LONGEST_SMS = 500;

/** Each {name} by its parameter; a name that is missing is a fault of the caller, never an empty place in a message. */
export function fill(text: string, parameters: Parameters): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`A message lacks its parameter ${name}`);
    return value.replace(/\s+/g, ' ').trim();
  });
}

export function render(key: TemplateKey, parameters: Parameters): { title: string; text: string } {
  const { title, text } = TEMPLATES[key];
  return { title, text: fill(text, parameters).slice(0, LONGEST_SMS) };
}
