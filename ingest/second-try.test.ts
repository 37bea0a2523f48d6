import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { strToU8, zipSync } from 'fflate';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, it } from 'vitest';
import type { Asker, Outcome } from '../server/domain/index.ts';
import { SAMPLES } from './parse/testing/samples.ts';
import { fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const PASSWORD = 'geheim';
const place = workplaceForTests();

/** An archive that holds one report and opens with the password alone. */
async function locked(topic: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password: PASSWORD, useWebWorkers: false });
  await writer.add('lage.md', new Uint8ArrayReader(strToU8(fictional(topic))));
  return await writer.close();
}

/** A Word document that opens with the password alone; no two are the same bytes. */
const word = Buffer.from(
  (await SAMPLES.find(({ format }) => format === 'docx')?.bytes()) ?? new Uint8Array(),
);
const lockWord = () => new Uint8Array(officeCrypto.encrypt(word, { password: PASSWORD }));
const lockedWord = lockWord();

const list = (rows: object) => place.put('reports.yaml', JSON.stringify(rows));
const quarantined = async (sourceKey: string) => {
  const found = (await place.reader.listQuarantine()).find((one) => one.sourceKey === sourceKey);
  if (found === undefined) throw new Error(`${sourceKey} is not in the quarantine`);
  return found;
};
const open = async (sourceKey: string): Promise<Outcome> =>
  place.ingestion.retry(await quarantined(sourceKey), { password: PASSWORD });

/** source key → grade, label, groups and title, as they bind. */
async function marks() {
  const all = Object.values(await place.reports()).map(async ({ id, sourceKey, marking, tlp, title }) => {
    const access = (await place.reader.getReport(id))?.access;
    return [sourceKey, [marking, tlp, access?.level, access?.groups, title]];
  });
  return Object.fromEntries(await Promise.all(all));
}

/** The next run has nothing to add: what the second try stored is what the ingest would have. */
async function nothingToDo(): Promise<void> {
  const before = await place.reports();
  const statuses = (await place.run()).filter(({ code }) => code !== 'manifest');
  expect(statuses.map(({ status }) => status)).toEqual(statuses.map(() => 'unchanged'));
  expect(await place.reports()).toEqual(before);
}

