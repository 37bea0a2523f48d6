import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngestion } from '../../ingest/index.ts';
import { loadTemplates, parseTemplate } from '../../prompts/load-templates.ts';
import { createExtractiveWriter } from '../answer/extractive-writer.ts';
import type { BriefingEvent, BriefingRequest } from '../domain/index.ts';
import { type Asker, type Briefing, BriefingEventSchema, LOCAL_ASKER } from '../domain/index.ts';
import { createLocalEmbedder } from '../models/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Store } from '../ports/store.ts';
import type { Writer } from '../ports/writer.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { type BriefingDependencies, draftBriefing } from './draft-briefing.ts';
import { renderMarkdown } from './export-markdown.ts';
import { sectionText } from './section-text.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = path.join(root, 'eval/corpus');
/** A part of the sample: two languages besides German, a superseded resolution, a graded cable. */
const DOCUMENTS = [
  'cables/2025-03-14-vellin-teska-dritte-runde.txt',
  'cables/2025-06-11-ostrel-zwischenfall-brask.txt',
  'cables/2026-05-20-ostrel-ratifizierung-teska.txt',
  'documents/2025-11-25-cn-res-131.md',
  'documents/2026-02-04-communique-conference-port-sarn.html',
  'documents/2026-03-13-kommunique-mittelsee-pakt.md',
  'documents/2026-06-02-sachstand-hadrin.md',
  'speeches/2025-10-02-address-foreign-minister-olvann.html',
];

/** Two short templates: a mandatory section with text, an optional one. The shipped ones are used in full once. */
const SHORT = (['de', 'en'] as const).map((language) => {
  const front = {
    id: `kurz-${language}`,
    version: '1.0',
    language,
    title: language === 'de' ? 'Kurzvermerk' : 'Short note',
    audience: 'test',
    sections: [
      {
        id: 'lage',
        title: language === 'de' ? 'Lage' : 'Situation',
        purpose: 'What is.',
        mandatory: true,
        questions: ['{{topic}}: Was ist strittig?', '{{topic}}: Wer lehnt was ab?'],
      },
      {
        id: 'ausblick',
        title: language === 'de' ? 'Ausblick' : 'Outlook',
        purpose: 'What will be.',
        mandatory: false,
        questions: ['{{topic}}: Was ist vorgesehen?'],
      },
    ],
  };
  const parsed = parseTemplate(`---\n${JSON.stringify(front)}\n---\n`, front.id);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.template;
});

let folder: string;
let store: Store;
let embedder: Embedder;
let deps: BriefingDependencies;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefing-'));
  store = await openTestStore();
  embedder = await createLocalEmbedder({ cacheDir: path.join(root, 'node_modules/.cache/aktenlage/models') });
  const ingestion = createIngestion({ store, embedder, originalsDir: path.join(folder, 'originals') });
  for (const sourceKey of DOCUMENTS) {
    const bytes = await readFile(path.join(corpus, sourceKey));
    const outcome = await ingestion.ingestFile({ sourceKey, bytes });
    expect(outcome.status, `${sourceKey}: ${outcome.reason}`).toBe('added');
  }
  deps = {
    store,
    embedder,
    writer: createExtractiveWriter(),
    fallbackWriter: null,
    loadTemplates: async () => {
      const { templates, problems } = await loadTemplates();
      return { templates: [...templates, ...SHORT], problems };
    },
  };
}, 300_000);

