import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../server/briefing/export-docx/render-docx.ts';
import { sampleBriefing } from '../server/briefing/export-docx/testing/sample-briefing.ts';
import { renderPdf } from '../server/briefing/export-pdf/render-pdf.ts';
import { type Briefing, LOCAL_ASKER } from '../server/domain/index.ts';
import { parseFile } from './parse/index.ts';
import { fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const place = workplaceForTests();

const mail = (subject: string): string =>
  [
    'From: Botschaft Ostrel <ostrel@example.org>',
    'Date: Wed, 12 Mar 2031 10:00:00 +0100',
    `Subject: ${subject}`,
    '',
    'Fiktiv: Der Hafen von Ostrel wurde am Montag geschlossen.',
    '',
  ].join('\r\n');

const tlps = async () =>
  Object.fromEntries(Object.entries(await place.reports()).map(([key, { tlp }]) => [key, tlp]));

describe('a TLP label', () => {
  it('is read from the head of a text and from the subject of a mail, not from what a text says of others', async () => {
    await place.put(
      'head.txt',
      'TLP:AMBER+STRICT\nFiktiv. Der Hafen von Ostrel ist seit Montag geschlossen.\n',
    );
    await place.put('mail.eml', mail('[TLP:GREEN] Hafen von Ostrel'));
    await place.put('front.md', `---\ntlp: amber\n---\n${fictional('Arvenia')}`);
    await place.put(
      'prose.txt',
      'Fiktiv. Der Partner gab uns den Bericht als TLP:RED und bat um Stillschweigen.\n',
    );
    await place.run();
    expect(await tlps()).toEqual({
      'head.txt': 'AMBER+STRICT',
      'mail.eml': 'GREEN',
      'front.md': 'AMBER',
      'prose.txt': null,
    });
  });

  it('is raised by a list and never lowered; taken back with it, what the paper bears stays', async () => {
    await place.put('a.txt', 'TLP:AMBER\n\nFiktiv. Der Hafen von Ostrel ist seit Montag geschlossen.\n');
    await place.put('b.txt', 'TLP:AMBER\n\nFiktiv. Der Hafen von Brask ist seit Montag geschlossen.\n');
    await place.put('c.txt', 'Fiktiv. Der Hafen von Cembra ist seit Montag geschlossen.\n');
    await place.put(
      'reports.yaml',
      'a.txt:\n  tlp: TLP:CLEAR\nb.txt:\n  tlp: red\nc.txt:\n  marking: NATO RESTRICTED\n  tlp: GREEN\n',
    );
    await place.run();
    expect(await tlps()).toEqual({ 'a.txt': 'AMBER', 'b.txt': 'RED', 'c.txt': 'GREEN' });
    expect((await place.reports())['c.txt']).toMatchObject({
      marking: 'VS-NfD',
      ownGrade: 'NATO RESTRICTED',
    });
    await place.put('reports.yaml', 'a.txt:\n  title: Hafen\n');
    await place.run();
    expect(await tlps()).toEqual({ 'a.txt': 'AMBER', 'b.txt': 'AMBER', 'c.txt': null });
  });

  it('is not lowered by an upload, neither by its metadata nor by another version', async () => {
    const upload = (text: string, row?: object) =>
      place.ingestion.ingestFile({
        sourceKey: 'a.txt',
        bytes: new TextEncoder().encode(text),
        asker: LOCAL_ASKER,
        ...(row === undefined ? {} : { manifest: { row } }),
      });
    const text = (label: string) => `${label}\n\nFiktiv. Der Hafen von Ostrel ist seit Montag geschlossen.\n`;
    expect(await upload(text('TLP:AMBER'), { tlp: 'RED' })).toMatchObject({ status: 'added' });
    const tries = [
      await upload(text('TLP:AMBER'), { tlp: 'GREEN' }),
      await upload(text('TLP:GREEN'), {}),
      await upload('Fiktiv. Der Hafen von Ostrel ist wieder offen.\n', {}),
    ];
    expect(tries.map(({ code }) => code)).toEqual(tries.map(() => 'marking-lowered'));
    expect(tries[0]?.reason).toContain('is marked OFFEN, TLP:RED here');
    expect(await tlps()).toEqual({ 'a.txt': 'RED' });
  });

  it('of an archive goes up from what lies in it, and never opens it', async () => {
    const text = (label: string) =>
      new TextEncoder().encode(`${label}\n\nFiktiv. Der Hafen ist zu: ${label}.\n`);
    await place.put('open.zip', zipSync({ 'a.txt': text('TLP:CLEAR') }));
    await place.put('red.zip', zipSync({ 'a.txt': text('TLP:GREEN'), 'b.txt': text('TLP:RED') }));
    await place.run();
    expect(await tlps()).toEqual({
      'open.zip': null,
      'open.zip/a.txt': 'CLEAR',
      'red.zip': 'RED',
      'red.zip/a.txt': 'GREEN',
      'red.zip/b.txt': 'RED',
    });
  });

  it.each([
    ['Word', (paper: Briefing) => renderDocx(paper, null), 'a.docx'],
    ['PDF', renderPdf, 'a.pdf'],
  ] as const)(
    'in head and foot of our own paper (%s) is read again, grade and all',
    async (_, render, name) => {
      const paper = await render(sampleBriefing('de', { marking: 'VS-VERTRAULICH', tlp: 'AMBER+STRICT' }));
      const { metadata } = await parseFile(Uint8Array.from(paper), name);
      expect(metadata).toMatchObject({ marking: 'VS-VERTRAULICH', tlp: 'AMBER+STRICT' });
    },
  );
});
