import { describe, expect, it } from 'vitest';
import type { ContextPassage, WriteRequest } from '../ports/writer.ts';
import { sample } from '../store/testing/fixtures.ts';
import { analyseQuestion } from './analyse-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';

/** Fictional reports, one passage each. */
function passagesOf(texts: readonly string[], title = 'Harbours of Larnia', headings: string[] = []) {
  return texts.map((text, index): ContextPassage => {
    const { report, passages } = sample(`r${index}.txt`, [text], { title, language: 'en' });
    const [passage] = passages;
    if (passage === undefined) throw new Error('A sample has a passage.');
    return {
      key: `p${index}k1`,
      passage: { ...passage, reportId: report.id, headingPath: headings },
      report: { ...report, supersededBy: null },
      score: 1 - index / 100,
    };
  });
}

async function written(
  question: string,
  passages: readonly ContextPassage[],
  purpose: WriteRequest['purpose'] = 'answer',
): Promise<string[]> {
  const texts: string[] = [];
  const request: WriteRequest = {
    question,
    questionLanguage: 'en',
    answerLanguage: 'en',
    asOf: '2026-11-24',
    passages,
    termWeights: new Map(analyseQuestion(question).terms.map((term) => [term, 1])),
    purpose,
  };
  for await (const chunk of createExtractiveWriter().write(request, new AbortController().signal))
    if (chunk.type === 'sentence') texts.push(chunk.text);
  return texts;
}