afterAll(async () => {
  await embedder?.close();
  await store?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function eventsOf(
  request: BriefingRequest,
  more: { asker?: Asker; deps?: BriefingDependencies; signal?: AbortSignal } = {},
): Promise<BriefingEvent[]> {
  const events: BriefingEvent[] = [];
  const asker = more.asker ?? LOCAL_ASKER;
  for await (const event of draftBriefing(more.deps ?? deps, { asker, request }, more.signal)) {
    events.push(BriefingEventSchema.parse(event));
  }
  return events;
}

async function draft(request: BriefingRequest, asker?: Asker): Promise<Briefing> {
  const last = (await eventsOf(request, asker === undefined ? {} : { asker })).at(-1);
  if (last?.type !== 'briefing-end') throw new Error(`no briefing: ${JSON.stringify(last)}`);
  return last.briefing;
}

async function errorOf(...parameters: Parameters<typeof eventsOf>) {
  const events = await eventsOf(...parameters);
  const last = events.at(-1);
  if (last?.type !== 'briefing-error') throw new Error(`no error: ${last?.type}`);
  return { ...last.error, events: events.map(({ type }) => type) };
}

describe('drafting a briefing from a real record', () => {
  let briefing: Briefing;
  let events: BriefingEvent[];
  beforeAll(async () => {
    events = await eventsOf({ topic: 'Teska-Wasservertrag', template: 'sachstand', asOf: '2026-09-30' });
    const last = events.at(-1);
    if (last?.type !== 'briefing-end') throw new Error(`no briefing: ${JSON.stringify(last)}`);
    briefing = last.briefing;
  });

  it('announces the sections, gives each in order, and ends', () => {
    const [first] = events;
    if (first?.type !== 'briefing-start') throw new Error('starts otherwise');
    expect(first.id).toBe(briefing.id);
    const expected = first.sections.flatMap(() => ['section-start', 'section-end']);
    expect(events.slice(1).map(({ type }) => type)).toEqual([...expected, 'briefing-end']);
  });

  it('has sentences in its main sections, each with a source whose quote stands in the record', async () => {
    expect(briefing.sections.find(({ id }) => id === 'kurzlage')?.claims.length).toBeGreaterThan(0);
    const reader = store.as(LOCAL_ASKER);
    for (const source of briefing.sources) {
      const report = await reader.getReport(source.reportId);
      expect(report?.text.slice(source.start, source.end)).toBe(source.quote);
    }
    const numbers = new Set(briefing.sources.map(({ number }) => number));
    for (const { claims } of briefing.sections) {
      for (const claim of claims) {
        expect(claim.citations.length).toBeGreaterThan(0);
        for (const number of claim.citations) expect(numbers).toContain(number);
        expect(sectionText(claims).slice(claim.start, claim.end)).toBe(claim.text);
      }
    }
  });

  it('numbers its sources in order of appearance and says nothing twice', () => {
    expect(briefing.sources.map(({ number }) => number)).toEqual(
      briefing.sources.map((_, index) => index + 1),
    );
    const texts = briefing.sections.flatMap(({ claims }) => claims.map(({ text }) => text));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('carries the grade of the graded cable as soon as it uses it, and no higher', () => {
    const usesCable = briefing.sources.some(({ sourceKey }) => sourceKey.includes('ostrel-ratifizierung'));
    expect(usesCable).toBe(true);
    expect(briefing.marking).toBe('VS-NfD');
  });

  it('records template, writer, embedder and corpus', () => {
    expect(briefing.title).toBe('Sachstand: Teska-Wasservertrag');
    expect(briefing.provenance.promptVersions['briefing-sachstand']).toMatch(/^1\.3@[0-9a-f]{12}$/);
    expect(briefing.provenance).toMatchObject({
      writer: deps.writer.id,
      embedder: embedder.id,
      fallback: null,
    });
  });

  it('is found again, with its answers', async () => {
    const reader = store.as(LOCAL_ASKER);
    expect(await reader.getBriefing(briefing.id)).toEqual(briefing);
    for (const id of briefing.sections.flatMap(({ answerIds }) => answerIds)) {
      expect((await reader.getAnswer(id))?.conversationId).toBe(`briefing-${briefing.id}`);
    }
  });

  it('exports every sentence and every source', () => {
    const markdown = renderMarkdown(briefing);
    expect(markdown).toMatch(/^\*\*VS – NUR FÜR DEN DIENSTGEBRAUCH\*\*\n/u);
    expect(markdown.match(/^- \[\d+\] /gmu)).toHaveLength(briefing.sources.length);
    for (const { claims } of briefing.sections) {
      for (const { citations } of claims) expect(markdown).toContain(citations.map((n) => `[${n}]`).join(''));
    }
  });
});

describe('a briefing on another day, in another language, by somebody else', () => {
  it('knows nothing later than its day', async () => {
    const briefing = await draft({ topic: 'Teska-Wasservertrag', template: 'kurz-de', asOf: '2025-12-31' });
    expect(briefing.asOf).toBe('2025-12-31');
    expect(briefing.sources.length).toBeGreaterThan(0);
    for (const { publishedOn } of briefing.sources)
      expect(publishedOn && publishedOn <= '2025-12-31').toBe(true);
  });

  it('takes its headings from the template and its answers in the language asked for', async () => {
    const briefing = await draft({
      topic: 'Teska-Wasservertrag',
      template: 'kurz-en',
      answerLanguage: 'de',
    });
    expect(briefing.language).toBe('en');
    expect(briefing.sections[0]?.title).toBe('Situation');
    const [answerId] = briefing.sections[0]?.answerIds ?? [];
    expect((await store.as(LOCAL_ASKER).getAnswer(answerId ?? ''))?.language).toBe('de');
  });

  it('uses only what its author may see', async () => {
    const asker: Asker = { id: 'second', clearance: 0, groups: [] };
    const briefing = await draft({ topic: 'Teska-Wasservertrag', template: 'kurz-de' }, asker);
    expect(briefing.marking).toBe('OFFEN');
    expect(briefing.sources.every(({ marking }) => marking === 'OFFEN')).toBe(true);
    expect(await store.as(LOCAL_ASKER).getBriefing(briefing.id)).toBeNull();
  });

  it('names as a gap, with what was searched, whatever the record does not hold', async () => {
    const briefing = await draft({ topic: 'Zebrazucht in Quittanien', template: 'kurz-de' });
    expect(briefing.sections.map(({ id }) => id)).toEqual(['lage']);
    expect(briefing.sections.flatMap(({ claims }) => claims)).toEqual([]);
    expect(briefing.sources).toEqual([]);
    expect(briefing.gaps).toHaveLength(3);
    for (const gap of briefing.gaps) {
      expect(gap.message).toContain('Keine Angaben in der Akte zu „');
      expect(gap.message).toContain('Zebrazucht in Quittanien');
      expect(gap.message).toMatch(
        /Durchsucht: 8 Berichte, \d+ Textstellen, der neueste vom 2\. Juni 2026\./u,
      );
    }
  });
});

describe('a briefing that cannot be drafted', () => {
  it.each([
    ['an empty topic', { topic: '  ', template: 'sachstand' }, 'bad-request', 'topic is empty'],
    ['a topic without words', { topic: '???', template: 'sachstand' }, 'bad-request', 'no readable text'],
    ['a binary topic', { topic: 'a\u0000b', template: 'sachstand' }, 'bad-request', 'no readable text'],
    [
      'an endless topic',
      { topic: 'x'.repeat(20_000), template: 'sachstand' },
      'bad-request',
      '20000 characters',
    ],
    ['a day that is none', { topic: 'x', template: 'sachstand', asOf: '2026-02-30' }, 'bad-request', 'asOf'],
    [
      'an unknown template',
      { topic: 'x', template: 'haiku' },
      'not-found',
      'Known are: action-memo, background-note',
    ],
  ])('says so: %s', async (_, request, code, message) => {
    const error = await errorOf(request);
    expect(error).toMatchObject({ code, events: ['briefing-error'] });
    expect(error.message).toContain(message);
  });

  it('says so where the author could not see what the template makes of it', async () => {
    const marked = SHORT.map((template) => ({
      ...template,
      marking: { minimum: 'GEHEIM' as const, portions: false },
    }));
    const secret = { ...deps, loadTemplates: async () => ({ templates: marked, problems: [] }) };
    const request = { topic: 'Teska-Wasservertrag', template: 'kurz-de' };
    const asker: Asker = { id: 'second', clearance: 1, groups: [] };
    const error = await errorOf(request, { asker, deps: secret });
    expect(error).toMatchObject({ code: 'bad-request', events: ['briefing-error'] });
    expect(error.message).toContain('at least GEHEIM');
    const last = (await eventsOf(request, { deps: secret })).at(-1);
    expect(last?.type === 'briefing-end' && last.briefing.marking).toBe('GEHEIM');
  });

  it('says which field of a template is wrong', async () => {
    const problem = {
      id: 'bad',
      file: 'briefing-bad.md',
      message: 'briefing-bad.md: language: must be de or en',
    };
    const broken = { ...deps, loadTemplates: async () => ({ templates: [], problems: [problem] }) };
    const error = await errorOf({ topic: 'x', template: 'bad' }, { deps: broken });
    expect(error.code).toBe('configuration-invalid');
    expect(error.message).toContain('briefing-bad.md: language');
  });

  it('fails when the writer fails, instead of listing an outage as a gap, and is not saved', async () => {
    const before = (await store.as(LOCAL_ASKER).listBriefings()).length;
    const writer: Writer = {
      ...deps.writer,
      // biome-ignore lint/correctness/useYield: a model that fails before its first word
      async *write() {
        throw new TypeError('socket hang up');
      },
    };
    const error = await errorOf(
      { topic: 'Teska-Wasservertrag', template: 'sachstand' },
      { deps: { ...deps, writer } },
    );
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('socket');
    expect((await store.as(LOCAL_ASKER).listBriefings()).length).toBe(before);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const request = { topic: 'Teska-Wasservertrag', template: 'sachstand' };
    expect((await errorOf(request, { signal: controller.signal })).code).toBe('cancelled');
  });

  it('lets no question run on when its reader goes away', async () => {
    let running = 0;
    const writer: Writer = {
      ...deps.writer,
      async *write(request, signal) {
        running++;
        try {
          yield* deps.writer.write(request, signal);
        } finally {
          running--;
        }
      },
    };
    const request = { topic: 'Teska-Wasservertrag', template: 'sachstand' };
    for await (const event of draftBriefing({ ...deps, writer }, { asker: LOCAL_ASKER, request })) {
      if (event.type === 'section-end') break;
    }
    expect(running).toBe(0);
  });
});
