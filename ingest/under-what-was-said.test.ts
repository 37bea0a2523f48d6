import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ASKER, type Outcome } from '../server/domain/index.ts';
import { brief, fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const place = workplaceForTests();

const list = (rows: object) => place.put('reports.yaml', JSON.stringify(rows));
const upload = (sourceKey: string, content: string | Uint8Array, manifest?: unknown): Promise<Outcome> =>
  place.ingestion.ingestFile({
    sourceKey,
    bytes: typeof content === 'string' ? strToU8(content) : content,
    asker: LOCAL_ASKER,
    ...(manifest === undefined ? {} : { manifest }),
  });
/** grade, label, level, groups, title */
async function marksOf(sourceKey: string) {
  const { id = '', marking, tlp, title } = (await place.reports())[sourceKey] ?? {};
  const access = (await place.reader.getReport(id))?.access;
  return [marking, tlp, access?.level, access?.groups, title];
}
const UNREADABLE = `---\nmarking: rosa\n---\n${fictional('Arvenia')}`;
const ROW = { marking: 'GEHEIM', tlp: 'AMBER', groups: ['north', 'house'], title: 'Vermerk' };

describe('an upload over the name of a refused file', () => {
  beforeEach(async () => {
    await place.put('lage.md', UNREADABLE);
    await list({ 'lage.md': ROW });
    expect(brief(await place.run()).at(-1)).toEqual(['lage.md', 'refused', 'field-marking']);
  });

  it.each([
    ['says nothing', undefined, ['GEHEIM', 'AMBER', 3, ['house', 'north'], 'Vermerk']],
    ['takes it back', null, ['GEHEIM', 'AMBER', 3, ['house', 'north'], 'Lage in Ostrel']],
    [
      'says less, and that it is for others',
      { row: { marking: 'OFFEN', tlp: 'GREEN', groups: ['south'], title: 'Anders' } },
      ['GEHEIM', 'AMBER', 3, ['house', 'north'], 'Anders'],
    ],
    [
      'says more, and that it is for some of them',
      { row: { marking: 'STRENG GEHEIM', tlp: 'RED', groups: ['north', 'south'] } },
      ['STRENG GEHEIM', 'RED', 4, ['north'], 'Lage in Ostrel'],
    ],
  ])(
    'is marked no lower and shown to nobody else than the list said, where it %s',
    async (_, said, expected) => {
      expect(await upload('lage.md', fictional('Ostrel'), said)).toMatchObject({ status: 'added' });
      expect(await marksOf('lage.md')).toEqual(expected);
      // Nor is it by the next one.
      await upload('lage.md', fictional('Brask'), { row: { marking: 'OFFEN' } });
      expect((await marksOf('lage.md'))[0]).toBe(expected[0]);
    },
  );

  it('and refused again leaves what the list said on record', async () => {
    expect(await upload('lage.md', UNREADABLE, { row: { marking: 'OFFEN' } })).toMatchObject({
      status: 'refused',
    });
    await upload('lage.md', fictional('Ostrel'), null);
    expect((await marksOf('lage.md')).slice(0, 4)).toEqual(['GEHEIM', 'AMBER', 3, ['house', 'north']]);
  });

  it('is as free as any once the refusal was taken off the list, which is on record', async () => {
    await place.store.corpus.dismissRefusal(LOCAL_ASKER, 'lage.md');
    await upload('lage.md', fictional('Ostrel'));
    expect((await marksOf('lage.md')).slice(0, 4)).toEqual(['OFFEN', null, 0, []]);
  });
});

it('what the list said of what lies in it holds as well', async () => {
  await place.put('post.zip', '%PDF-1.7\nbroken');
  await list({
    'post.zip': { groups: ['north'] },
    'post.zip/lage.md': { marking: 'GEHEIM', title: 'Anlage' },
  });
  expect(
    brief(await place.run())
      .at(-1)
      ?.slice(0, 2),
  ).toEqual(['post.zip', 'refused']);
  await upload('post.zip', zipSync({ 'lage.md': strToU8(fictional('Ostrel')) }), {
    row: {},
    parts: { 'post.zip/lage.md': { marking: 'VS-NfD', title: 'Lage' } },
  });
  expect(await marksOf('post.zip/lage.md')).toEqual(['GEHEIM', null, 3, ['north'], 'Lage']);
  expect((await marksOf('post.zip')).slice(0, 4)).toEqual(['GEHEIM', null, 3, ['north']]);
});

it('a version that was refused counts, and a try that was refused for saying less does not', async () => {
  await place.put('lage.md', fictional('Arvenia'));
  await list({ 'lage.md': { marking: 'VS-NfD', title: 'Vermerk' } });
  await place.run();
  expect(await upload('lage.md', fictional('Arvenia'), { row: { marking: 'OFFEN' } })).toMatchObject({
    code: 'marking-lowered',
  });
  expect(await upload('lage.md', fictional('Ostrel'))).toMatchObject({ status: 'updated' });
  expect(await marksOf('lage.md')).toEqual(['VS-NfD', null, 1, [], 'Vermerk']);
  await place.put('lage.md', UNREADABLE);
  await list({ 'lage.md': { marking: 'GEHEIM' } });
  await place.run();
  await upload('lage.md', fictional('Brask'));
  expect((await marksOf('lage.md'))[0]).toBe('GEHEIM');
});

it('whose marking in the list nobody understood comes in only with a word on how it is to be protected', async () => {
  await place.put('lage.md', fictional('Arvenia'));
  await list({ 'lage.md': { marking: 'rosa' } });
  await place.run();
  const refused = await upload('lage.md', fictional('Arvenia'));
  expect(refused).toMatchObject({ status: 'refused', code: 'manifest-marking' });
  expect(refused.reason).toContain('"rosa" is not a known marking');
  expect(await upload('lage.md', fictional('Arvenia'), { row: { marking: 'VS-NfD' } })).toMatchObject({
    status: 'added',
  });
  expect((await marksOf('lage.md'))[0]).toBe('VS-NfD');
});
