import { shownName } from '../../../server/domain/index.ts';
import { RefusedFile } from '../document.ts';
import { gradeOf, type PrintedGrade } from './find-marking.ts';

/** A field of a file that says how it is marked: front matter, the head of a cable. */
export interface MarkingField {
  readonly name: string;
  readonly value: string;
}

/**
 * The grade that each of these states. One that nobody understands may mean any, so it never counts as not stated.
 *
 * @throws RefusedFile `field-marking`
 */
export const statedGrades = (fields: readonly MarkingField[]): PrintedGrade[] =>
  fields.map(({ name, value }) => gradeOf(value) ?? refuse(name, value));

function refuse(...field: [name: string, value: string]): never {
  const [name, value] = field.map((text) => shownName(text).slice(0, 80));
  throw new RefusedFile(
    'field-marking',
    `How this file is to be protected is not clear (${name}: "${value}" is not a known marking).`,
  );
}