describe('what the extractive writer takes', () => {
  const harbours = ['Brenn', 'Ostik', 'Velm', 'Tarrow', 'Quill', 'Nerra', 'Dossen'].map(
    (name) => `The harbour of ${name} in Larnia was closed to trawlers by the council.`,
  );

  it('is more for a section of a briefing than for an answer', async () => {
    const question = 'Which harbours of Larnia were closed to trawlers?';
    expect(await written(question, passagesOf(harbours))).toHaveLength(4);
    expect(await written(question, passagesOf(harbours), 'section')).toHaveLength(6);
  });

  it('is nobody who holds another office than the one asked for', async () => {
    const cable = passagesOf(['Fisheries Minister Olo Ferris of Larnia presented the figures.']);
    expect(await written('Who is the defence minister of Larnia?', cable)).toEqual([]);
    expect(await written('Who is the fisheries minister of Larnia?', cable)).toHaveLength(1);
    const record = passagesOf(
      ['Staatsoberhaupt: Präsident Aldo Merrin (seit 2023)'],
      'Länderaufzeichnung Larnia',
      ['Eckdaten'],
    );
    expect(await written('Wer ist Präsident von Tamaria?', record)).toEqual([]);
    expect(await written('Wer ist Präsident von Larnia?', record)).toHaveLength(1);
  });

  it('is nobody by a like word where the verb asks for an office', async () => {
    const contact = passagesOf(['The council asks the local commanders of Larnia to keep in contact.']);
    expect(await written('Who commands the fleet of Larnia?', contact)).toEqual([]);
    const fleet = passagesOf(['The commander of the fleet of Larnia, Admiral Ute Ferris, agreed.']);
    expect(await written('Who commands the fleet of Larnia?', fleet)).toHaveLength(1);
    expect(await written('Wer befehligt die Flotte von Larnia?', contact)).toEqual([]);
  });

  it('is what is permitted where that is asked for, and not what there is', async () => {
    const has = 'The port of Ostik has 12 tugs, and these tugs are at work.';
    const may = 'The council decides that the port of Ostik shall keep up to 30 tugs.';
    const both = passagesOf([has, may]);
    expect(await written('How many tugs may the port of Ostik have?', both)).toEqual([may]);
    expect(await written('Wie viele Schlepper darf der Hafen Ostik haben?', passagesOf([has]))).toEqual([]);
    expect((await written('How many tugs does the port of Ostik have?', both))[0]).toBe(has);
  });

  it('is what somebody wants where that is asked for, and not what holds or what another one wants', async () => {
    const holds = 'The herring quota of Tolmar is 900 tonnes.';
    const wants = 'Tolmar wants to lower the herring quota from 900 tonnes to 700 tonnes.';
    const other = 'Velmar asks for a herring quota of 800 tonnes.';
    const all = passagesOf([holds, other, wants], 'Talks on fish');
    expect(await written('What herring quota does Tolmar want?', all)).toEqual([wants]);
    expect(await written('What herring quota does Velmar want?', all)).toEqual([other]);
    expect(await written('What herring quota does Tolmar want?', passagesOf([holds, other], 'Fish'))).toEqual(
      [],
    );
  });

  it('is the price of the thing that is asked for', async () => {
    const ferry = 'The ferry to Quill will cost 4.2 million crowns.';
    const bridge = 'The bridge to Quill is estimated to cost 9 million crowns.';
    const both = passagesOf([bridge, ferry]);
    expect(await written('What does the ferry cost?', both)).toEqual([ferry]);
    expect(await written('How much will the bridge cost?', both)).toEqual([bridge]);
    expect(await written('What does the lighthouse cost?', both)).toEqual([]);
  });

  it('is the sentence that counts, not one without a number that has more words of the question', async () => {
    const asks =
      'The council asks the parties to return the coast guard cutters to the agreed berths by 3 May 2024.';
    const counts = 'Of 40 coast guard cutters only 31 lay at their berths on 3 May 2024.';
    const found = await written(
      'How many coast guard cutters were returned to the agreed berths on 3 May 2024?',
      passagesOf([asks, counts]),
    );
    expect(found).toEqual([counts]);
  });

  it('is no quantity of elsewhere', async () => {
    const share = passagesOf(['Farming adds 11 per cent to the gross domestic product.'], 'Record of Velmar');
    expect(await written('How high is the gross domestic product of Larnia?', share)).toEqual([]);
    expect(await written('How high is the gross domestic product of Velmar?', share)).toHaveLength(1);
  });

  it('is nothing of another day, where the day is all that is asked', async () => {
    const talks = passagesOf(['Minister Olo Ferris spoke with the ambassador beside the talks.']);
    expect(await written('Who spoke on 5 November 2025?', talks)).toEqual([]);
    const speech = passagesOf(['On 5 November 2025 Minister Olo Ferris spoke to the assembly.']);
    expect(await written('Who spoke on 5 November 2025?', speech)).toHaveLength(1);
  });

  it('is only what is told in the unit asked for, beside one that is', async () => {
    const route = passagesOf([
      'The pipeline of Larnia is 312 kilometres long.',
      'The pipeline of Larnia pleases the council.',
    ]);
    expect(await written('How long is the pipeline of Larnia?', route)).toEqual([
      'The pipeline of Larnia is 312 kilometres long.',
    ]);
  });

  it('is the day, where a day is asked for', async () => {
    const reports = passagesOf([
      'Larnia pays into the common fund as soon as the harbour treaty of Larnia is signed.',
      'The harbour treaty was signed in Brenn on 4 February 2026.',
    ]);
    expect(await written('When was the harbour treaty of Larnia signed?', reports)).toEqual([
      'The harbour treaty was signed in Brenn on 4 February 2026.',
    ]);
  });

  it('is nothing of a row that stands under another name', async () => {
    const record = passagesOf(['Capital: Brenn\nPopulation: 6.4 million (2025)'], 'Record of Larnia', [
      'Key facts',
    ]);
    expect(await written('What is the population of Larnia?', record)).toEqual([
      'Record of Larnia – Key facts: Population: 6.4 million (2025)',
    ]);
    expect(await written('What is the population of Brenn?', record)).toEqual([]);
  });

  it('has with it what it points back to', async () => {
    const speech = passagesOf([
      'Minister Ada Brenn visited Ostik in May. She promised to open the harbour of Velm to trawlers by June.\n\nIt is raining.',
    ]);
    expect(await written('What was promised for the harbour of Velm and its trawlers?', speech)).toEqual([
      'Minister Ada Brenn visited Ostik in May. She promised to open the harbour of Velm to trawlers by June.',
    ]);
  });

  it('has with it what “this” and “diesen” stand for, and nothing where it is at hand', async () => {
    const question = 'What was decided on the harbour of Velm and its trawlers?';
    const pair = 'The council weighed a licence. The harbour of Velm decided this licence for its trawlers.';
    expect(await written(question, passagesOf([`${pair}\n\nIt is raining.`]))).toEqual([pair]);
    const year = 'It is raining. The harbour of Velm decided this year on its trawlers.';
    expect(await written(question, passagesOf([year]))).toEqual([
      'The harbour of Velm decided this year on its trawlers.',
    ]);
  });

  it('is an item of a list with the line that opens it, letter by letter', async () => {
    const motion =
      'The council calls on the government,\n1. to build a mole;\n2. to open the harbour of Velm to trawlers from Brenn by May;';
    const question = 'Who calls for opening the harbour of Velm to trawlers?';
    expect(await written(question, passagesOf([motion]), 'section')).toEqual([
      'The council calls on the government, 1. to build a mole; 2. to open the harbour of Velm to trawlers from Brenn by May;',
    ]);
  });

  it('is for a section a sentence without heading and mark, an item without a verb with its mark', async () => {
    const annex = [
      'Annex 5a – working translation –\nThe harbour of Velm has been open to the trawlers of Larnia since May.',
      '• The harbour of Velm has closed the northern mole to trawlers.',
      '• Opening of the harbour of Velm to the trawlers of Larnia and of Brenn.',
      '– I saw the trawlers of Brenn in the harbour of Velm yesterday.',
    ];
    const question = 'What about trawlers in the harbour of Velm?';
    expect(new Set(await written(question, passagesOf(annex, 'Annex', ['Annex']), 'section'))).toEqual(
      new Set([
        'The harbour of Velm has been open to the trawlers of Larnia since May.',
        'The harbour of Velm has closed the northern mole to trawlers.',
        '• Opening of the harbour of Velm to the trawlers of Larnia and of Brenn.',
        'I saw the trawlers of Brenn in the harbour of Velm yesterday.',
      ]),
    );
  });

  it('stands behind whoever says it in the record of a debate, in a section too', async () => {
    const said = ['We have opened the harbour of Velm to the trawlers of Larnia without a vote.'];
    const debate = passagesOf(said, 'Minutes of the debate', ['Item 3', 'Carla Ruiz (Kelmar)']);
    const question = 'What about trawlers in the harbour of Velm?';
    expect(await written(question, debate, 'section')).toEqual([`Carla Ruiz (Kelmar): ${said[0]}`]);
    const paper = passagesOf(said, 'Note on the harbour', ['Item 3']);
    expect(await written(question, paper, 'section')).toEqual(said);
  });

  it('is for a section in its language where the report says it there too', async () => {
    const both = passagesOf([
      'The harbour of Velm has been open to trawlers from Brenn since May.',
      'Der Hafen Velm, the harbour Velm, ist seit Mai für Trawler, the trawlers, offen.',
    ]);
    const [english, german] = both;
    if (english === undefined || german === undefined) throw new Error('Two passages were made.');
    const report = english.report;
    const annex = [english, { ...german, passage: { ...german.passage, language: 'de' }, report }];
    const question = 'What about trawlers in the harbour Velm?';
    expect(await written(question, annex, 'section')).toEqual([
      'The harbour of Velm has been open to trawlers from Brenn since May.',
    ]);
    expect(await written(question, [annex[1] ?? english], 'section')).toHaveLength(1);
  });

  it('is no head of a paper for a section, and the number of the paper for who asks for it', async () => {
    const cable = passagesOf(
      ['Reference: LARN-2025-0147\nThe harbour of Velm reported its reference to the council of Larnia.'],
      'Cable on the harbour of Velm',
      ['Cable'],
    );
    const question = 'What is the reference of the cable on the harbour of Velm?';
    const hasNumber = (texts: readonly string[]): boolean => texts.some((text) => text.includes('0147'));
    expect(hasNumber(await written(question, cable))).toBe(true);
    expect(hasNumber(await written(question, cable, 'section'))).toBe(false);
  });

  it('is for a section no row of a table without its columns, and no opening of a list', async () => {
    const table = passagesOf([
      'Trawlers Harbours of Larnia\n2023 8.112 98,9 % 640\n2024 7.301 89,0 % 702',
      'The trawlers of the harbours of Larnia, recalling the council and the year 2024,',
      'Trawlers in the harbours of Larnia: 640',
    ]);
    expect(await written('How many trawlers are in the harbours of Larnia?', table, 'section')).toEqual([
      'Trawlers in the harbours of Larnia: 640',
    ]);
  });

  it('has one mark between an opening and what follows', async () => {
    const speech = passagesOf(['Mr President,\nthe harbour of Brenn is closed.'], 'Speech', ['Opening']);
    const [said] = await written('Is the harbour of Brenn closed?', speech);
    expect(said).toContain('Mr President, the harbour of Brenn is closed.');
  });

  it('is no time and no distance where a length is asked for', async () => {
    const others = passagesOf([
      'The talks on the Orva river in Larnia ended after two days. The camp lies 4 kilometres west of the Orva river.',
    ]);
    expect(await written('How long is the Orva river?', others)).toEqual([]);
    const own = 'The Orva river is 640 kilometres long.';
    expect(await written('How long is the Orva river?', passagesOf([own]))).toEqual([own]);
  });

  it('is no sentence without an amount where it is asked what something costs', async () => {
    const road = 'The government of Larnia supports the toll road of Velm.';
    const amount = 'The cost of the toll road of Velm is put at 12 million crowns.';
    expect(await written('What will the toll road of Velm cost?', passagesOf([road]))).toEqual([]);
    expect(await written('What will the toll road of Velm cost?', passagesOf([road, amount]))).toEqual([
      amount,
    ]);
  });

  it('is whom a deed is charged to, or that nobody could be named, and not that it was done', async () => {
    const done = 'On 9 May mortar rounds struck the harbour of Velm, where civilians were waiting.';
    const charged = 'The inquiry could not attribute the shelling of the harbour of Velm to either side.';
    expect(await written('Who shelled the harbour of Velm?', passagesOf([done]))).toEqual([]);
    expect(await written('Who shelled the harbour of Velm?', passagesOf([done, charged]))).toEqual([charged]);
  });

  it('is no embassy where ambassadors are counted', async () => {
    const embassy = passagesOf(['The embassy of Larnia counts five regions in favour of the treaty.']);
    expect(await written('How many ambassadors does Larnia have?', embassy)).toEqual([]);
  });

  it('is what somebody was asked to have done, not something else that he did', async () => {
    const signed = passagesOf(['Larnia signed the port treaty with Tolmar in May.']);
    expect(await written('Has Larnia ratified the port treaty?', signed)).toEqual([]);
    const ratified = 'Larnia ratified the port treaty in June.';
    expect(await written('Has Larnia ratified the port treaty?', passagesOf([ratified]))).toEqual([ratified]);
  });

  it('is no head of another body', async () => {
    const head = passagesOf(['For Larnia: Ana Pelk, head of the delegation, and four members.']);
    expect(await written('Who leads the opposition in Larnia?', head)).toEqual([]);
  });

  it('is the end of a time too where it is asked how long it lasts', async () => {
    const end = 'The mandate of the Velm mission runs until 30 November 2031.';
    expect(await written('How long does the mandate of the Velm mission last?', passagesOf([end]))).toEqual([
      end,
    ]);
  });
});
