/** Invented material says so at its top, whatever the format can hold of metadata. */
const FICTIONAL = /\b(?:FIKTIVES BEISPIEL|FICTIONAL SAMPLE|EXEMPLE FICTIF)\b/;

export const saysFictional = (text: string): boolean => FICTIONAL.test(text);

/** Whether a line begins with that mark and so says nothing of its matter. */
export const isFictionalMark = (line: string): boolean => saysFictional(line) && line.search(FICTIONAL) <= 3;

const HEAD =
  /^(?:von|an|cc|datum|stand|ort|uhrzeit|betreff|betr|bezug|az|gz|aktenzeichen|geschäftszeichen|verteiler|verfasser(?:in)?|bearbeiter(?:in)?|einstufung|nachrichtlich|kopie|anlagen?|seite|from|to|copy|date|time|place|subject|re|ref|reference|classification|distribution|author|drafted by|attachments?|enclosures?|page|de|à|objet|réf|référence|destinataires?|diffusion|copie|rédact(?:eur|rice)|lieu|pièces? jointes?|[\p{L}-]*(?:nr|no|n°))\.?\s*:/iu;

/** "Datum: 14.03.2025", "To: Ministry …", "DKOR-Nr.: …": what a paper carries above its text. A run of rows is that when each of them is. */
export const isMemoHead = (text: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || HEAD.test(line.trim()));
