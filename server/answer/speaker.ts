import type { ContextPassage } from '../ports/writer.ts';
import { findAcronyms } from '../text/index.ts';

/** What holds speeches calls itself so. */
const DEBATE =
  /protokoll|stenogra|wortprotokoll|anhörung|verbatim|hansard|debate|hearing|meeting record|minutes|summary record|procès-verbal|compte rendu/iu;
const PERSON = String.raw`(?:(?:\p{Lu}[\p{L}.’'-]*|von|van|de|di|der|zu) ){0,6}\p{Lu}[\p{L}.’'-]*`;
/** "Klaus Ernst (DIE LINKE)", "Carsten Müller (Braunschweig) (CDU/CSU)", "Ms. Alvar (Kelmar)": a name and for whom he speaks. */
const FOR_SOMEBODY = new RegExp(String.raw`^${PERSON}(?: \(\p{Lu}[^()]{1,60}\)){1,2}$`, 'u');
/** "Heiko Maas, Bundesminister des Auswärtigen", "Vizepräsidentin Petra Pau". */
const IN_OFFICE = new RegExp(
  String.raw`^${PERSON}, (?:Parl\. )?\p{Lu}?\p{L}*(?:minister|sekretär|präsident|kanzler|beauftragter?|Minister|Secretary|President|ministre|secrétaire|Ministre)\p{L}*(?:[ ,].{0,120})?$|^(?:Alters|Vize)?[Pp]räsident(?:in)? ${PERSON}$|^The (?:President|Chair\p{L}*|Secretary-General)$`,
  'u',
);

/** Who speaks in a passage of the record of a debate; null elsewhere. */
export function speakerOf({ passage, report }: Pick<ContextPassage, 'passage' | 'report'>): string | null {
  const heading = passage.headingPath.at(-1);
  if (
    heading === undefined ||
    !(FOR_SOMEBODY.test(heading) || IN_OFFICE.test(heading)) ||
    !DEBATE.test(report.title)
  )
    return null;
  return findAcronyms(heading).length > 0 ? null : heading;
}
