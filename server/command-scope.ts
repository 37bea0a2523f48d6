import { DaySchema, TLP_CHOICES, type TlpChoice } from './domain/index.ts';

/** Options of `npm run ask` and `npm run search` that narrow what is searched, for `parseArgs`. */
export const SCOPE_OPTIONS = {
  'as-of': { type: 'string' },
  tlp: { type: 'string', multiple: true },
} as const;

/** How they are explained. */
export const SCOPE_USAGE = `  --as-of DAY    nothing published after this day
  --tlp LABEL    only reports that bear this TLP label (CLEAR, GREEN, AMBER, AMBER+STRICT, RED), or none of them (NONE);
                 several times for several`;

export interface CommandScope {
  readonly asOf?: string;
  /** Not empty. */
  readonly tlps?: TlpChoice[];
}

/** @throws Error with a message for the user */
export function readScope(values: {
  readonly 'as-of'?: string | undefined;
  readonly tlp?: readonly string[] | undefined;
}): CommandScope {
  const { 'as-of': asOf, tlp } = values;
  if (asOf !== undefined && !DaySchema.safeParse(asOf).success) {
    throw new Error('--as-of is a day such as 2026-03-31.');
  }
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(tlp === undefined ? {} : { tlps: [...new Set(tlp.map(choiceOf))] }),
  };
}

function choiceOf(given: string): TlpChoice {
  const name = given
    .trim()
    .toUpperCase()
    .replace(/^TLP[:\s]\s*/, '')
    .replace(/\s*\+\s*/, '+');
  const choice = TLP_CHOICES.find((one) => one === name);
  if (choice === undefined) throw new Error(`--tlp is one of ${TLP_CHOICES.join(', ')}.`);
  return choice;
}
