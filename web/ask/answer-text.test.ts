import { describe, expect, it } from 'vitest';
import type { Claim } from '../../server/domain/index.ts';
import { citationOrder, readAnswerText } from './answer-text.ts';

function claim(text: string, of: string, citations: number[]): Claim {
  const start = of.indexOf(text);
  return {
    text,
    start,
    end: start + text.length,
    citations,
    verdict: { status: 'supported', method: 'verbatim', reason: '' },
  };
}

const simple = (text: string, claims: Claim[] = []) =>
  readAnswerText(text, claims).map((block) => [
    block.kind,
    ...block.sentences.map((sentence) => [sentence.text.trim(), ...sentence.citations]),
  ]);

describe('readAnswerText', () => {
  it('takes the markers out of the text and gives them to their sentence', () => {
    expect(simple('Der Pass ist zu. [1] Die Brücke hält.[2][3] Ende [1, 4].')).toEqual([
      ['paragraph', ['Der Pass ist zu.', 1], ['Die Brücke hält.', 2, 3], ['Ende.', 1, 4]],
    ]);
  });

  it('leaves brackets that are no markers alone', () => {
    expect(simple('Art. [a] und [12 km] bleiben. [2]')).toEqual([
      ['paragraph', ['Art. [a] und [12 km] bleiben.', 2]],
    ]);
  });

  it('reads paragraphs, list items and headings', () => {
    expect(
      simple('Erstens. [1]\nweiter. [2]\n\n## Lage\n- Punkt eins [3]\n- Punkt zwei [4]\n\nSchluss.'),
    ).toEqual([
      ['paragraph', ['Erstens.', 1], ['weiter.', 2]],
      ['heading', ['Lage']],
      ['item', ['Punkt eins', 3]],
      ['item', ['Punkt zwei', 4]],
      ['paragraph', ['Schluss.']],
    ]);
  });

  it('separates an uncited sentence from the next one where the claims are known', () => {
    const text = 'Niemand weiß es. Der Pass ist zu. [1]';
    const claims = [claim('Niemand weiß es.', text, []), claim('Der Pass ist zu.', text, [1])];
    const [block] = readAnswerText(text, claims);
    expect(block?.sentences.map((sentence) => sentence.claim?.text)).toEqual([
      'Niemand weiß es.',
      'Der Pass ist zu.',
    ]);
  });

  it('keeps the start of a sentence while the text grows', () => {
    const text = 'Der Pass ist zu. [1] Die Brücke hält. [2]\n\nNoch etwas. [3]';
    const final = readAnswerText(text, []).flatMap((block) =>
      block.sentences.map((sentence) => sentence.start),
    );
    for (let length = 0; length <= text.length; length++) {
      const starts = readAnswerText(text.slice(0, length), []).flatMap((block) =>
        block.sentences.map((sentence) => sentence.start),
      );
      expect(final.slice(0, Math.max(0, starts.length - 1))).toEqual(starts.slice(0, -1));
    }
  });

  it('reads nothing out of an empty text', () => {
    expect(readAnswerText('', [])).toEqual([]);
  });

  it('orders citations as they are met', () => {
    expect(citationOrder(readAnswerText('A. [2] B. [1] C. [2, 3]', []))).toEqual([2, 1, 3]);
  });
});