describe('a file that is tried again', () => {
  it('is read under what the list says of it and of what lies in it', async () => {
    await place.put('post.zip', await locked('Ostrel'));
    await list({
      'post.zip': { marking: 'GEHEIM', tlp: 'AMBER', groups: ['north'], title: 'Post' },
      'post.zip/lage.md': { marking: 'STRENG GEHEIM', title: 'Anlage' },
    });
    expect((await place.run())[1]).toMatchObject({ status: 'refused', code: 'encrypted' });
    expect(await open('post.zip')).toMatchObject({ status: 'added' });
    expect(await marks()).toEqual({
      'post.zip': ['STRENG GEHEIM', 'AMBER', 4, ['north'], 'Post'],
      'post.zip/lage.md': ['STRENG GEHEIM', 'AMBER', 4, ['north'], 'Anlage'],
    });
    await nothingToDo();
  });

  it('is read under what the list says now, although nothing but the list has changed', async () => {
    const shownTo = async (...groups: string[]) => {
      const who: Asker = { id: 'someone', clearance: 4, groups };
      return (await place.store.as(who).listQuarantine()).map(({ sourceKey }) => sourceKey);
    };
    await place.put('post.zip', await locked('Kelmar'));
    await list({ 'post.zip': { marking: 'VS-NfD', groups: ['north'] } });
    await place.run();
    expect([await shownTo('north'), await shownTo('south')]).toEqual([['post.zip'], []]);
    await list({ 'post.zip': { marking: 'GEHEIM', groups: ['south'] } });
    expect((await place.run())[1]).toMatchObject({ status: 'refused', code: 'encrypted' });
    expect([await shownTo('north'), await shownTo('south')]).toEqual([[], ['post.zip']]);
    // In vain: what was said stays.
    await place.ingestion.retry(await quarantined('post.zip'), { password: 'falsch' });
    expect(await shownTo('north')).toEqual([]);
    await open('post.zip');
    expect((await marks())['post.zip/lage.md']?.slice(0, 4)).toEqual(['GEHEIM', null, 3, ['south']]);
    await nothingToDo();
  });

  it('is no longer under what the list said of an earlier version', async () => {
    await place.put('post.zip', zipSync({ 'lage.md': strToU8(fictional('Brask')) }));
    await list({ 'post.zip': { marking: 'VS-NfD', groups: ['north'] } });
    await place.run();
    await place.remove('reports.yaml');
    await place.put('post.zip', await locked('Brask'));
    await place.run();
    await open('post.zip');
    expect((await marks())['post.zip']?.slice(0, 4)).toEqual(['OFFEN', null, 0, []]);
    await nothingToDo();
  });

  it('and was read in part brings its parts in under what the list says of them', async () => {
    await place.put('a.zip', zipSync({ 'in.docx': lockedWord, 'b.md': strToU8(fictional('Teska')) }));
    await list({ 'a.zip/in.docx': { marking: 'GEHEIM' } });
    expect((await place.run()).at(-1)).toMatchObject({ status: 'partial', code: 'parts-refused' });
    await open('a.zip');
    const found = await marks();
    expect(found['a.zip']?.slice(0, 4)).toEqual(['GEHEIM', null, 3, []]);
    expect(found['a.zip/in.docx']?.slice(0, 4)).toEqual(['GEHEIM', null, 3, []]);
    expect(found['a.zip/b.md']?.slice(0, 4)).toEqual(['OFFEN', null, 0, []]);
    await nothingToDo();
  });

  it('inside another is for the groups and under the marking that the list gives that one', async () => {
    const bytes = zipSync({ 'in.docx': lockedWord, 'a.md': strToU8(fictional('Cembra', 'GEHEIM')) });
    // The same content twice: the second one is a further name, and its parts lie in that name.
    for (const name of ['a.zip', 'b.zip']) await place.put(name, bytes);
    const row = { marking: 'VS-NfD', tlp: 'GREEN', groups: ['north'] };
    await list({ 'a.zip': row, 'b.zip': row, 'b.zip/in.docx': { marking: 'VS-VERTRAULICH' } });
    await place.run();
    for (const key of ['a.zip/in.docx', 'b.zip/in.docx']) await open(key);
    const found = await marks();
    // What lies beside it raises the archive, and not what lies in it.
    expect(found['a.zip']?.slice(0, 4)).toEqual(['GEHEIM', 'GREEN', 3, ['north']]);
    expect(found['a.zip/in.docx']?.slice(0, 4)).toEqual(['VS-NfD', 'GREEN', 1, ['north']]);
    expect(found['b.zip/in.docx']?.slice(0, 4)).toEqual(['VS-VERTRAULICH', 'GREEN', 2, ['north']]);
    await nothingToDo();
  });

  describe('inside another leaves on record what became of that one', () => {
    const onRecord = async (sourceKey: string) => {
      const found = (await place.reader.listOutcomes()).find((one) => one.sourceKey === sourceKey);
      return [found?.status, found?.code, found?.reason];
    };
    const inQuarantine = async () =>
      (await place.reader.listQuarantine()).map(({ sourceKey }) => sourceKey).sort();

    it('but for itself, also where that one is raised', async () => {
      const inside = { 'in.docx': lockedWord, 'also.docx': lockWord(), 'b.md': strToU8(fictional('Teska')) };
      await place.put('a.zip', zipSync(inside));
      await list({ 'a.zip/in.docx': { marking: 'GEHEIM' }, 'a.zip/also.docx': { marking: 'STRENG GEHEIM' } });
      await place.run();
      const two = 'Holds 3 documents. 2 of them could not be read.';
      expect(await onRecord('a.zip')).toEqual(['partial', 'parts-refused', two]);
      await open('a.zip/in.docx');
      expect((await marks())['a.zip']?.[0]).toBe('GEHEIM');
      const one = 'Holds 3 documents. 1 of them could not be read.';
      expect(await onRecord('a.zip')).toEqual(['partial', 'parts-refused', one]);
      expect(await inQuarantine()).toEqual(['a.zip', 'a.zip/also.docx']);
      await open('a.zip/also.docx');
      expect((await marks())['a.zip']?.[0]).toBe('STRENG GEHEIM');
      expect(await onRecord('a.zip')).toEqual(['updated', 'container', 'Holds 3 documents.']);
      expect(await inQuarantine()).toEqual([]);
    });

    it('where that one was not read to its end, or its next version is refused', async () => {
      const archive = zipSync({ 'in.docx': lockedWord, 'b.md': strToU8(fictional('Sorvan')) });
      await place.put('a.zip', archive);
      await list({ 'a.zip/in.docx': { marking: 'GEHEIM' } });
      await place.run();
      await place.put('a.zip', await locked('Ostrel'));
      await place.run();
      const before = await onRecord('a.zip');
      expect(before.slice(0, 2)).toEqual(['refused', 'encrypted']);
      await open('a.zip/in.docx');
      expect((await marks())['a.zip']?.[0]).toBe('GEHEIM');
      expect(await onRecord('a.zip')).toEqual(before);
      // It can still be tried again, under what the list said of it.
      expect(await open('a.zip')).toMatchObject({ status: 'updated' });
      expect(Object.keys(await marks()).sort()).toEqual(['a.zip', 'a.zip/lage.md']);
    });

    it('and the label of what the outcome tells is raised with it', async () => {
      await place.put('a.zip', zipSync({ 'in.docx': lockedWord, 'b.md': strToU8(fictional('Brask')) }));
      await list({ 'a.zip/in.docx': { marking: 'GEHEIM' } });
      await place.run();
      await open('a.zip/in.docx');
      const low = place.store.as({ id: 'low', clearance: 2, groups: [] });
      expect((await low.listOutcomes()).map(({ sourceKey }) => sourceKey)).not.toContain('a.zip');
    });
  });
});
