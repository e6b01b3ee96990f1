/** How far people have come with a warning, as the list asks for it. */
export const WARNING_BOXES = [
  'open',
  'unhandled',
  'handling',
  'overdue',
  'review',
  'deferred',
  'settled',
  'closed',
  'all',
] as const;
export type WarningBox = (typeof WARNING_BOXES)[number];

/** What the list of warnings shows, all of it in the address. */
export interface WarningState {
  light: string;
  rule: string;
  state: WarningBox;
  q: string;
  /** '<entry>.<warning>' that the drawer explains. */
  open: string | null;
}

export function readWarningState(search: URLSearchParams): WarningState {
  const state = WARNING_BOXES.find((one) => one === search.get('state')) ?? 'open';
  const light = search.get('light') ?? '';
  return {
    light: light === 'red' || light === 'yellow' ? light : '',
    rule: search.get('rule') ?? '',
    state,
    q: search.get('q') ?? '',
    open: search.get('open'),
  };
}

/** What is as usual is left out of the address. */
export function writeWarningState({ light, rule, state, q, open }: WarningState): URLSearchParams {
  const search = new URLSearchParams();
  if (light) search.set('light', light);
  if (rule) search.set('rule', rule);
  if (state !== 'open') search.set('state', state);
  if (q) search.set('q', q);
  if (open) search.set('open', open);
  return search;
}
