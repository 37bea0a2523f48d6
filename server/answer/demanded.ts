import type { Figure } from '../text/index.ts';
import { clauseOf } from './figure-clause.ts';

const NAME = String.raw`(?:(?:der|die|das|the|le|la|les|l['’])\s*)?(\p{Lu}[\p{L}-]+)`;
/** The English future is a word of the same letters. */
const WILL = new RegExp(String.raw`(?<!\p{L})will\s+${NAME}`, 'u');
const ASKS: readonly RegExp[] = [
  // "Wie viele Schiffe fordert die Larnische Republik?"
  new RegExp(
    String.raw`(?<!\p{L})(?:wollen|wollte[nt]?|möchte[nt]?|fordert|fordern|forderten?|verlangt|verlangen|verlangten?|beansprucht|beantragt|wünscht|beharrt|bietet|bieten|bot|boten|schlägt|schlagen|schlug|schlugen)\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:does|do|did|has|have|had|is|was)\s+${NAME}(?:\s+\p{Lu}\p{L}+){0,2}\s+(?:want|demand|seek|ask|call|request|insist|claim|propos|offer|sought)`,
    'u',
  ),
  new RegExp(
    String.raw`(?:wanted|demanded|sought|requested|claimed|proposed|offered|asked for|called for)\s+by\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:veut|demande|exige|réclame|souhaite|revendique|propose|offre)(?:-t-(?:il|elle))?\s+${NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`${NAME}\s+(?:veut|demande|exige|réclame|souhaite|revendique|propose|offre)(?:-t-(?:il|elle))?`,
    'u',
  ),
  new RegExp(
    String.raw`von\s+${NAME}\s+(?:gefordert|verlangt|gewünscht|beantragt|beansprucht|angeboten|vorgeschlagen)`,
    'u',
  ),
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
  /(?<!\p{L})(?:will|wollen|wolle|wollten?|möchten?|forder\p{L}*|gefordert\p{L}*|forderung\p{L}*|verlang\p{L}*|beanspruch\p{L}*|beantrag\p{L}*|wünsch\p{L}*|gewünscht\p{L}*|streb\p{L}*|besteh(?:t|en) auf|beharr\p{L}*|want(?:s|ed)?|demand(?:s|ed|ing)?|seeks?|seeking|sought|ask(?:s|ed|ing)? for|call(?:s|ed|ing)? for|request(?:s|ed|ing)?|insist(?:s|ed|ing)?|claim(?:s|ed|ing)?|propos(?:es?|ed|ing|als?)|offer(?:s|ed|ing)?|bietet|bieten|bot|boten|angeboten\p{L}*|angebote?s?|vorschl(?:ag\p{L}*|ägt|ug\p{L}*)|vorgeschlagen\p{L}*|veut|voulait|veulent|proposai(?:t|ent)|propos(?:ent|ée?s?)|offr(?:e|ent|ait)|offert\p{L}*|demand(?:e|ent|ait|é)|exig(?:e|ent|eait|é)|réclam\p{L}+|souhait\p{L}+|revendiqu\p{L}+)(?!\p{L})/iu;
/** The English future is a word of the same letters as the German demand. */
const FUTURE = /^will$/iu;

/** "Schlägt 700 Tonnen vor", in two parts. */
const SUGGESTS = /(?<!\p{L})schl(?:ägt|agen|ug|ugen)(?!\p{L})[^#]*#.*\svor(?!\p{L})/iu;

/** Whether a sentence gives this figure as what somebody wants. */
export function isDemanded(figure: Figure, text: string, language: string): boolean {
  const { before, behind } = clauseOf(figure, text);
  if (SUGGESTS.test(`${before}#${behind}`)) return true;
  return [before, behind].some((part) =>
    [...part.matchAll(new RegExp(DEMANDS, 'giu'))].some(([cue]) => language === 'de' || !FUTURE.test(cue)),
  );
}
