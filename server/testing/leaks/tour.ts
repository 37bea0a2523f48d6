import { type AuditPage, TLP_CHOICES } from '../../domain/index.ts';
import {
  CANARIES,
  canary,
  dayOf,
  isHidden,
  passageIdOf,
  refusedKeyOf,
  reportIdOf,
  sourceKeyOf,
} from './canaries.ts';
import type { Traveller } from './traveller.ts';

/** Ids of what another asker made: answers, conversations, briefings, drafts, runs, cases, jobs. */
export interface Works {
  readonly answers: readonly string[];
  readonly conversations: readonly string[];
  readonly briefings: readonly string[];
  readonly drafts: readonly string[];
  readonly sentences: readonly string[];
  readonly runs: readonly string[];
  readonly cases: readonly string[];
}

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const UNKNOWN_REPORT = 'r_never';
const UNKNOWN_PASSAGE = 'p_never_0';

/** Lists, counts and facets. */
export async function lookAround(me: Traveller): Promise<void> {
  await me.send('GET', '/api/health', '/api/health');
  for (const language of ['de', 'en']) {
    await me.send('GET', '/api/corpus', `/api/corpus?language=${language}`);
    await me.send('GET', '/api/templates', `/api/templates?language=${language}`);
  }
  await me.send('GET', '/api/reports', '/api/reports?limit=500');
  for (const offset of [0, 3, 20, 37, 39, 41, 60, 120, 200])
    await me.send('GET', '/api/reports', `/api/reports?limit=3&offset=${offset}`);
  for (const tlp of TLP_CHOICES) {
    const label = encodeURIComponent(tlp);
    await me.send('GET', '/api/reports', `/api/reports?limit=500&tlp=${label}`);
    await me.send('GET', '/api/reports', `/api/reports?limit=2&offset=3&tlp=${label}&tlp=NONE`);
  }
  for (const list of ['outcomes', 'jobs', 'quarantine', 'conversations', 'briefings', 'drafts', 'evaluation'])
    await me.send('GET', `/api/${list}`, `/api/${list}`);
  for (const list of ['session', 'tokens', 'people', 'retention'])
    await me.send('GET', `/api/${list}`, `/api/${list}`);
  await me.send('POST', '/api/tokens', '/api/tokens', { name: 'script', scopes: ['read'], days: 1 });
  await me.send('DELETE', '/api/tokens/{id}', '/api/tokens/never');
  // Not confirmed: a run would be seen by the others.
  await me.send('POST', '/api/retention/runs', '/api/retention/runs', {});
  await me.send('POST', '/api/people/{id}/block', '/api/people/somebody/block', { blocked: true });
}

/** As a curious administrator: through the eyes of people who see more than he does. */
export async function administer(me: Traveller): Promise<void> {
  const base = '/api/administration';
  for (const by of ['originator', 'folder'])
    await me.send('GET', `${base}/sources`, `${base}/sources?by=${by}`);
  await me.send('GET', `${base}/models`, `${base}/models`);
  const look = (values: string) => me.send('GET', `${base}/view-as`, `${base}/view-as?${values}`);
  const all = 'clearance=STRENG+GEHEIM&group=nord&group=ost&group=sued';
  await look('person=paula');
  await look(`${all}&limit=200`);
  await look(`${all}&q=border+commission&limit=3&offset=2`);
  await look('clearance=VS-VERTRAULICH&group=nord&limit=200');
  await look('clearance=OFFEN');
  for (const number of [4, 13, 44]) await look(`${all}&q=${canary('t', number)}`);
}

/**
 * The log of everybody's doings, so looked through and not compared with the twin: there others did other things.
 * @returns ids of hidden reports or passages by which an entry was found
 */
export async function readAudit(me: Traveller, numbers: readonly number[]): Promise<string[]> {
  const kept = me.seen.length;
  const route = '/api/administration/audit';
  const read = async (values: string) =>
    (await me.json<AuditPage>('GET', route, `${route}?${values}`)).entries ?? [];
  for (const event of [
    'report-stored',
    'report-deleted',
    'refusal-dismissed',
    'report-opened',
    'passages-shown',
    'question-asked',
  ])
    await read(`event=${event}&limit=200`);
  await read('actor=alle&limit=200');
  await read('from=2026-01-01T00:00:00Z&until=2099-01-01T00:00:00Z&before=400&limit=200');
  const found: string[] = [];
  for (const number of numbers.filter((one) => isHidden(me.asker, one)))
    for (const id of [reportIdOf(number), passageIdOf(number, 0)])
      if ((await read(`id=${id}`)).length > 0) found.push(id);
  me.seen.splice(kept);
  return found;
}

