import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LOCAL_ASKER, type Marking, markingLevel } from '../server/domain/index.ts';
import { brief, fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const place = workplaceForTests();

const HEAD = 'sourceKey,title,originator,publishedOn,marking,reliability,credibility,supersedes';

describe('a list of reports beside the files', () => {
  it('says what documents do not say of themselves; the rest stays marked as guessed', async () => {
    await place.put('post/a.md', fictional('Arvenia'));
    await place.put('post/b.md', fictional('Ostrel'));
    await place.put(
      'post/reports.csv',
      `${HEAD}\na.md,Drahtbericht,Botschaft Arvenia,2031-04-01,VS-NfD,B,2,post/b.md\n`,
    );
    expect(brief(await place.run())).toEqual([
      ['post/reports.csv', 'added', 'manifest'],
      ['post/a.md', 'added', null],
      ['post/b.md', 'added', null],
    ]);
    const reports = await place.reports();
    expect(reports['post/a.md']).toMatchObject({
      title: 'Drahtbericht',
      originator: 'Botschaft Arvenia',
      publishedOn: '2031-04-01',
      marking: 'VS-NfD',
      reliability: 'B',
      credibility: '2',
    });
    expect(reports['post/a.md']?.guessed).not.toContain('title');
    expect(reports['post/b.md']).toMatchObject({ supersededBy: 'post/a.md', supersededHow: 'replaces' });
    expect((await place.reader.getReport(reports['post/a.md']?.id ?? ''))?.access.level).toBe(1);
  });

  it('applies a changed row without embedding anything, and takes it back when it goes', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('b.md', fictional('Ostrel'));
    await place.run();
    const found = (await place.reports())['a.md'];
    const passages = await place.reader.listPassages(found?.id ?? '');
    const { corpusVersion } = await place.store.settings();
    const embedded = place.embedder.texts;
    for (const title of ['Eins', 'Zwei']) {
      await place.put('reports.json', JSON.stringify([{ sourceKey: 'a.md', title, marking: 'GEHEIM' }]));
      expect(brief(await place.run())).toEqual([
        ['reports.json', 'added', 'manifest'],
        ['a.md', 'updated', null],
        ['b.md', 'unchanged', null],
      ]);
      expect((await place.reports())['a.md']).toMatchObject({ title, marking: 'GEHEIM' });
    }
    expect(await place.reader.listPassages(found?.id ?? '')).toEqual(passages);
    await place.remove('reports.json');
    await place.run();
    expect((await place.reports())['a.md']).toEqual({ ...found, ingestedAt: expect.any(String) });
    expect((await place.store.settings()).corpusVersion).toBe(corpusVersion);
    expect(place.embedder.texts).toBe(embedded);
  });

  it('hears of a paper itself that it is weak, never that it is good; the list has the last word', async () => {
    const graded = (reliability: string, credibility: string) =>
      `---\ntitle: Presseschau\nreliability: ${reliability}\ncredibility: ${credibility}\n---\n\nDrei Zeitungen berichten dasselbe.\n`;
    await place.put('weak.md', graded('E', '"4"'));
    await place.put('good.md', graded('A', '"1"'));
    await place.put('listed.md', graded('E', '4'));
    await place.put('reports.yaml', 'listed.md:\n  reliability: B\n  credibility: 2\n');
    await place.run();
    const reports = await place.reports();
    expect(reports['weak.md']).toMatchObject({ reliability: 'E', credibility: '4' });
    expect(reports['good.md']).toMatchObject({ reliability: null, credibility: null });
    expect(reports['listed.md']).toMatchObject({ reliability: 'B', credibility: '2' });
  });

  it('never lowers a marking that the paper prints', async () => {
    await place.put('a.md', fictional('Arvenia', 'VS-VERTRAULICH'));
    await place.put('reports.yaml', 'a.md:\n  marking: OFFEN\n  title: T\n');
    await place.run();
    expect((await place.reports())['a.md']).toMatchObject({ title: 'T', marking: 'VS-VERTRAULICH' });
  });

  it('and a field of the file that name several grades mean the highest of them', async () => {
    await place.put('listed.md', fictional('Arvenia'));
    await place.put('front.md', `---\nmarking: Open (annex SECRET)\n---\n${fictional('Ostrel')}`);
    await place.put('printed.md', fictional('Brask', 'VS-NfD, Anlage 2 VS-Vertraulich'));
    await place.put('reports.yaml', 'listed.md:\n  marking: OFFEN (Anlage GEHEIM)\n');
    await place.run();
    const reports = await place.reports();
    expect(
      Object.values(reports)
        .map(({ sourceKey, marking }) => [sourceKey, marking])
        .sort(),
    ).toEqual([
      ['front.md', 'GEHEIM'],
      ['listed.md', 'GEHEIM'],
      ['printed.md', 'VS-VERTRAULICH'],
    ]);
    const { access } = (await place.reader.getReport(reports['listed.md']?.id ?? '')) ?? {};
    expect(access?.level).toBe(markingLevel('GEHEIM'));
  });

  it.each([
    ['front.md', `---\nmarking: OFFEN\n---\n${fictional('Arvenia', 'VS-NfD')}`, 'VS-NfD'],
    [
      'two.md',
      `---\nmarking: OFFEN\neinstufung: [VS-NfD, NATO CONFIDENTIAL]\n---\n${fictional('Ostrel')}`,
      'VS-VERTRAULICH',
    ],
    [
      'cable.txt',
      'Von: Botschaft Brask\nBetreff: Hafen\nEinstufung: OFFEN\n\nGEHEIM\n\nFiktiv. Der Hafen ist zu.\n',
      'GEHEIM',
    ],
    ['lines.txt', 'Einstufung: OFFEN\n\nFiktiv. Der Hafen von Cembra ist zu.\n\nVS-NfD\n', 'VS-NfD'],
  ])('neither does a field of the file: %s, and the outcome says so', async (name, text, marking) => {
    await place.put(name, text);
    const [outcome] = await place.run();
    expect(outcome).toMatchObject({ status: 'added', code: 'marking-differs' });
    expect(outcome?.reason).toContain(
      `It is marked ${marking}, although a field of the file says OFFEN: the highest holds`,
    );
    const report = (await place.reports())[name];
    expect(report).toMatchObject({ marking });
    expect((await place.reader.getReport(report?.id ?? ''))?.access.level).toBe(
      markingLevel(marking as Marking),
    );
    // On record as long as it is so; the same file again is no news.
    expect(brief(await place.run())).toEqual([[name, 'unchanged', null]]);
    expect((await place.reader.listOutcomes())[0]).toMatchObject({
      sourceKey: name,
      code: 'marking-differs',
    });
  });

  it('is told where its own word is lower than the document’s, and no longer once it is not', async () => {
    await place.put('a.md', `---\ntlp: CLEAR\n---\nTLP:AMBER\n\n${fictional('Arvenia', 'VS-VERTRAULICH')}`);
    const list = (marking: string) =>
      place.put('reports.yaml', `a.md:\n  marking: ${marking}\n  tlp: GREEN\n`);
    await list('VS-NfD');
    expect((await place.run())[1]).toMatchObject({
      status: 'added',
      code: 'marking-differs',
      reason:
        'It is marked VS-VERTRAULICH, TLP:AMBER, although a field of the file says TLP:CLEAR and the list of reports says VS-NfD, TLP:GREEN: the highest holds, and a field or a list lowers no marking.',
    });
    await list('GEHEIM');
    expect((await place.run())[1]?.reason).toBe(
      'It is marked GEHEIM, TLP:AMBER, although a field of the file says TLP:CLEAR and the list of reports says TLP:GREEN: the highest holds, and a field or a list lowers no marking.',
    );
    await place.put('a.md', `TLP:AMBER\n\n${fictional('Arvenia', 'VS-VERTRAULICH')}`);
    await place.put('reports.yaml', 'a.md:\n  marking: GEHEIM\n');
    expect((await place.run())[1]).toMatchObject({ status: 'updated', code: null, reason: null });
  });

  it('with a bad row names line and field and goes on; a marking nobody understands refuses its file', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('b.md', fictional('Ostrel'));
    await place.put('reports.csv', `${HEAD}\na.md,,,gestern,,G,,\nb.md,,,,rosa,,,\nc.md,,,,,,,\n`);
    const outcomes = await place.run();
    expect(brief(outcomes)).toEqual([
      ['reports.csv', 'partial', 'manifest-rows'],
      ['a.md', 'added', null],
      ['b.md', 'refused', 'manifest-marking'],
    ]);
    for (const words of [
      'line 2, publishedOn',
      'line 2, reliability',
      'line 3, marking',
      'line 4, sourceKey',
    ]) {
      expect(outcomes[0]?.reason?.toLowerCase()).toContain(words.toLowerCase());
    }
    expect(outcomes[2]?.reason).toContain('line 3, marking: "rosa"');
  });

  it.each([
    ['front.md', '---\nmarking: rosa\n---\n', 'marking: "rosa" is not a known marking'],
    ['one-of-two.md', '---\nEinstufung: OFFEN\neinstufung: rosa\n---\n', 'einstufung: "rosa"'],
    ['in-list.md', '---\nclassification: [OFFEN, rosa]\n---\n', 'classification: "rosa"'],
    ['map.md', '---\nvs-grad: {level: rosa}\n---\n', 'vs-grad: "{"level":"rosa"}"'],
    ['no-yaml.md', '---\ntitle: Lage: Hafen\nmarking: GEHEIM\n---\n', 'its front matter cannot be read'],
    ['cable.txt', 'Von: Botschaft Brask\nBetreff: Hafen\nEinstufung: rosa\n\n', 'Einstufung: "rosa"'],
  ])('is not the only one: a field of the file does so too (%s)', async (name, head, reason) => {
    await place.put(name, fictional('Teska'));
    await place.run();
    await place.put(name, `${head}${fictional('Cembra')}`);
    const [outcome] = await place.run();
    expect(outcome).toMatchObject({ status: 'refused', code: 'field-marking' });
    expect(outcome?.reason).toContain('How this file is to be protected is not clear');
    expect(outcome?.reason).toContain(reason);
    // Whatever the list says of it; and nothing of the new version is to be seen.
    await place.put('reports.yaml', `${name}:\n  marking: OFFEN\n`);
    expect(brief(await place.run()).at(-1)).toEqual([name, 'refused', 'field-marking']);
    expect((await place.reader.listQuarantine()).map(({ sourceKey }) => sourceKey)).toEqual([name]);
    expect((await place.reports())[name]?.title).toBe('Lage in Teska');
  });

  it.each(['', '~', '[]', 'none', 'keine', 'ohne Einstufung', 'unrestricted'])(
    'a field of a file that says there is none, or nothing, refuses nothing: "%s"',
    async (value) => {
      await place.put('a.md', `---\nmarking: ${value}\n---\n${fictional('Arvenia')}`);
      expect(brief(await place.run())).toEqual([['a.md', 'added', null]]);
      expect((await place.reports())['a.md']).toMatchObject({ marking: 'OFFEN' });
    },
  );

  it('names what it does not find shortly, and nothing of it forges or turns round a line', async () => {
    await place.put('a.md', fictional('Arvenia'));
    const names = ['gone\nadded  b.md', 'Lage\u202efdp.exe', 'x'.repeat(5000)];
    await place.put('reports.json', JSON.stringify(names.map((sourceKey) => ({ sourceKey, title: 'T' }))));
    const [list] = await place.run();
    expect(list).toMatchObject({ status: 'partial', code: 'manifest-rows' });
    for (const name of ['"gone\ufffdadded  b.md"', '"Lage\ufffdfdp.exe"', `"${'x'.repeat(80)}"`])
      expect(list?.reason).toContain(`there is no file ${name}`);
    expect(list?.reason).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('that cannot be read at all keeps the files beside it out, and lets the others in', async () => {
    await place.put('geheim/a.md', fictional('Arvenia'));
    await place.put('geheim/reports.json', '[{"sourceKey": "a.md", "marking"');
    await place.put('offen/b.md', fictional('Ostrel'));
    expect(brief(await place.run())).toEqual([
      ['geheim/reports.json', 'refused', 'manifest-unreadable'],
      ['geheim/a.md', 'refused', 'manifest-unreadable'],
      ['offen/b.md', 'added', null],
    ]);
  });

  it('speaks of documents inside archives too', async () => {
    const inside = new TextEncoder().encode(fictional('Arvenia'));
    await place.put('post.zip', zipSync({ 'a.md': inside }));
    await place.run();
    await place.put('reports.csv', `${HEAD}\npost.zip/a.md,Anlage,,,VS-NfD,,,\n`);
    await place.run();
    const reports = await place.reports();
    expect(reports['post.zip/a.md']).toMatchObject({ title: 'Anlage', marking: 'VS-NfD' });
    expect(reports['post.zip']).toMatchObject({ title: 'post', marking: 'VS-NfD' });
    expect(brief(await place.run()).map(([, status]) => status)).toEqual(['added', 'unchanged']);
  });

  it('stays in force when the document comes in by another way', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('reports.csv', `${HEAD}\na.md,,,,GEHEIM,,,\n`);
    await place.run();
    const bytes = new TextEncoder().encode(fictional('Ostrel'));
    await place.ingestion.ingestFile({ sourceKey: 'a.md', bytes });
    expect((await place.reports())['a.md']).toMatchObject({ title: 'Lage in Ostrel', marking: 'GEHEIM' });
  });

  it('that comes with an upload lowers no marking, neither the paper’s nor a list’s; what removes the report may', async () => {
    const upload = (name: string, text: string, manifest?: unknown) =>
      place.ingestion.ingestFile({
        sourceKey: name,
        bytes: new TextEncoder().encode(text),
        asker: LOCAL_ASKER,
        ...(manifest === undefined ? {} : { manifest }),
      });
    await place.put('listed.md', fictional('Arvenia'));
    await place.put('reports.csv', `${HEAD}\nlisted.md,,,,GEHEIM,,,\n`);
    await place.run();
    await upload('printed.md', fictional('Ostrel', 'GEHEIM'));
    // The paper's own word stands beside the list's: the higher one wins.
    const beside = await upload('printed.md', fictional('Ostrel', 'GEHEIM'), { row: { marking: 'OFFEN' } });
    expect(beside).toMatchObject({ status: 'updated' });
    const tries = [
      await upload('listed.md', fictional('Arvenia'), { row: { marking: 'VS-NfD' } }),
      await upload('listed.md', fictional('Arvenia'), { row: { title: 'Anders' } }),
      await upload('listed.md', fictional('Arvenia'), null),
      await upload('listed.md', fictional('Sorvan'), { row: { marking: 'OFFEN' } }),
      await upload('printed.md', fictional('Ostrel'), { row: { marking: 'VS-NfD' } }),
      await upload('printed.md', fictional('Ostrel', 'VS-NfD')),
    ];
    expect(tries.map(({ status, code }) => [status, code])).toEqual(
      tries.map(() => ['refused', 'marking-lowered']),
    );
    expect(tries[0]?.reason).toContain('is marked GEHEIM here; what was brought would mark it VS-NfD');
    const reports = await place.reports();
    expect(reports['listed.md']).toMatchObject({ marking: 'GEHEIM', title: 'Lage in Arvenia' });
    expect(reports['printed.md']).toMatchObject({ marking: 'GEHEIM' });

    expect(
      await upload('listed.md', fictional('Arvenia'), { row: { marking: 'STRENG GEHEIM' } }),
    ).toMatchObject({
      status: 'updated',
    });
    await place.store.corpus.deleteReport(LOCAL_ASKER, reports['listed.md']?.id ?? '');
    await upload('listed.md', fictional('Arvenia'), { row: { marking: 'VS-NfD' } });
    expect((await place.reports())['listed.md']).toMatchObject({ marking: 'VS-NfD' });
  });
});
