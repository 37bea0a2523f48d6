import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';
import { eventFit, headedFit, predicateFit } from './evidence-fit.ts';
import { matchable } from './match-terms.ts';

/** Fictional names throughout. */
const near = (text: string) => [matchable(text, ['en'])];

describe('what is left of the evidence', () => {
  it('is less where a day is told of something else than is asked', () => {
    const asked = analyseQuestion('When will the Velm ferry start operating?');
    expect(eventFit(asked, near('It is planned to start operating in May 2034.'), new Map())).toBe(1);
    expect(eventFit(asked, near('This paper is meant for the meeting of 26 May.'), new Map())).toBeLessThan(
      1,
    );
  });

  it('is less where another body is headed', () => {
    const asked = analyseQuestion('Who leads the opposition in Larnia?');
    expect(headedFit(asked, near('Ana Pelk is the head of the opposition.'), new Map())).toBe(1);
    expect(headedFit(asked, near('Ana Pelk is the head of the delegation.'), new Map())).toBeLessThan(1);
  });

  it('is less where nothing tells what somebody is asked to have done', () => {
    const asked = analyseQuestion('Has Larnia ratified the port treaty?');
    expect(predicateFit(asked, ['ratified'])).toBeLessThan(1);
    expect(predicateFit(asked, ['port'])).toBe(1);
  });
});
