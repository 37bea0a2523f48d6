import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from './briefing/export-docx/testing/word-parts.ts';
import {
  AktenlageError,
  type Asker,
  type Briefing,
  type Change,
  type Changed,
  ChangedSchema,
  DifferencesSchema,
  type Sentence,
  sentencesOf,
} from './domain/index.ts';
import { createLanguageModelWriter } from './models/index.ts';
import { citeFirstPassages, startScriptedOpenAi } from './models/testing/scripted-openai.ts';
import type { ClaimJudge } from './ports/claim-judge.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

const access = async (request: Request): Promise<Asker> => ({
  id: request.headers.get('x-asker') ?? 'anna',
  clearance: Number(request.headers.get('x-clearance') ?? 4),
  groups: [],
});

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ access });
  await test.add('cables/brask.txt', CABLE);
  await test.add('notes/maroa.md', NOTE);
}, 300_000);
afterAll(async () => {
  await test?.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}, app = test) =>
  app.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function draft(app = test, topic = 'Brücke von Brask', headers = {}): Promise<Briefing> {
  const response = await post('/api/briefings', { topic, template: 'sachstand' }, headers, app);
  expect(response.status).toBe(200);
  return (await response.json()) as Briefing;
}

/** One author at work: keeps the version that he has before him. */
class Author {
  base = 1;
  briefing: Briefing;

  constructor(
    drafted: Briefing,
    private readonly app = test,
    private readonly headers: Record<string, string> = {},
  ) {
    this.briefing = drafted;
  }

  request(change: Change, base = this.base) {
    return post(`/api/briefings/${this.briefing.id}/changes`, { base, change }, this.headers, this.app);
  }

  async does(change: Change): Promise<Changed> {
    const response = await this.request(change);
    const body = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(200);
    const changed = ChangedSchema.parse(body);
    this.base = changed.version.number;
    this.briefing = changed.version.briefing;
    return changed;
  }

  async fails(change: Change, base = this.base): Promise<{ status: number; code: string; message: string }> {
    const response = await this.request(change, base);
    const { error } = await response.json();
    return { status: response.status, ...error };
  }

  get sentences(): Sentence[] {
    return sentencesOf(this.briefing);
  }

  sentence(id: string): Sentence {
    const found = this.sentences.find(({ work }) => work.id === id);
    if (found === undefined) throw new Error(`no sentence ${id}`);
    return found;
  }

  /** The one that holds these words. */
  with(words: string): Sentence {
    const found = this.sentences.find(({ claim }) => claim.text.includes(words));
    if (found === undefined) throw new Error(`no sentence with ${words}`);
    return found;
  }

  async export(format: 'md' | 'docx') {
    const path = `/api/briefings/${this.briefing.id}/export?format=${format}`;
    const response = await this.app.app.request(path, { headers: this.headers });
    expect(response.status).toBe(200);
    if (format === 'md') return response.text();
    return [...partsOf(new Uint8Array(await response.arrayBuffer())).values()].join('\n');
  }
}

const DEAD = 'elf Menschen';