/** Every route that takes the id of a report or a passage, for a part of the canaries and some open reports. */
export async function openReports(
  me: Traveller,
  numbers: readonly number[],
  open: readonly number[] = [0, 3, 7, 12, 21, 25, 31],
): Promise<void> {
  const reportRoutes = ['', '/passages', '/original', '/reliance'];
  for (const number of numbers) {
    const hidden = isHidden(me.asker, number);
    for (const rest of reportRoutes) {
      const template = `/api/reports/{id}${rest}`;
      const path = (id: string) => `/api/reports/${id}${rest}`;
      if (hidden && number % 4 === 0)
        await me.likeUnknown('GET', template, path, reportIdOf(number), UNKNOWN_REPORT);
      else await me.send('GET', template, path(reportIdOf(number)));
    }
    const path = (id: string) => `/api/passages/${id}?around=2`;
    if (hidden && number % 4 === 0)
      await me.likeUnknown('GET', '/api/passages/{id}', path, passageIdOf(number, 0), UNKNOWN_PASSAGE);
    else await me.send('GET', '/api/passages/{id}', path(passageIdOf(number, 1)));
  }
  for (const number of open) {
    for (const rest of reportRoutes)
      await me.send('GET', `/api/reports/{id}${rest}`, `/api/reports/r_open_${number}${rest}`);
    await me.send('GET', '/api/passages/{id}', `/api/passages/p_open_${number}_0?around=3`);
  }
}

const query = (values: Record<string, string>): string => `/api/search?${new URLSearchParams(values)}`;

/** Searches whose words, filters and numbers name what may be hidden. */
export async function search(me: Traveller, numbers: readonly number[]): Promise<void> {
  const ask = (values: Record<string, string>) => me.send('GET', '/api/search', query(values));
  for (const limit of ['1', '5', '50']) {
    await ask({ q: 'border commission crossing points', limit });
    await ask({ q: 'What was agreed on the border of Brask?', limit });
    await ask({ q: 'GKB Brask Grenzkommission', limit });
  }
  for (const tlp of TLP_CHOICES) await ask({ q: 'border commission', tlp, limit: '50' });
  for (const number of numbers) {
    const word = canary('w', number);
    await ask({ q: word });
    await ask({ q: `border ${word.slice(0, 6)} commission`, limit: '20' });
    await ask({ q: 'border commission', source: sourceKeyOf(number) });
    await ask({ q: 'border commission', originator: `Mission ${canary('o', number)}` });
    await ask({ q: `What does ${canary('n', number).toUpperCase()}/2025 say on the border?` });
    await ask({ q: `What is ${canary('a', number).toUpperCase()}?` });
    const day = dayOf(number);
    await ask({ q: 'border commission', publishedFrom: day, publishedTo: day, language: 'de' });
    await ask({ q: 'border commission', asOf: day });
  }
}

interface Answered {
  readonly id?: string;
  readonly conversationId?: string;
}

/** Questions, follow-ups, and what is kept of them. */
export async function ask(me: Traveller, numbers: readonly number[]): Promise<Required<Answered>[]> {
  const made: Required<Answered>[] = [];
  const put = async (body: unknown) => {
    const { id, conversationId } = await me.json<Answered>('POST', '/api/ask', '/api/ask', body);
    if (id !== undefined && conversationId !== undefined) made.push({ id, conversationId });
    return conversationId;
  };
  await put({
    question: 'How many crossing points were agreed at Brask in June 2025?',
    answerLanguage: 'en',
  });
  await put({ question: 'Wie viele Beobachter bleiben in Kelmar?', answerLanguage: 'de' });
  for (const tlps of [['RED'], ['GREEN', 'NONE']])
    await put({ question: 'Which crossing points were agreed?', filter: { tlps } });
  for (const number of numbers) {
    const conversationId = await put({
      question: `What did the border commission ${canary('w', number)} agree on?`,
    });
    await put({ question: 'And how many observers stay there?', ...(conversationId && { conversationId }) });
    const sources = [sourceKeyOf(number)];
    await put({ question: 'Which crossing points were agreed?', filter: { sources } });
    await put({
      question: 'Which crossing points were agreed?',
      filter: { withoutSources: [sourceKeyOf(number)], originators: [`Mission ${canary('o', number)}`] },
      asOf: dayOf(number),
    });
  }
  for (const { id, conversationId } of made) {
    await me.send('GET', '/api/answers/{id}', `/api/answers/${id}`);
    await me.send('GET', '/api/answers/{id}/record', `/api/answers/${id}/record`);
    await me.send('GET', '/api/conversations/{id}', `/api/conversations/${conversationId}`);
  }
  for (const { id } of made.slice(0, 4))
    await me.send('POST', '/api/answers/{id}/replay', `/api/answers/${id}/replay`, { search: true });
  return made;
}

