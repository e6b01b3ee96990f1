import type { Action } from '@project-cloud/access';
import { addDays, type IsoDate } from '@project-cloud/kernel';
import { HANDLING_STEPS, type Handling, type HandlingStep, isDeferred, type WarningState } from './handling';
import { DayOutOfRange, HandlingNotOpen, ReviewByAnother } from './refusal';

interface Rule {
  from: readonly WarningState[];
  /** Where it leads; without it the state stays. */
  to?: WarningState;
  may: Action;
  /** Whether it has to be said what or why. */
  note: boolean;
  /** The day that it names lies at most so many days ahead. */
  within?: number;
  /** Only somebody else than who asked decides. */
  byAnother?: boolean;
}

/** What may follow what, and by whom. A closed warning has no line here: the data have closed it. */
export const HANDLING_RULES: Readonly<Record<HandlingStep, Rule>> = {
  handle: { from: ['open', 'handling', 'settled'], to: 'handling', may: 'warning.handle', note: true, within: 366 },
  ask: { from: ['handling'], to: 'review', may: 'warning.handle', note: true },
  settle: { from: ['review'], to: 'settled', may: 'warning.review', note: false, byAnother: true },
  return: { from: ['review'], to: 'handling', may: 'warning.review', note: true, byAnother: true },
  defer: { from: ['open', 'handling'], may: 'warning.review', note: true, within: 90 },
  resume: { from: ['open', 'handling'], may: 'warning.review', note: false },
};

/** Who takes a step: by name, and what the role may. */
export interface Handler {
  username: string;
  name: string;
  may(action: Action): boolean;
}

export interface HandlingAct {
  step: HandlingStep;
  note: string | null;
  day: IsoDate | null;
}

const askedBy = ({ steps }: Handling): string | undefined => steps.findLast(({ step }) => step === 'ask')?.by;

const fits = (handling: Handling, step: HandlingStep, today: IsoDate): boolean =>
  HANDLING_RULES[step].from.includes(handling.state) && (step !== 'resume' || isDeferred(handling, today));

/** What somebody can do with a warning now, what carries it on first. */
export const handlingStepsFor = (handling: Handling, handler: Handler, today: IsoDate): HandlingStep[] =>
  HANDLING_STEPS.filter((step) => {
    const { may, byAnother } = HANDLING_RULES[step];
    return fits(handling, step, today) && handler.may(may) && !(byAnother && askedBy(handling) === handler.username);
  });

function checkedDay({ step, day }: HandlingAct, today: IsoDate): IsoDate | null {
  const { within } = HANDLING_RULES[step];
  if (within === undefined) return null;
  const last = addDays(today, within);
  if (day === null || day < today || day > last) throw DayOutOfRange({ step, first: today, last });
  return day;
}

/** One step of one person. `at` is the moment, `today` the day that it is at the place which is served. */
export function takeHandlingStep(
  handling: Handling,
  act: HandlingAct,
  handler: Handler,
  { at, today }: { at: string; today: IsoDate },
): Handling {
  const rule = HANDLING_RULES[act.step];
  if (!fits(handling, act.step, today)) throw HandlingNotOpen({ state: handling.state });
  if (rule.byAnother && askedBy(handling) === handler.username) throw ReviewByAnother();
  const day = checkedDay(act, today);
  const { username: by, name } = handler;
  return {
    state: rule.to ?? handling.state,
    measureDue: act.step === 'handle' ? day : handling.measureDue,
    deferredUntil: act.step === 'defer' ? day : act.step === 'resume' ? null : handling.deferredUntil,
    steps: [...handling.steps, { step: act.step, at, by, name, note: act.note, day }],
  };
}
