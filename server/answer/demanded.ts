import type { Figure } from '../text/index.ts';
import { clauseOf } from './figure-clause.ts';

const NAME = String.raw`(?:(?:der|die|das|the|le|la|les|l['’])\s*)?(\p{Lu}[\p{L}-]+)`;
/** The English future is a word of the same letters. */
const WILL = new RegExp(String.raw`(?<!\p{L})will\s+${NAME}`, 'u');
const ASKS: readonly RegExp[] = [
  // "Wie viele Schiffe fordert die Larnische Republik?"
  new RegExp(
    String.raw`(?<!\p{L})(?:wollen|wollte[nt]?|möchte[nt]?|fordert|fordern|forderten?|verlangt|verlangen|verlangten?|beansprucht|beantragt|wünscht|beharrt)\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:does|do|did|has|have|had|is|was)\s+${NAME}(?:\s+\p{Lu}\p{L}+){0,2}\s+(?:want|demand|seek|ask|call|request|insist|claim|propos|sought)`,
    'u',
  ),
  new RegExp(
    String.raw`(?:wanted|demanded|sought|requested|claimed|asked for|called for)\s+by\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:veut|demande|exige|réclame|souhaite|revendique)(?:-t-(?:il|elle))?\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`${NAME}\s+(?:veut|demande|exige|réclame|souhaite|revendique)(?:-t-(?:il|elle))?`,
    'u',
  ),
  new RegExp(String.raw`von\s+${NAME}\s+(?:gefordert|verlangt|gewünscht|beantragt|beansprucht)`, 'u'),
];

/** Who is asked what number he wants, as a term of the question; null where nobody is. */
export function demanderIn(question: string, terms: readonly string[], language: string): string | null {
  for (const pattern of language === 'de' ? [WILL, ...ASKS] : ASKS) {
    const name = pattern.exec(question)?.[1];
    if (name !== undefined && terms.includes(name)) return name;
  }
  return null;
}

const DEMANDS =
  /(?<!\p{L})(?:will|wollen|wolle|wollten?|möchten?|forder\p{L}*|gefordert\p{L}*|forderung\p{L}*|verlang\p{L}*|beanspruch\p{L}*|beantrag\p{L}*|wünsch\p{L}*|gewünscht\p{L}*|streb\p{L}*|besteh(?:t|en) auf|beharr\p{L}*|want(?:s|ed)?|demand(?:s|ed|ing)?|seeks?|seeking|sought|ask(?:s|ed|ing)? for|call(?:s|ed|ing)? for|request(?:s|ed|ing)?|insist(?:s|ed|ing)?|claim(?:s|ed|ing)?|veut|voulait|veulent|demand(?:e|ent|ait|é)|exig(?:e|ent|eait|é)|réclam\p{L}+|souhait\p{L}+|revendiqu\p{L}+)(?!\p{L})/iu;
/** The English future is a word of the same letters as the German demand. */
const FUTURE = /^will$/iu;

/** Whether a sentence gives this figure as what somebody wants. */
export function isDemanded(figure: Figure, text: string, language: string): boolean {
  const { before, behind } = clauseOf(figure, text);
  return [before, behind].some((part) =>
    [...part.matchAll(new RegExp(DEMANDS, 'giu'))].some(([cue]) => language === 'de' || !FUTURE.test(cue)),
  );
}
