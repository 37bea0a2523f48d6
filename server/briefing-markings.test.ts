import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpdfText } from './briefing/testing/pdf-pages.ts';
import {
  type Asker,
  type Briefing,
  BriefingCoverageSchema,
  BriefingSchema,
  ErrorBodySchema,
  MARKINGS,
} from './domain/index.ts';
import { openTestApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;
const access = async (request: Request): Promise<Asker> => ({
  id: request.headers.get('x-asker') ?? 'anna',
  clearance: Number(request.headers.get('x-clearance') ?? 4),
  groups: [],
});
const ask = (path: string, headers: Record<string, string> = {}) => test.app.request(path, { headers });

/** Fictional: a lock at Lesk, told of by an open report and by one of each grade, in all the words for the grades. */
const GRADES = {
  offen: ['', 'OFFEN'],
  nfd: ['EINSTUFUNG: VS-NfD', 'VS-NfD'],
  nato: ['EINSTUFUNG: NATO RESTRICTED', 'VS-NfD'],
  eu: ['EINSTUFUNG: CONFIDENTIEL UE/EU CONFIDENTIAL', 'VS-VERTRAULICH'],
  vertraulich: ['EINSTUFUNG: VS-VERTRAULICH', 'VS-VERTRAULICH'],
  geheim: ['EINSTUFUNG: GEHEIM', 'GEHEIM'],
  secret: ['EINSTUFUNG: NATO SECRET', 'GEHEIM'],
  streng: ['EINSTUFUNG: STRENG GEHEIM', 'STRENG GEHEIM'],
} as const;
type Grade = keyof typeof GRADES;
const KINDS = Object.keys(GRADES) as Grade[];
const NAMES: Record<Grade, string> = {
  offen: 'Altmoor',
  nfd: 'Brask',
  nato: 'Cembra',
  eu: 'Dorvale',
  vertraulich: 'Erlach',
  geheim: 'Feldaran',
  secret: 'Gorrin',
  streng: 'Hollvik',
};
const keyOf = (grade: Grade) => `cables/${grade}.txt`;

beforeAll(async () => {
  test = await openTestApp({ access });
  for (const grade of KINDS) {
    const [line] = GRADES[grade];
    await test.add(
      keyOf(grade),
      `${line}\nVON: Botschaft ${NAMES[grade]}\nDATUM: 1${KINDS.indexOf(grade)}.06.2025\nBETREFF: Schleuse von Lesk\n\nDie Schleuse von Lesk ist nach Angaben der Botschaft ${NAMES[grade]} seit dem ${KINDS.indexOf(grade) + 1}. Mai 2025 geschlossen.\n`,
    );
  }
}, 300_000);
afterAll(() => test.close());

async function draft(withoutSources: readonly string[], more = {}): Promise<Briefing> {
  const response = await test.app.request('/api/briefings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ topic: 'Schleuse von Lesk', template: 'sachstand', withoutSources, ...more }),
  });
  expect(response.status).toBe(200);
  return BriefingSchema.parse(await response.json());
}
const without = (...used: Grade[]) => KINDS.filter((grade) => !used.includes(grade)).map(keyOf);
const exported = (id: string, query: string) => ask(`/api/briefings/${id}/export?${query}`);

describe('the marking of a draft', () => {
  it.each(KINDS.filter((grade) => grade !== 'offen'))('is that of its highest source: %s', async (grade) => {
    const both = await draft(without('offen', grade));
    expect(new Set(both.sources.map(({ sourceKey }) => sourceKey))).toEqual(
      new Set([keyOf('offen'), keyOf(grade)]),
    );
    expect(both.marking).toBe(GRADES[grade][1]);
    expect(both.withoutSources).toBe(KINDS.length - 2);
    const lower = await draft(without('offen'));
    expect(lower.marking).toBe('OFFEN');
    // A report that was left out is named nowhere: its title may be graded higher than the paper.
    expect(JSON.stringify(lower)).not.toContain(NAMES[grade]);
  });

  it('counts all sources that are left out and refuses a list without end', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => `a/${index}`);
    const response = await test.app.request('/api/briefings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ topic: 'Lesk', template: 'sachstand', withoutSources: many }),
    });
    expect(response.status).toBe(400);
  });
});