/** Every route that takes the id of something that a person made, with ids of another one. */
export async function tryWorks(me: Traveller, works: Works): Promise<void> {
  const both = (method: string, template: string, id: string, body?: (id: string) => unknown) =>
    me.likeUnknown(
      method,
      template.replace(/\?.*/, ''),
      (given) => template.replace('{id}', given).replace('{number}', '1'),
      id,
      UNKNOWN,
      body,
    );
  for (const id of works.answers) {
    await both('GET', '/api/answers/{id}', id);
    await both('GET', '/api/answers/{id}/record', id);
    await both('POST', '/api/answers/{id}/replay', id, () => ({ search: true }));
    await both('POST', '/api/evaluation/feedback', id, (answerId) => ({ answerId, reason: 'wrong' }));
  }
  for (const id of works.conversations) await both('GET', '/api/conversations/{id}', id);
  for (const id of works.briefings) {
    await both('GET', '/api/briefings/{id}', id);
    for (const rest of [
      'coverage',
      'lower?maxMarking=OFFEN',
      'versions',
      'versions/{number}',
      'differences?from=1&to=2',
    ])
      await both('GET', `/api/briefings/{id}/${rest}`, id);
    for (const format of ['md', 'docx', 'pdf', 'json'])
      await both(
        'GET',
        `/api/briefings/{id}/export?format=${format}&maxMarking=OFFEN&leaveOutSources=true&version=1`,
        id,
      );
    const changes = [
      { type: 'begin' },
      { type: 'redraft' },
      { type: 'accept', sentence: works.sentences[0] ?? 's' },
    ];
    for (const change of changes)
      await both('POST', '/api/briefings/{id}/changes', id, () => ({ base: 1, change }));
  }
  for (const id of [...works.drafts, ...works.briefings]) {
    await both('GET', '/api/drafts/{id}', id);
    await both('GET', '/api/drafts/{id}/events', id);
    await both('POST', '/api/drafts/{id}/cancel', id);
    await both('POST', '/api/drafts/{id}/resume', id);
    await both('DELETE', '/api/drafts/{id}', id);
  }
  for (const id of works.runs) {
    await both('GET', '/api/evaluation/runs/{id}', id);
    await both('POST', '/api/evaluation/runs/{id}/stop', id);
    for (const format of ['html', 'json', 'csv', 'junit', 'trec', 'qrels', 'md', 'cases'])
      await both('GET', `/api/evaluation/runs/{id}/export?format=${format}`, id);
    await both('GET', '/api/evaluation/compare?before={id}&after=never', id);
  }
  for (const id of works.cases) {
    const edit = { question: 'Q?', category: 'c', asOf: null, note: '', reviewed: false };
    const expect = { answerable: true, reference: '', nuggets: [], citations: [], mustNotSay: [] };
    await both('PUT', '/api/evaluation/cases/{id}', id, () => ({ ...edit, expect }));
    await both('DELETE', '/api/evaluation/cases/{id}', id);
  }
}

/** Acts on hidden reports, files and jobs: refused as if there were none. */
export async function meddle(me: Traveller, numbers: readonly number[]): Promise<void> {
  for (const number of numbers.filter((one) => isHidden(me.asker, one))) {
    await me.likeUnknown(
      'DELETE',
      '/api/reports/{id}',
      (id) => `/api/reports/${id}`,
      reportIdOf(number),
      UNKNOWN_REPORT,
    );
    const holds = '/api/retention/holds';
    await me.likeUnknown(
      'POST',
      holds,
      () => holds,
      reportIdOf(number),
      UNKNOWN_REPORT,
      (id) => ({
        ...{ id, reason: 'Case 7' },
      }),
    );
    const release = (id: string) => `${holds}/${id}`;
    await me.likeUnknown('DELETE', `${holds}/{id}`, release, reportIdOf(number), UNKNOWN_REPORT);
    for (const act of ['retry', 'dismiss'])
      await me.likeUnknown(
        'POST',
        `/api/quarantine/${act}`,
        () => `/api/quarantine/${act}`,
        sourceKeyOf(number),
        'cables/never.txt',
        (sourceKey) => ({ sourceKey }),
      );
  }
  if (isHidden(me.asker, 9)) {
    for (const act of ['retry', 'dismiss'])
      await me.likeUnknown(
        'POST',
        `/api/quarantine/${act}`,
        () => `/api/quarantine/${act}`,
        refusedKeyOf(9),
        'refused/never.pdf',
        (sourceKey) => ({ sourceKey }),
      );
    await me.likeUnknown('DELETE', '/api/jobs/{id}', (id) => `/api/jobs/${id}`, 'job-groups', UNKNOWN);
  }
  if (me.asker.clearance < 4) {
    await me.likeUnknown('DELETE', '/api/jobs/{id}', (id) => `/api/jobs/${id}`, 'job-hidden', UNKNOWN);
    await me.likeUnknown(
      'POST',
      '/api/jobs/{id}/close',
      (id) => `/api/jobs/${id}/close`,
      'job-hidden',
      UNKNOWN,
    );
  }
}

export const part = (of: number, from: number): number[] =>
  Array.from({ length: CANARIES }, (_, number) => number).filter((number) => number % of === from % of);