describe('editing a sentence', () => {
  it('is checked again: another number is not supported, harmless wording is', async () => {
    const anna = new Author(await draft());
    const { claim, work } = anna.with(DEAD);
    expect(claim.verdict.status).toBe('supported');

    await anna.does({
      type: 'edit',
      sentence: work.id,
      text: claim.text.replace('elf', 'zwölf').replace('9. Juni', '8. Juni'),
    });
    const wrong = anna.sentence(work.id);
    expect(['unsupported', 'contradicted']).toContain(wrong.claim.verdict.status);
    expect(wrong.claim.verdict.reason).not.toBe('');
    expect(wrong.work.edited).toMatchObject({ by: 'anna', first: claim.text });
    expect(wrong.claim.citations).toEqual(claim.citations);

    await anna.does({
      type: 'edit',
      sentence: work.id,
      text: 'Am 9. Juni 2025 kamen beim Beschuss der Brücke von Brask nach Angaben der Beobachtermission elf Menschen ums Leben.',
    });
    const right = anna.sentence(work.id);
    expect(right.claim.verdict.status).toBe('supported');
    // The mark stays, with the words as the draft had them.
    expect(right.work.edited).toMatchObject({ by: 'anna', first: claim.text });
  });

  it('leaves the earlier version as it was, and both can be read', async () => {
    const drafted = await draft();
    const anna = new Author(drafted);
    const { work, claim } = anna.with(DEAD);
    await anna.does({ type: 'edit', sentence: work.id, text: 'Es gab Opfer an der Brücke von Brask.' });
    const read = async (number: number) =>
      (await test.app.request(`/api/briefings/${drafted.id}/versions/${number}`)).json();
    expect((await read(1)).briefing).toEqual({ ...drafted, version: 1 });
    expect(JSON.stringify((await read(2)).briefing.sections)).toContain('Es gab Opfer');
    expect(
      anna.briefing.sections.find(({ id }) => id === anna.sentence(work.id).section.id)?.work,
    ).toBeDefined();
    const { versions } = await (await test.app.request(`/api/briefings/${drafted.id}/versions`)).json();
    expect(versions).toMatchObject([
      { number: 2, by: 'anna', note: { type: 'edit', sentence: work.id }, signedBy: null },
      { number: 1, note: { type: 'draft' } },
    ]);
    expect(claim.text).toContain(DEAD);

    // The earlier one leaves the house too, and says that there is a later one.
    const exported = (query: string) => test.app.request(`/api/briefings/${drafted.id}/export?${query}`);
    const earlier = await (await exported('format=md&version=1')).text();
    expect(earlier).toContain(DEAD);
    expect(earlier).toContain('Fassung 1; die neueste ist Fassung 2.');
    const latest = await (await exported('format=md&version=2')).text();
    expect(latest).not.toContain('die neueste ist');
    expect(latest).toBe(await (await exported('format=md')).text());
    for (const format of ['docx', 'pdf']) {
      const file = await exported(`format=${format}&version=1`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toContain(`v1.${format}`);
    }
    const full = await (await exported('format=json&version=1')).json();
    expect(full).toMatchObject({ version: 1, latestVersion: 2 });
    expect((await exported('format=md&version=7')).status).toBe(404);
  });

  it('that is given up while the record is asked again leaves the draft as it was', async () => {
    const drafted = await draft();
    const { changeBriefing } = await import('./briefing/work/change-briefing.ts');
    const stop = new AbortController();
    let asked = 0;
    const embedder: typeof test.services.embedder = {
      ...test.services.embedder,
      embedQuery: (...args) => {
        asked++;
        stop.abort(new AktenlageError('cancelled', 'Given up.'));
        return test.services.embedder.embedQuery(...args);
      },
    };
    const asker = await access(new Request('http://x'));
    const change = { type: 'regenerate-section', section: 'kurzlage', instruction: '' } as const;
    const request = { asker, id: drafted.id, base: 1, change };
    await expect(changeBriefing({ ...test.services, embedder }, request, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(asked).toBeGreaterThan(0);
    expect(await test.services.store.as(asker).listBriefingVersions(drafted.id)).toHaveLength(1);
  });

  it('may drop its sources, and is then shown as uncited; numbers in its text are refused', async () => {
    const anna = new Author(await draft());
    const { work, claim } = anna.with(DEAD);
    await anna.does({ type: 'edit', sentence: work.id, text: claim.text, citations: [] });
    expect(anna.sentence(work.id).claim).toMatchObject({ citations: [], verdict: { status: 'uncited' } });
    expect(await anna.fails({ type: 'edit', sentence: work.id, text: `${claim.text} [1]` })).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    expect(
      await anna.fails({ type: 'edit', sentence: work.id, text: claim.text, citations: [99] }),
    ).toMatchObject({ status: 400, message: expect.stringContaining('99') });
    for (const text of ['', '  ', '…', '\u0007a', 'x'.repeat(2001)])
      expect((await anna.fails({ type: 'edit', sentence: work.id, text })).status).toBe(400);
  });

  it('names the version it is based on; a stale one is refused, and of two at once one', async () => {
    const anna = new Author(await draft());
    const { work } = anna.with(DEAD);
    const accept = { type: 'accept', sentence: work.id } as const;
    await anna.does(accept);
    expect(await anna.fails(accept, 1)).toMatchObject({ status: 409, code: 'briefing-stale' });
    expect(await anna.fails(accept, 7)).toMatchObject({ status: 409, code: 'briefing-stale' });
    const both = await Promise.all([anna.request(accept), anna.request(accept)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is for its author alone', async () => {
    const drafted = await draft();
    const ben = new Author(drafted, test, { 'x-asker': 'ben' });
    const id = sentencesOf(drafted)[0]?.work.id ?? '';
    const hidden = await ben.fails({ type: 'accept', sentence: id });
    expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
    for (const path of ['versions', 'versions/1', 'differences?from=1&to=1']) {
      const url = `/api/briefings/${drafted.id}/${path}`;
      expect((await test.app.request(url, { headers: { 'x-asker': 'ben' } })).status, path).toBe(404);
    }
  });
});

describe('sentences of the author', () => {
  it('without a source are shown as uncited, with one they are checked', async () => {
    const anna = new Author(await draft());
    const { section, claim, work } = anna.with(DEAD);
    await anna.does({ type: 'add', section: section.id, text: 'Das ist besorgniserregend.', after: work.id });
    const own = anna.with('besorgniserregend');
    expect(own).toMatchObject({
      claim: { citations: [], verdict: { status: 'uncited' } },
      work: { origin: 'author', edited: { by: 'anna' } },
    });
    expect(own.index).toBe(anna.sentence(work.id).index + 1);
    await anna.does({
      type: 'add',
      section: section.id,
      text: 'Nach Angaben der Beobachtermission kamen bei dem Beschuss der Brücke von Brask elf Menschen ums Leben, und zwar am 9. Juni 2025.',
      citations: claim.citations,
    });
    expect(anna.with('und zwar am').claim.verdict).toMatchObject({ status: 'supported' });
    expect(await anna.export('md')).toContain('ohne Quelle');
  });

  it('may quote a passage, letter by letter, which then is a source like any other', async () => {
    const anna = new Author(await draft());
    const { section } = anna.with(DEAD);
    const [passage] = await passagesOf('tuna quota');
    const quote = 'Arvenland asks for a tuna quota of 6,000 tonnes a year and a term of five years.';
    await anna.does({ type: 'quote', section: section.id, passageId: passage, quote });
    const quoted = anna.with('6,000 tonnes');
    expect(quoted).toMatchObject({
      claim: { text: quote, verdict: { status: 'supported', method: 'verbatim' } },
      work: { origin: 'search' },
    });
    const source = anna.briefing.sources.find(({ number }) => number === quoted.claim.citations[0]);
    expect(source).toMatchObject({ passageId: passage, quote, sourceKey: 'notes/maroa.md' });
    expect(source?.number).toBe(anna.briefing.sources.length);
    const invented = { ...({ type: 'quote', section: section.id } as const), passageId: passage };
    expect(
      await anna.fails({ ...invented, quote: 'Arvenland asks for a tuna quota of 9,000 tonnes.' }),
    ).toMatchObject({
      status: 400,
    });
  });

  it('cannot cite what the author may not see: the answer is that of a passage that never was', async () => {
    const marked = await test.add(
      'cables/secret.txt',
      `EINSTUFUNG: GEHEIM\n${CABLE.replaceAll('Brask', 'Lorn')}`,
    );
    const [secret] = await passagesOf('Brücke von Lorn', marked);
    const headers = { 'x-clearance': '1', 'x-asker': 'clara' };
    const clara = new Author(await draft(test, 'Brücke von Brask', headers), test, headers);
    const { section, work } = clara.with(DEAD);
    const changes = (passageId: string): Change[] => [
      { type: 'quote', section: section.id, passageId, quote: 'elf Menschen' },
      { type: 'add', section: section.id, text: 'Elf Menschen starben.', passages: [{ passageId }] },
      { type: 'edit', sentence: work.id, text: 'Elf Menschen starben.', passages: [{ passageId }] },
    ];
    const unknown = changes('p_none');
    for (const [index, change] of changes(secret).entries()) {
      const hidden = await clara.fails(change);
      expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
      const none = unknown[index];
      expect(none && (await clara.fails(none))).toEqual(hidden);
    }
    // Who may see it lifts the marking of the whole with it.
    const anna = new Author(await draft());
    await anna.does({
      type: 'quote',
      section: section.id,
      passageId: secret,
      quote: 'elf Menschen ums Leben',
    });
    expect(anna.briefing.marking).toBe('GEHEIM');
  });

  it('can be struck, accepted and commented on; what is struck leaves the exports and stays in the version', async () => {
    const anna = new Author(await draft());
    const { section, work, claim } = anna.with(DEAD);
    await anna.does({ type: 'add', section: section.id, text: 'Ein Satz ohne Beleg.' });
    const own = anna.with('Satz ohne Beleg').work.id;
    await anna.does({ type: 'comment', sentence: own, text: 'Wer sagt das?' });
    await anna.does({ type: 'strike', sentence: own });
    expect(anna.sentence(own).work).toMatchObject({
      state: 'struck',
      decided: { by: 'anna' },
      comments: [{ by: 'anna', text: 'Wer sagt das?' }],
    });
    for (const format of ['md', 'docx'] as const) {
      const file = await anna.export(format);
      expect(file).not.toContain('Ein Satz ohne Beleg');
      expect(file).not.toContain('Wer sagt das');
      expect(file).toContain(claim.text.slice(0, 30));
    }
    await anna.does({ type: 'reopen', sentence: own });
    expect(await anna.export('md')).toContain('Ein Satz ohne Beleg');
    await anna.does({ type: 'accept', sentence: work.id });
    expect(anna.sentence(work.id).work.state).toBe('accepted');
    // Other words are another sentence: what was decided of the old ones is void.
    await anna.does({ type: 'edit', sentence: work.id, text: 'Elf Menschen kamen ums Leben.' });
    expect(anna.sentence(work.id).work.state).toBe('open');
  });
});

describe('writing again', () => {
  it('without a model drafts a section again, keeps what a person touched, and says what it could not heed', async () => {
    const anna = new Author(await draft());
    const { section, work, claim } = anna.with(DEAD);
    const other = anna.sentences.find((one) => one.section.id === section.id && one.work.id !== work.id);
    await anna.does({
      type: 'edit',
      sentence: work.id,
      text: 'Elf Menschen kamen an der Brücke von Brask ums Leben.',
    });
    if (other !== undefined) await anna.does({ type: 'strike', sentence: other.work.id });
    const { instructionUnheeded } = await anna.does({
      type: 'regenerate-section',
      section: section.id,
      instruction: 'Kürzer bitte.',
    });
    expect(instructionUnheeded).toBe(true);
    const now = anna.sentences.filter((one) => one.section.id === section.id);
    expect(now.map(({ work: { id } }) => id)).toContain(work.id);
    if (other !== undefined) {
      expect(now.filter(({ claim: { text } }) => text === other.claim.text)).toHaveLength(1);
      expect(anna.sentence(other.work.id).work.state).toBe('struck');
    }
    // The draft's own words do not come back beside the author's.
    expect(now.map(({ claim: { text } }) => text)).not.toContain(claim.text);
    const { versions } = await (await test.app.request(`/api/briefings/${anna.briefing.id}/versions`)).json();
    expect(versions[0].note).toMatchObject({ type: 'regenerate-section', instruction: 'Kürzer bitte.' });
  });

  it('of one sentence needs a language model, and says so', async () => {
    const anna = new Author(await draft());
    const { work } = anna.with(DEAD);
    const change = { type: 'regenerate-sentence', sentence: work.id, instruction: 'Kürzer.' } as const;
    expect(await anna.fails(change)).toMatchObject({ status: 409, code: 'needs-language-model' });
    expect((await anna.fails({ ...change, instruction: 'x'.repeat(501) })).status).toBe(400);
  });

  it('with a model goes through the one answering path, with the instruction and with the check', async () => {
    const prompts: string[] = [];
    const server = await startScriptedOpenAi({
      chat: (request) => {
        prompts.push(request.messages.map(({ content }) => content).join('\n'));
        return { text: citeFirstPassages(request) };
      },
    });
    const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
    const app = await openTestApp({ writer, access });
    try {
      await app.add('cables/brask.txt', CABLE);
      const anna = new Author(await draft(app), app);
      const [first] = anna.sentences;
      if (first === undefined) throw new Error('an empty draft');
      server.setScript({
        chat: (request) => {
          prompts.push(request.messages.map(({ content }) => content).join('\n'));
          const key = /<passage key="([^"]+)"/.exec(prompts.at(-1) ?? '')?.[1];
          return { text: `Bei dem Beschuss der Brücke von Brask starben dreizehn Menschen. [${key}]` };
        },
      });
      const change = {
        type: 'regenerate-sentence',
        sentence: first.work.id,
        instruction: 'Nenne die Zahl der Opfer.',
      };
      await anna.does(change as Change);
      expect(prompts.at(-1)).toContain('Nenne die Zahl der Opfer.');
      expect(prompts.at(-1)).toContain(first.claim.text);
      const now = anna.sentence(first.work.id);
      expect(now.claim.text).toContain('dreizehn');
      expect(now.claim.verdict.status).toBe('unsupported');
      expect(now.work.origin).toBe('regenerated');

      server.setScript({ chat: () => ({ text: 'NOT_IN_THE_RECORD' }) });
      expect(await anna.fails(change as Change)).toMatchObject({ status: 409, code: 'nothing-to-write' });
      server.setScript({ chat: () => ({ text: '', fault: { kind: 'status', status: 503 } }) });
      expect((await anna.fails(change as Change)).code).toMatch(/^model-/);
      expect(anna.base).toBe(2);
    } finally {
      await app.close();
      await server.close();
    }
  }, 120_000);
});

describe('the judging model', () => {
  it('reads what a person wrote as it reads what a model wrote', async () => {
    const asked: string[] = [];
    const judge: ClaimJudge = {
      id: 'scripted',
      promptVersions: {},
      judge: async (claims) => {
        asked.push(...claims.map(({ sentence }) => sentence));
        return claims.map(() => ({ status: 'contradicted', reason: 'Die Stelle sagt das Gegenteil.' }));
      },
    };
    const app = await openTestApp({ judge, access });
    try {
      await app.add('cables/brask.txt', CABLE);
      const anna = new Author(await draft(app), app);
      expect(asked).toEqual([]);
      const text = 'Bei dem Beschuss der Brücke von Brask kamen am 9. Juni 2025 elf Menschen zu Tode.';
      await anna.does({ type: 'edit', sentence: anna.with(DEAD).work.id, text });
      expect(asked).toEqual([text]);
      expect(anna.with('zu Tode').claim.verdict).toMatchObject({
        status: 'contradicted',
        method: 'judge',
        judge: { status: 'contradicted' },
      });
      // Nothing to judge: no source.
      await anna.does({ type: 'add', section: anna.with('zu Tode').section.id, text: 'Das ist schlimm.' });
      expect(asked).toHaveLength(1);
    } finally {
      await app.close();
    }
  }, 120_000);
});

describe('sign-off', () => {
  it('lists what nobody has accepted or struck, then freezes the version, and the exports say who signed', async () => {
    const anna = new Author(await draft());
    const { section, work, claim } = anna.with(DEAD);
    await anna.does({ type: 'add', section: section.id, text: 'Die Lage bleibt ernst.' });
    await anna.does({ type: 'edit', sentence: work.id, text: claim.text.replace('elf', 'zwölf') });
    const sign = { type: 'sign-off', name: 'Dr. Anna Beispiel, Referat 999' } as const;
    const refused = await anna.fails(sign);
    expect(refused).toMatchObject({ status: 409, code: 'briefing-unreviewed' });
    expect(refused.message).toContain(section.title);
    expect(refused.message).toContain('(uncited)');
    expect(refused.message).toContain('(unsupported)');
    // By place: an error carries no words of the record.
    expect(refused.message).not.toContain('Menschen');
    expect((await anna.fails({ ...sign, name: ' ' })).status).toBe(400);
    expect(await anna.export('md')).toContain('nicht geprüft');

    await anna.does({ type: 'accept', sentence: anna.with('Lage bleibt ernst').work.id });
    await anna.does({ type: 'strike', sentence: work.id });
    for (const { work: open, claim: flagged } of anna.sentences)
      if (open.state === 'open' && flagged.verdict.status !== 'supported')
        await anna.does({ type: 'accept', sentence: open.id });
    const reviewed = anna.base;
    const { version } = await anna.does({ ...sign, note: 'Mit dem Referat abgestimmt.' });
    expect(version).toMatchObject({
      signedBy: sign.name,
      note: { type: 'sign-off' },
      briefing: {
        status: 'signed',
        review: { by: 'anna', name: sign.name, version: reviewed, sentences: { struck: 1, edited: 1 } },
      },
    });
    for (const change of [
      { type: 'accept', sentence: work.id },
      { type: 'edit', sentence: work.id, text: 'Anders.' },
      { type: 'redraft' },
      sign,
    ] as const)
      expect(await anna.fails(change)).toMatchObject({ status: 409, code: 'briefing-signed' });

    const markdown = await anna.export('md');
    expect(markdown).toContain('geprüft und gezeichnet von Dr. Anna Beispiel, Referat 999');
    expect(markdown).toContain('Mit dem Referat abgestimmt.');
    expect(markdown).not.toContain('nicht geprüft');
    expect(markdown).toContain('"reviewed":true');
    expect(markdown).toContain('"reviewed-by":"Dr. Anna Beispiel, Referat 999"');
    const word = await anna.export('docx');
    expect(word).toContain('geprüft und gezeichnet von Dr. Anna Beispiel');
    expect(word).not.toContain('nicht geprüft');

    const signed = anna.base;
    await anna.does({ type: 'begin' });
    expect(anna.briefing).toMatchObject({ status: 'draft', version: signed + 1 });
    expect(anna.briefing.review).toBeUndefined();
    expect(await anna.export('md')).toContain('nicht geprüft');
    const kept = await (
      await test.app.request(`/api/briefings/${anna.briefing.id}/versions/${signed}`)
    ).json();
    expect(kept.briefing.review.name).toBe(sign.name);
    expect((await anna.fails({ type: 'begin' })).status).toBe(400);
  });
});

describe('differences', () => {
  it('show sentence by sentence what was added, changed, struck, and which words', async () => {
    const anna = new Author(await draft());
    const { section, work, claim } = anna.with(DEAD);
    const other = anna.sentences.find((one) => one.work.id !== work.id);
    await anna.does({ type: 'edit', sentence: work.id, text: claim.text.replace('elf', 'zwölf') });
    await anna.does({ type: 'add', section: section.id, text: 'Die Lage bleibt ernst.' });
    if (other !== undefined) await anna.does({ type: 'strike', sentence: other.work.id });
    const read = async (from: number, to: number) =>
      DifferencesSchema.parse(
        await (
          await test.app.request(`/api/briefings/${anna.briefing.id}/differences?from=${from}&to=${to}`)
        ).json(),
      );
    const { from, to, differences } = await read(1, anna.base);
    expect([from.number, to.number]).toEqual([1, anna.base]);
    const changed = differences.find(({ kind }) => kind === 'changed');
    expect(changed).toMatchObject({ sentence: work.id, section: section.title });
    expect(changed?.words?.filter(({ change }) => change !== 'same')).toEqual([
      { text: 'elf', change: 'removed' },
      { text: 'zwölf', change: 'added' },
    ]);
    const joined = (without: string) =>
      changed?.words
        ?.filter(({ change }) => change !== without)
        .map(({ text }) => text)
        .join('');
    expect(joined('added')).toBe(changed?.before?.text);
    expect(joined('removed')).toBe(changed?.after?.text);
    expect(differences.filter(({ kind }) => kind === 'added')).toMatchObject([
      { after: { text: 'Die Lage bleibt ernst.', verdict: { status: 'uncited' } } },
    ]);
    if (other !== undefined)
      expect(differences.find(({ kind }) => kind === 'marked')).toMatchObject({
        before: { state: 'open' },
        after: { state: 'struck' },
      });
    // Backwards what was added is removed; a version does not differ from itself.
    const back = await read(anna.base, 1);
    expect(back.differences.filter(({ kind }) => kind === 'removed')).toHaveLength(1);
    expect((await read(2, 2)).differences).toEqual([]);
    const none = `/api/briefings/${anna.briefing.id}/differences?from=1&to=99`;
    expect((await test.app.request(none)).status).toBe(404);
  });
});

describe('what is new since', () => {
  it('is nothing, then the lines of a new report alone, then the marks of a withdrawn one', async () => {
    const app = await openTestApp({ access });
    try {
      const cable = await app.add('cables/brask.txt', CABLE);
      await app.add('notes/maroa.md', NOTE);
      const anna = new Author(await draft(app), app);
      const first = anna.sentences;
      expect((await anna.does({ type: 'redraft' })).news).toEqual({
        added: [],
        sourceChanged: [],
        sourceGone: [],
      });
      expect(anna.base).toBe(1);

      // An edited sentence and a struck one stay as they are.
      const { work, claim } = anna.with(DEAD);
      const own = 'An der Brücke von Brask kamen elf Menschen ums Leben.';
      await anna.does({ type: 'edit', sentence: work.id, text: own });
      // A report beside the topic changes nothing, though the record is another one.
      await app.add('notes/other.md', NOTE.replaceAll('Maroa', 'Lunde').replaceAll('Arvenland', 'Hadrin'));
      expect((await anna.does({ type: 'redraft' })).news?.added).toEqual([]);
      expect(anna.base).toBe(2);

      await app.add(
        'cables/brask-2.txt',
        'VON: Botschaft Ostrel\nDATUM: 20.07.2025\nBETREFF: Untersuchung an der Brücke von Brask\n\nDie Untersuchung des Beschusses der Brücke von Brask begann am 14. Juli 2025 unter Leitung der Beobachtermission.\nSorvan lehnt die Untersuchung des Beschusses der Brücke von Brask weiterhin ab.\n',
      );
      const { news } = await anna.does({ type: 'redraft' });
      expect(news?.added.length).toBeGreaterThan(0);
      expect(news).toMatchObject({ sourceChanged: [], sourceGone: [] });
      for (const id of news?.added ?? []) {
        const { claim: added, work: mark } = anna.sentence(id);
        expect(mark).toMatchObject({ origin: 'redraft', news: 'new', state: 'open' });
        const keys = added.citations.map(
          (number) => anna.briefing.sources.find((source) => source.number === number)?.sourceKey,
        );
        expect(keys).toContain('cables/brask-2.txt');
      }
      const others = anna.sentences.filter(({ work: mark }) => !news?.added.includes(mark.id));
      expect(others.map(({ claim: { text } }) => text)).toEqual(
        first.map(({ claim: before, work: mark }) => (mark.id === work.id ? own : before.text)),
      );
      const differences = await (
        await app.app.request(`/api/briefings/${anna.briefing.id}/differences?from=2&to=3`)
      ).json();
      expect(differences.differences.map(({ kind }: { kind: string }) => kind)).toEqual(
        news?.added.map(() => 'added'),
      );
      expect((await anna.does({ type: 'redraft' })).news?.added).toEqual([]);
      expect(anna.base).toBe(3);

      // The report comes in with another text: what it no longer says is marked, what it says now is new.
      await app.add(
        'cables/brask-2.txt',
        'VON: Botschaft Ostrel\nDATUM: 20.07.2025\nBETREFF: Untersuchung an der Brücke von Brask\n\nDie Untersuchung des Beschusses der Brücke von Brask wurde am 22. Juli 2025 ausgesetzt.\n',
      );
      const replaced = (await anna.does({ type: 'redraft' })).news;
      expect([...(replaced?.sourceGone ?? [])].sort()).toEqual([...(news?.added ?? [])].sort());
      expect(replaced?.sourceChanged).toEqual([]);
      expect(replaced?.added.map((id) => anna.sentence(id).claim.text)).toEqual([
        expect.stringContaining('22. Juli 2025 ausgesetzt'),
      ]);

      // Accepted before its source goes: that opens the question again.
      await anna.does({ type: 'accept', sentence: work.id });
      expect((await app.app.request(`/api/reports/${cable}`, { method: 'DELETE' })).status).toBeLessThan(300);
      const gone = (await anna.does({ type: 'redraft' })).news;
      expect(gone?.added).toEqual([]);
      expect(gone?.sourceGone).toContain(work.id);
      const edited = anna.sentence(work.id);
      expect(edited.claim.text).toBe(own);
      expect(edited.work).toMatchObject({ edited: { first: claim.text }, news: 'source-gone' });
      expect(edited.work.events).toMatchObject([{ event: 'withdrawn' }]);
      expect(edited.claim.verdict).toMatchObject({ status: 'unsupported', method: 'citation' });
      const refused = await anna.fails({ type: 'sign-off', name: 'Anna' });
      expect(refused.code).toBe('briefing-unreviewed');
      expect((await anna.does({ type: 'redraft' })).news).toEqual({
        added: [],
        sourceChanged: [],
        sourceGone: [],
      });
    } finally {
      await app.close();
    }
  }, 240_000);
});

it('a report that takes the place of another marks the lines that cite the earlier one, and leaves their verdict', async () => {
  const app = await openTestApp({ access });
  try {
    await app.add('cables/brask.txt', CABLE);
    const anna = new Author(await draft(app), app);
    const { work, claim } = anna.with(DEAD);
    const newer = CABLE.replace('elf Menschen', 'dreizehn Menschen').replace('11.06.2025', '19.06.2025');
    const form = new FormData();
    form.append('file', new File([newer], 'brask-2.txt'));
    form.append('sourceKey', 'cables/brask-2.txt');
    form.append('metadata', JSON.stringify({ row: { supersedes: 'cables/brask.txt' } }));
    await app.app.request('/api/reports', { method: 'POST', body: form });
    const { news } = await anna.does({ type: 'redraft' });
    expect(news?.sourceGone).toEqual([]);
    expect(news?.sourceChanged).toContain(work.id);
    expect(anna.sentence(work.id)).toMatchObject({
      claim: { text: claim.text, verdict: { status: 'supported' } },
      work: { news: 'source-changed', events: [{ event: 'superseded' }] },
    });
    expect(news?.added.map((id) => anna.sentence(id).claim.text).join(' ')).toContain('dreizehn Menschen');
  } finally {
    await app.close();
  }
}, 120_000);

it('a model that never says the same twice makes no news of what the record held before', async () => {
  let calls = 0;
  const server = await startScriptedOpenAi({
    chat: (request) => ({ text: `Zum ${++calls}. Mal: ${citeFirstPassages(request)}` }),
  });
  const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
  const app = await openTestApp({ writer, access });
  try {
    await app.add('cables/brask.txt', CABLE);
    const anna = new Author(await draft(app), app);
    const asked = calls;
    const nothing = { added: [], sourceChanged: [], sourceGone: [] };
    // The record is the same: no model is called at all.
    expect((await anna.does({ type: 'redraft' })).news).toEqual(nothing);
    expect(calls).toBe(asked);
    await app.add('notes/maroa.md', NOTE);
    const { news } = await anna.does({ type: 'redraft' });
    expect(calls).toBeGreaterThan(asked);
    for (const id of news?.added ?? []) {
      const cited = anna
        .sentence(id)
        .claim.citations.map(
          (number) => anna.briefing.sources.find((source) => source.number === number)?.sourceKey,
        );
      expect(cited).toContain('notes/maroa.md');
    }
    expect({ ...news, added: [] }).toEqual(nothing);
  } finally {
    await app.close();
    await server.close();
  }
}, 120_000);

/** Ids of passages that a search finds, of one report or of any. */
async function passagesOf(query: string, reportId?: string): Promise<[string, ...string[]]> {
  const response = await test.app.request(`/api/search?q=${encodeURIComponent(query)}`);
  const { passages } = await response.json();
  const [first, ...others] = (passages as { passageId: string; reportId: string }[])
    .filter((passage) => reportId === undefined || passage.reportId === reportId)
    .map(({ passageId }) => passageId);
  if (first === undefined) throw new Error(`nothing found for ${query}`);
  return [first, ...others];
}