describe('an export below the marking of the briefing', () => {
  let briefing: Briefing;
  beforeAll(async () => {
    briefing = await draft(without('offen', 'nfd', 'geheim'));
    expect(briefing.marking).toBe('GEHEIM');
  });

  it.each(['md', 'docx', 'pdf', 'json'])('is refused with sources and sections (%s)', async (format) => {
    const response = await exported(briefing.id, `format=${format}&maxMarking=VS-NfD`);
    expect(response.status).toBe(409);
    const { error } = ErrorBodySchema.parse(await response.json());
    expect(error).toMatchObject({
      code: 'marking-too-high',
      retryable: false,
      obstacle: { marking: 'GEHEIM', maxMarking: 'VS-NfD', minimum: 'OFFEN' },
    });
    expect(new Set(error.obstacle?.sources.map(({ marking }) => marking))).toEqual(new Set(['GEHEIM']));
    expect(error.obstacle?.sections.reduce((sum, { sentences }) => sum + sentences, 0)).toBeGreaterThan(0);
  });

  it('comes without these sources where that is asked for, and the stored briefing stays', async () => {
    const query = 'maxMarking=VS-NfD&leaveOutSources=true';
    const markdown = await (await exported(briefing.id, `format=md&${query}`)).text();
    const pdf = new Uint8Array(await (await exported(briefing.id, `format=pdf&${query}`)).arrayBuffer());
    const json = await (await exported(briefing.id, `format=json&${query}`)).text();
    for (const text of [markdown, (await unpdfText(pdf)).join('\n'), json]) {
      expect(text).toContain(NAMES.nfd);
      expect(text).not.toContain(NAMES.geheim);
      expect(text).not.toContain('"GEHEIM"');
    }
    expect(JSON.parse(json)).toMatchObject({ marking: 'VS-NfD', disclosure: { marking: 'VS-NfD' } });
    const stored = BriefingSchema.parse(await (await ask(`/api/briefings/${briefing.id}`)).json());
    expect(stored.marking).toBe('GEHEIM');
    expect(stored.lowered).toBeUndefined();
  });

  it.each(MARKINGS.slice(3))('is no question at its own grade and above: %s', async (grade) => {
    const response = await exported(briefing.id, `maxMarking=${encodeURIComponent(grade)}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(NAMES.geheim);
  });

  it('is foretold: what would go is named before anything is written', async () => {
    const read = async (limit: string) =>
      (await ask(`/api/briefings/${briefing.id}/lower?maxMarking=${encodeURIComponent(limit)}`)).json();
    const obstacle = await read('OFFEN');
    expect(obstacle.sources.map(({ marking }: { marking: string }) => marking).toSorted()).toEqual(
      briefing.sources.flatMap(({ marking }) => (marking === 'OFFEN' ? [] : [marking])).toSorted(),
    );
    expect(await read('GEHEIM')).toMatchObject({ sources: [], sections: [] });
  });

  it('is not answered to others, nor below a marking that is none', async () => {
    const other = await ask(`/api/briefings/${briefing.id}/export?maxMarking=OFFEN`, { 'x-asker': 'ben' });
    expect(other.status).toBe(404);
    expect((await exported(briefing.id, 'maxMarking=GREEN')).status).toBe(400);
  });
});

describe('the full record as JSON', () => {
  it('holds request, plan, verdicts, hashes and provenance; every quote stands in its report', async () => {
    const { id } = await draft(without('offen', 'nfd'), {
      questions: { ausblick: ['{{topic}}: Seit wann?'] },
    });
    const full = JSON.parse(await (await exported(id, 'format=json')).text());
    expect(full).toMatchObject({
      format: 'aktenlage-briefing/1',
      request: {
        topic: 'Schleuse von Lesk',
        template: 'sachstand',
        answerLanguage: 'de',
      },
      disclosure: { 'machine-generated': true, reviewed: false },
      provenance: { writerKind: 'extractive' },
      withoutSources: 6,
    });
    expect(full.plan.length).toBe(full.sections.length);
    const claims = full.sections.flatMap((section: Briefing['sections'][number]) => section.claims);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) expect(claim.verdict.status).toBe('supported');
    for (const source of full.sources) {
      expect(source.contentHash).toMatch(/^[0-9a-f]{64}$/u);
      const report = await test.services.store
        .as({ id: 'anna', clearance: 4, groups: [] })
        .getReport(source.reportId);
      expect(report?.contentHash).toBe(source.contentHash);
      expect(report?.text.slice(source.start, source.end)).toBe(source.quote);
    }
  });
});

describe('which reports a briefing uses', () => {
  it('is told with their sentences, and which were found and not used, as the asker may see them', async () => {
    const briefing = await draft(without('offen', 'nfd', 'geheim'));
    const read = async (headers: Record<string, string> = {}) => {
      const response = await ask(`/api/briefings/${briefing.id}/coverage`, headers);
      return response.status === 200 ? BriefingCoverageSchema.parse(await response.json()) : response.status;
    };
    const coverage = await read();
    if (typeof coverage === 'number') throw new Error(`status ${coverage}`);
    const cited = new Set(briefing.sources.map(({ sourceKey }) => sourceKey));
    expect(new Set(coverage.used.map(({ sourceKey }) => sourceKey))).toEqual(cited);
    const sentences = briefing.sections.flatMap(({ claims }) => claims).length;
    expect(coverage.used.reduce((sum, one) => sum + one.sentences, 0)).toBeGreaterThanOrEqual(sentences);
    for (const { sourceKey } of coverage.notUsed) expect(cited).not.toContain(sourceKey);
    expect(await read({ 'x-asker': 'ben' })).toBe(404);
    // Below the marking of the briefing the asker sees none of it.
    expect(await read({ 'x-clearance': '1' })).toBe(404);
  });

  it('stands in the exports', async () => {
    const { id } = await draft(without('offen', 'nfd'));
    const markdown = await (await exported(id, 'format=md')).text();
    expect(markdown).toContain('## Verwendete und nicht verwendete Berichte');
    const { coverage } = JSON.parse(await (await exported(id, 'format=json')).text());
    expect(coverage.used.length).toBeGreaterThan(0);
  });
});
