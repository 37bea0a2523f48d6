import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftBriefing } from '../briefing/draft-briefing.ts';
import { type Answer, type Briefing, LOCAL_ASKER } from '../domain/index.ts';
import { createLanguageModelWriter } from '../models/index.ts';
import {
  fencedPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from '../models/testing/scripted-openai.ts';
import type { Writer } from '../ports/writer.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';

const RUMOUR =
  'Im Hafen von Dorvale kehrten am 1. Februar 2027 elf Frachter vor der Schleuse um. Die Lotsen bleiben wahrscheinlich noch drei Wochen im Ausstand.';

let record: TestApp;
let server: ScriptedOpenAi;
beforeAll(async () => {
  record = await openTestApp();
  // A grade is the house's word on a source: it comes from the list beside the files, never from the file.
  const add = (name: string, title: string, grade: string, text: string) =>
    record.services.ingestion.ingestFile({
      sourceKey: `fiktiv/${name}.txt`,
      bytes: new TextEncoder().encode(`Fiktiver Bericht\n\n${text}\n`),
      manifest: { row: { title, publishedOn: '2027-02-03', reliability: grade[0], credibility: grade[1] } },
    });
  await add('geruechte', 'Hafengerüchte, 3. Februar 2027', 'D4', RUMOUR);
  await add(
    'hafenamt',
    'Tagesmeldung',
    'B2',
    'Vor der Schleuse von Dorvale kehrten elf Frachter am 1. Februar 2027 um, wie das Logbuch zeigt.',
  );
  await add(
    'ausblick',
    'Ausblick auf den Hafen',
    'B2',
    'Die Lotsen bleiben sehr wahrscheinlich noch drei Wochen im Ausstand in Dorvale.',
  );
  await add(
    'werft',
    'Werftbericht',
    'B2',
    'Die Werft von Dorvale beschäftigt seit Januar 2027 elf Schweißer.',
  );
  server = await startScriptedOpenAi();
});
afterAll(async () => {
  await server.close();
  await record.close();
});

async function answer(question: string, writer: Writer): Promise<Answer> {
  const { store, embedder } = record.services;
  const deps = { store, embedder, writer, fallbackWriter: null };
  for await (const event of answerQuestion(deps, { asker: LOCAL_ASKER, question: { question } }))
    if (event.type === 'answer-end') return event.answer;
  throw new Error('no answer');
}

/** @param written `WEAK`, `GOOD` and `OTHER` are keys: the rumour, the port authority, the shipyard */
function modelAnswer(written: string): Promise<Answer> {
  server.setScript({
    chat: (request) => {
      const keyOf = (word: string): string =>
        fencedPassages(request).find(({ text }) => text.includes(word))?.key ?? 'z9z9';
      return {
        text: written
          .replaceAll('WEAK', keyOf('elf Frachter vor'))
          .replaceAll('GOOD', keyOf('Logbuch'))
          .replaceAll('OTHER', keyOf('Schweißer')),
      };
    },
  });
  const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
  return answer('Wie viele Frachter kehrten im Hafen von Dorvale vor der Schleuse um?', writer);
}

const ATTRIBUTION = { source: 'Hafengerüchte', grade: 'D4', publishedOn: '2027-02-03' };
const BARE = 'Im Hafen von Dorvale kehrten elf Frachter vor der Schleuse um';

describe('a sentence of a model', () => {
  it('that rests on a weak source alone is only partly supported, and says why', async () => {
    const [claim] = (await modelAnswer(`${BARE}. [WEAK]`)).claims;
    expect(claim?.attribution).toEqual(ATTRIBUTION);
    expect(claim?.verdict).toMatchObject({ status: 'partial', method: 'grade' });
    expect(claim?.verdict.reason).toContain('Hafengerüchte, Bewertung D4');
  });

  it('that names its source is not', async () => {
    const [claim] = (
      await modelAnswer(
        'Laut Hafengerüchten kehrten im Hafen von Dorvale elf Frachter vor der Schleuse um. [WEAK]',
      )
    ).claims;
    expect(claim?.attribution).toBeUndefined();
    expect(claim?.verdict.method).not.toBe('grade');
  });

  it('is lifted by a good source that carries it', async () => {
    const [claim] = (await modelAnswer(`${BARE}. [WEAK, GOOD]`)).claims;
    expect(claim?.citations).toHaveLength(2);
    expect(claim?.attribution).toBeUndefined();
    expect(claim?.verdict.status).toBe('supported');
  });

  it('is not lifted by a good source that says something else', async () => {
    const [claim] = (await modelAnswer(`${BARE}. [WEAK, OTHER]`)).claims;
    expect(claim?.attribution).toEqual(ATTRIBUTION);
    expect(claim?.verdict.method).toBe('grade');
  });

  it('keeps a worse verdict', async () => {
    const [claim] = (await modelAnswer(`${BARE.replace('elf', 'zwölf')}. [WEAK]`)).claims;
    expect(claim?.verdict).toMatchObject({ status: 'unsupported', method: 'numbers' });
  });

  it('that makes the likely certain is seen, and what the source is there is kept', async () => {
    const { claims } = await modelAnswer(
      'Laut Hafengerüchten bleiben die Lotsen nahezu sicher noch drei Wochen im Ausstand. [WEAK "bleiben wahrscheinlich noch drei Wochen im Ausstand"]',
    );
    expect(claims[0]?.verdict).toMatchObject({ status: 'partial', method: 'certainty' });
    expect(claims[0]?.verdict.reason).toContain('wahrscheinlich, 55–80 %');
    expect(claims[0]?.kind).toBe('judgement');
  });

  it('two words for one likelihood are noted', async () => {
    const { notes } = await modelAnswer(
      'Die Lotsen bleiben wahrscheinlich noch drei Wochen im Ausstand. [WEAK]\nDie Lotsen bleiben sehr wahrscheinlich noch drei Wochen im Ausstand. [WEAK]',
    );
    expect(notes?.map(({ kind, terms }) => [kind, ...terms])).toEqual([
      ['bands', 'wahrscheinlich', 'sehr wahrscheinlich'],
    ]);
  });
});

describe('word for word', () => {
  const QUESTION = 'Wie lange bleiben die Lotsen im Ausstand?';

  it('a sentence keeps its words, its offsets and its verdict; the weak source stands beside it', async () => {
    const { text, claims } = await answer(QUESTION, createExtractiveWriter());
    const claim = claims.find((one) => RUMOUR.includes(one.text));
    expect(claim?.attribution).toEqual(ATTRIBUTION);
    expect(claim?.verdict).toMatchObject({ status: 'supported', method: 'verbatim' });
    expect(text.slice(claim?.start, claim?.end)).toBe(claim?.text);
    expect(RUMOUR).toContain(claim?.text);
    expect(claim?.kind).toBe('judgement');
  });

  it('a briefing takes it along and notes what two sources call differently', async () => {
    const { store, embedder } = record.services;
    const deps = { store, embedder, writer: createExtractiveWriter(), fallbackWriter: null };
    const request = { topic: 'Lotsen im Hafen von Dorvale', template: 'sachstand' };
    let briefing: Briefing | undefined;
    for await (const event of draftBriefing(deps, { asker: LOCAL_ASKER, request }))
      if (event.type === 'briefing-end') briefing = event.briefing;
    expect(briefing?.sections.flatMap(({ notes = [] }) => notes.map(({ kind }) => kind))).toContain('bands');
    const claims = briefing?.sections.flatMap((section) => section.claims) ?? [];
    const weak = claims.filter((claim) => RUMOUR.includes(claim.text));
    expect(weak.length).toBeGreaterThan(0);
    expect(weak.map(({ attribution }) => attribution)).toEqual(weak.map(() => ATTRIBUTION));
    expect(claims.filter((claim) => claim.text.includes('Logbuch')).every((one) => !one.attribution)).toBe(
      true,
    );
  });
});
