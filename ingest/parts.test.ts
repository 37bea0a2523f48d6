import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LOCAL_ASKER } from '../server/domain/index.ts';
import { brief, fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const place = workplaceForTests();

const zip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  );

/** A mail with one attachment, as mail programs write it. */
const mail = (body: string, name: string, attachment: string): string =>
  [
    'From: Botschaft Ostrel <ostrel@example.org>',
    'To: Referat 203 <203@example.org>',
    'Date: Wed, 12 Mar 2031 10:00:00 +0100',
    'Subject: Gespräche in Ostrel',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="grenze"',
    '',
    '--grenze',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '--grenze',
    `Content-Type: text/markdown; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(attachment).toString('base64'),
    '--grenze--',
    '',
  ].join('\r\n');

describe('documents inside documents', () => {
  it('become reports of their own, linked to the archive that holds them', async () => {
    await place.put('post.zip', zip({ 'a.md': fictional('Arvenia'), 'sub/b.md': fictional('Ostrel') }));
    expect(brief(await place.run())).toEqual([
      ['post.zip/a.md', 'added', null],
      ['post.zip/sub/b.md', 'added', null],
      ['post.zip', 'added', 'container'],
    ]);
    const reports = await place.reports();
    expect(reports['post.zip/a.md']).toMatchObject({ parentKey: 'post.zip', title: 'Lage in Arvenia' });
    expect(reports['post.zip']).toMatchObject({ parentKey: null, passageCount: 0 });
    const outcome = (await place.reader.listOutcomes()).find((one) => one.sourceKey === 'post.zip');
    expect(outcome?.reason).toBe('Holds 2 documents.');
    expect(await place.reader.listRelations(reports['post.zip']?.id ?? '')).toMatchObject([
      { kind: 'part', sourceKey: 'post.zip/a.md' },
      { kind: 'part', sourceKey: 'post.zip/sub/b.md' },
    ]);
    // What only lists documents is none that could be asked about.
    expect((await place.reader.summary()).reports).toBe(2);
  });

  it('change with their archive: what vanished from it goes, what stayed is not embedded again', async () => {
    const before = { 'a.md': fictional('Arvenia'), 'b.md': fictional('Ostrel') };
    await place.put('post.zip', zip(before));
    await place.run();
    const { corpusVersion } = await place.store.settings();
    const embedded = place.embedder.texts;
    expect(brief(await place.run())).toEqual([['post.zip', 'unchanged', null]]);
    expect((await place.store.settings()).corpusVersion).toBe(corpusVersion);

    await place.put('post.zip', zip({ 'b.md': before['b.md'], 'c.md': fictional('Kelmar') }));
    expect(brief(await place.run())).toEqual([
      ['post.zip/b.md', 'unchanged', null],
      ['post.zip/c.md', 'added', null],
      ['post.zip', 'updated', 'container'],
    ]);
    expect(Object.keys(await place.reports()).sort()).toEqual(['post.zip', 'post.zip/b.md', 'post.zip/c.md']);
    expect(place.embedder.texts).toBe(embedded + 1);
  });

  it('read what mails carry, and mark all as high as the mail says and the mail as high as they say', async () => {
    await place.put('a.eml', mail('Einstufung: VS-NfD\n\nAnbei der Bericht.', 'b.md', fictional('Ostrel')));
    await place.put('c.eml', mail('Anbei der Bericht.', 'd.md', fictional('Kelmar', 'VS-VERTRAULICH')));
    await place.run();
    const markings = Object.fromEntries(
      Object.values(await place.reports()).map(({ sourceKey, marking }) => [sourceKey, marking]),
    );
    expect(markings).toEqual({
      'a.eml': 'VS-NfD',
      'a.eml/b.md': 'VS-NfD',
      'c.eml': 'VS-VERTRAULICH',
      'c.eml/d.md': 'VS-VERTRAULICH',
    });
  });

  it('are refused one by one, and the archive says how many', async () => {
    await place.put('post.zip', zip({ 'a.md': fictional('Arvenia'), 'kaputt.pdf': '%PDF-1.7 x' }));
    const outcomes = await place.run();
    expect(brief(outcomes)).toContainEqual(['post.zip/a.md', 'added', null]);
    expect(outcomes.find((one) => one.sourceKey === 'post.zip/kaputt.pdf')?.status).toBe('refused');
    const whole = outcomes.at(-1);
    expect(whole).toMatchObject({ sourceKey: 'post.zip', status: 'partial', code: 'parts-refused' });
    expect(whole?.reason).toMatch(/^Holds 2 documents\. 1 of them could not be read\.$/);
    // The archive has been read as far as it can be: the next run has nothing to do.
    expect(brief(await place.run())).toEqual([['post.zip', 'unchanged', null]]);
  });

  it('are read again after a run that ended in between', async () => {
    await place.put('post.zip', zip({ 'a.md': fictional('Arvenia'), 'b.md': fictional('Ostrel') }));
    const outcomes = place.ingestion.ingestPaths([place.docs]);
    // As after kill -9: the parts are in, the archive is not.
    await outcomes.next();
    await outcomes.return(undefined);
    await place.run();
    expect(Object.keys(await place.reports()).sort()).toEqual(['post.zip', 'post.zip/a.md', 'post.zip/b.md']);
    expect((await place.reader.listOutcomes()).map((one) => one.sourceKey).sort()).toEqual([
      'post.zip',
      'post.zip/a.md',
      'post.zip/b.md',
    ]);
  });

  it('go with their archive when it is deleted', async () => {
    await place.put('post.zip', zip({ 'a.md': fictional('Arvenia') }));
    await place.run();
    await place.store.corpus.deleteReport(LOCAL_ASKER, (await place.reports())['post.zip']?.id ?? '');
    expect(await place.reports()).toEqual({});
    expect(await place.reader.listOutcomes()).toEqual([]);
  });

  it('nest no deeper and no larger than the limits', async () => {
    let inner = mail('Innen', 'x.md', fictional('Innen'));
    for (let depth = 0; depth < 6; depth++) {
      inner = [
        'Subject: Weitergeleitet',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="g"',
        '',
        '--g',
        'Content-Type: text/plain',
        '',
        `Ebene ${depth} der weitergeleiteten Nachricht.`,
        '--g',
        'Content-Type: application/octet-stream',
        'Content-Disposition: attachment; filename="m.eml"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(inner).toString('base64'),
        '--g--',
        '',
      ].join('\r\n');
    }
    await place.put('tief.eml', inner);
    const outcomes = await place.run();
    expect(outcomes.map((one) => one.code)).toContain('too-deep');
    expect(Math.max(...outcomes.map((one) => one.sourceKey.split('/').length))).toBe(5);
    expect(outcomes.at(-1)?.sourceKey).toBe('tief.eml');
  });
});
