import { canary, canaryReport, isHidden, passageIdOf, sourceKeyOf } from './canaries.ts';
import { ask, type Works } from './tour.ts';
import type { Traveller } from './traveller.ts';

interface Paper {
  readonly id?: string;
}

const CHANGES = '/api/briefings/{id}/changes';

/** A briefing with everything that can be done to it; where ids of hidden passages can be named, they are. */
async function brief(
  me: Traveller,
  numbers: readonly number[],
): Promise<{ id: string; sentences: string[] } | null> {
  const request = {
    topic: 'Brask',
    template: 'background-note',
    answerLanguage: 'en',
    leaveOut: ['own-position', 'next-steps'],
    questions: {
      issue: ['How many crossing points were agreed at {{topic}} in June 2025?'],
      background: ['How many observers stay at {{topic}}?'],
      positions: [`What did the border commission ${canary('w', numbers[0] ?? 0)} agree on?`],
      considerations: ['What did the minister of Kelmar say on fisheries?'],
    },
    withoutSources: [sourceKeyOf(numbers[1] ?? 0)],
  };
  await me.send('POST', '/api/briefings/plan', '/api/briefings/plan', request);
  const { id } = await me.json<Paper>('POST', '/api/briefings', '/api/briefings', request);
  if (id === undefined) return null;
  const at = `/api/briefings/${id}`;
  await me.send('GET', '/api/briefings/{id}', at);
  await me.send('GET', '/api/briefings/{id}/coverage', `${at}/coverage`);
  await me.send('GET', '/api/briefings/{id}/lower', `${at}/lower?maxMarking=OFFEN`);
  const section = 'issue';
  const begun = await me.json<unknown>('POST', CHANGES, `${at}/changes`, {
    base: 1,
    change: { type: 'add', section, text: 'The mission of Brask reports on the border.' },
  });
  const sentences = [...JSON.stringify(begun).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, one = '']) => one);
  const base = 2;
  for (const number of numbers.filter((one) => isHidden(me.asker, one))) {
    const quote = { type: 'quote', section, quote: 'The border commission' };
    await me.likeUnknown(
      'POST',
      CHANGES,
      () => `${at}/changes`,
      passageIdOf(number, 0),
      'p_never_0',
      (passageId) => ({
        base,
        change: { ...quote, passageId },
      }),
    );
    await me.likeUnknown(
      'POST',
      CHANGES,
      () => `${at}/changes`,
      passageIdOf(number, 0),
      'p_never_0',
      (passageId) => ({
        base,
        change: { type: 'add', section, text: 'Crossing points were agreed.', passages: [{ passageId }] },
      }),
    );
  }
  await me.send('POST', CHANGES, `${at}/changes`, { base, change: { type: 'redraft' } });
  await me.send('GET', '/api/briefings/{id}/versions', `${at}/versions`);
  await me.send('GET', '/api/briefings/{id}/versions/{number}', `${at}/versions/1`);
  await me.send('GET', '/api/briefings/{id}/differences', `${at}/differences?from=1&to=2`);
  // Word and PDF files carry the moment they are made: looked through here, compared as Markdown and JSON.
  for (const format of ['md', 'json'])
    await me.send(
      'GET',
      '/api/briefings/{id}/export',
      `${at}/export?format=${format}&maxMarking=OFFEN&leaveOutSources=true&version=1`,
    );
  await me.send('GET', '/api/drafts/{id}/events', `/api/drafts/${id}/events`);
  return { id, sentences };
}

const CASE = (number: number) =>
  `${JSON.stringify({
    id: 'own-1',
    lang: 'en',
    category: 'border',
    question: 'How many crossing points were agreed at Brask in June 2025?',
    expect: { answerable: true, citations: [{ source: sourceKeyOf(number) }] },
  })}\n`;

/** Cases of one's own, one of them about a hidden document, and a run over them. */
async function evaluate(
  me: Traveller,
  number: number,
  answerId: string | undefined,
): Promise<Pick<Works, 'runs' | 'cases'>> {
  if (answerId !== undefined)
    await me.send('POST', '/api/evaluation/feedback', '/api/evaluation/feedback', {
      answerId,
      reason: 'wrong',
    });
  await me.send('POST', '/api/evaluation/cases', '/api/evaluation/cases', { content: CASE(number) });
  await me.send('POST', '/api/evaluation/suggestions', '/api/evaluation/suggestions', { limit: 3 });
  const { cases = [] } = await me.json<{ cases?: { id: string }[] }>(
    'GET',
    '/api/evaluation',
    '/api/evaluation',
  );
  const { id } = await me.json<{ id?: string }>('POST', '/api/evaluation/runs', '/api/evaluation/runs', {
    suite: 'own',
  });
  if (id === undefined) return { runs: [], cases: cases.map((one) => one.id) };
  const run = `/api/evaluation/runs/${id}`;
  const kept = me.seen.length;
  for (let tries = 0; tries < 200; tries++) {
    const { text } = await me.send('GET', '/api/evaluation/runs/{id}', run);
    if (!text.includes('"status":"running"')) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // How often one had to ask is chance: the last answer alone is compared.
  me.seen.splice(kept, me.seen.length - kept - 1);
  for (const format of ['html', 'json', 'csv', 'junit', 'trec', 'qrels', 'md', 'cases'])
    await me.send('GET', '/api/evaluation/runs/{id}/export', `${run}/export?format=${format}`);
  await me.send('GET', '/api/evaluation/compare', `/api/evaluation/compare?before=${id}&after=${id}`);
  return { runs: [id], cases: cases.map((one) => one.id) };
}

/** Everything that a person can make, made once. */
export async function makeWorks(me: Traveller, numbers: readonly number[]): Promise<Works> {
  const answers = await ask(me, numbers.slice(0, 2));
  const paper = await brief(me, numbers.slice(0, 4));
  const evaluated = await evaluate(me, numbers[0] ?? 0, answers[0]?.id);
  return {
    answers: answers.map(({ id }) => id),
    conversations: [...new Set(answers.map(({ conversationId }) => conversationId))],
    briefings: paper === null ? [] : [paper.id],
    drafts: [],
    sentences: paper?.sentences ?? [],
    ...evaluated,
  };
}

/** Word and PDF: not byte for byte the same twice, so only looked through. */
export async function exportPapers(me: Traveller, works: Works): Promise<void> {
  const kept = me.seen.length;
  for (const id of works.briefings)
    for (const format of ['docx', 'pdf'])
      await me.send('GET', '/api/briefings/{id}/export', `/api/briefings/${id}/export?format=${format}`);
  me.seen.splice(kept);
}

/** Uploads over hidden and free names, with the bytes of a hidden document, and marked above one's own clearance. */
export async function upload(me: Traveller, numbers: readonly number[]): Promise<void> {
  const put = (sourceKey: string, text: string, metadata: unknown = null) => {
    const form = new FormData();
    form.append('file', new File([text], 'a.txt', { type: 'text/plain' }));
    form.append('sourceKey', sourceKey);
    form.append('metadata', JSON.stringify(metadata));
    return me.send('POST', '/api/reports', '/api/reports', form);
  };
  const mine = (what: string) =>
    `A note of ${me.asker.id} on ${what}: the crossing at Brask stays open in winter, the mission says.`;
  for (const number of numbers) {
    await put(sourceKeyOf(number), mine(`report ${number}`));
    await put(`free/${number}.txt`, canaryReport(number).report.text, { row: { marking: 'GEHEIM' } });
    await put(`same/${number}.txt`, canaryReport(number).report.text);
  }
  await put('open/report-3.txt', mine('a visible report'));
}
