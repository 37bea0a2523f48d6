import type { Asker } from '../../domain/index.ts';
import { CANARIES, CANARY, CANARY_DAY, dayOf, isHidden } from './canaries.ts';
import { isCompared, workBetween } from './compare-work.ts';
import type { House } from './house.ts';
import { comparable, textOfSent } from './read-body.ts';

/** One answer of the house, kept for the comparison with the twin. */
export interface Seen {
  readonly request: string;
  readonly status: number;
  readonly text: string;
  /** `GET /api/reports/{id}`, and what it made the house do. */
  readonly route: string;
  readonly work: readonly string[];
}

const HIDDEN_DAYS = new Map(
  Array.from({ length: CANARIES }, (_, number) => [dayOf(number), number] as const),
);

/** What a text shows of canaries that are hidden from the asker. */
export function* hiddenIn(asker: Asker, text: string): Generator<string> {
  for (const [token, , letters = ''] of text.matchAll(CANARY)) {
    const number = Number([...letters.toLowerCase()].map((letter) => 'abcdefghij'.indexOf(letter)).join(''));
    if (number < CANARIES && isHidden(asker, number)) yield token.toLowerCase();
  }
  for (const [day] of text.matchAll(CANARY_DAY)) {
    const number = HIDDEN_DAYS.get(day);
    if (number !== undefined && isHidden(asker, number)) yield day;
  }
}

/** Walks through a house as one asker, keeps what he was told and looks for what he should not have been told. */
export class Traveller {
  readonly seen: Seen[] = [];
  readonly findings: string[] = [];
  /** `GET /api/reports/{id}` for everything that was asked for. */
  readonly routes = new Set<string>();
  /** Of these, the ones where what is hidden was asked for beside what never was. */
  readonly compared = new Set<string>();
  /** Counts rows that statements look at as well. */
  counting = false;
  readonly #house: House;
  readonly asker: Asker;
  /** What this person wrote himself: it comes back to him as his own words. */
  readonly #own: Set<string>;

  constructor(house: House, asker: Asker, own: Set<string> = new Set()) {
    this.#house = house;
    this.asker = asker;
    this.#own = own;
  }

  /** @param template the path as the OpenAPI document has it */
  async send(
    method: string,
    template: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string; work: readonly string[] }> {
    const said = `${decodeURIComponent(path)} ${body instanceof FormData ? await saidIn(body) : JSON.stringify(body ?? '')}`;
    for (const [token] of said.matchAll(CANARY)) this.#own.add(token.toLowerCase());
    for (const [day] of said.matchAll(CANARY_DAY)) this.#own.add(day);
    const sent = await this.#house.as(this.asker, this.counting)(method, path, body);
    const text = await textOfSent(sent);
    const query = new URL(path, 'http://localhost').searchParams;
    this.routes.add(`${method} ${template}`);
    for (const name of query.keys()) this.routes.add(`${method} ${template} ?${name}`);
    const request = `${this.asker.id}/${this.asker.clearance} ${method} ${said.slice(0, 200)}`;
    if (sent.status >= 500) this.findings.push(`${request}: status ${sent.status}: ${text.slice(0, 300)}`);
    for (const found of hiddenIn(this.asker, text))
      if (!this.#own.has(found)) this.findings.push(`${request}: shows ${found}`);
    this.seen.push({
      request,
      status: sent.status,
      text: comparable(text),
      route: `${method} ${template}`,
      work: sent.work,
    });
    return { status: sent.status, text, work: sent.work };
  }

  /** The same, as JSON; an empty object where there is none. */
  async json<T>(method: string, template: string, path: string, body?: unknown): Promise<T> {
    const { text } = await this.send(method, template, path, body);
    const start = text.indexOf('\n\n') + 2;
    try {
      return JSON.parse(text.slice(start)) as T;
    } catch {
      return {} as T;
    }
  }

  /** What is hidden must be answered like what never was, but for the name that was asked for. */
  async likeUnknown(
    method: string,
    template: string,
    path: (id: string) => string,
    hidden: string,
    unknown: string,
    body?: (id: string) => unknown,
  ): Promise<void> {
    this.compared.add(`${method} ${template}`);
    const asked = await Promise.all(
      [hidden, unknown].map(async (id) => {
        const { status, text, work } = await this.send(
          method,
          template,
          path(encodeURIComponent(id)),
          body?.(id),
        );
        return {
          status,
          work,
          text: comparable(text).replaceAll(encodeURIComponent(id), '<asked>').replaceAll(id, '<asked>'),
        };
      }),
    );
    const [one, other] = asked;
    if (one?.status !== other?.status || one?.text !== other?.text)
      this.findings.push(
        `${this.asker.id} ${method} ${path(hidden)}: hidden ${one?.status} ${one?.text.slice(-300)} but unknown ${other?.status} ${other?.text.slice(-300)}`,
      );
    const told = workBetween(one?.work ?? [], other?.work ?? []);
    if (told !== null) this.findings.push(`${this.asker.id} ${method} ${path(hidden)}: the house ${told}`);
  }
}

async function saidIn(form: FormData): Promise<string> {
  const parts = await Promise.all(
    [...form].map(
      async ([name, value]) =>
        `${name}=${typeof value === 'string' ? value : `${value.name} ${await value.text()}`}`,
    ),
  );
  return parts.join(' ');
}

/** Where two walks through two houses were told different things. */
export function differences(one: readonly Seen[], other: readonly Seen[]): string[] {
  const found = one.flatMap((here, place) => {
    const there = other[place];
    if (there?.request === undefined) return [`${here.request}: asked in one house only`];
    if (here.status === there.status && here.text === there.text) return [];
    const at = [...here.text].findIndex((sign, index) => sign !== there.text[index]);
    const cut = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 120), at + 120));
    return [
      `${here.request}: ${here.status} ${cut(here.text)} but in the twin ${there.status} ${cut(there.text)}`,
    ];
  });
  return one.length === other.length ? found : [...found, `${one.length} answers and ${other.length}`];
}

/** Where two walks through two houses made them do different things: what somebody with a clock could learn. */
export const differentWork = (one: readonly Seen[], other: readonly Seen[]): string[] =>
  one.flatMap((here, place) => {
    const told = isCompared(here.route) ? workBetween(here.work, other[place]?.work ?? []) : null;
    return told === null ? [] : [`${here.request}: the house ${told}`];
  });
