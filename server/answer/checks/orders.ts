/** Where an imperative may begin. */
const OPENING = String.raw`(?:^|[.!?:\n"“„(\]>*#-]\s*|\b(?:please|must|should|instead|now|then|and|bitte|muss|und|stattdessen)\s+)`;

/**
 * Text of a document that speaks to a machine instead of a reader. A sentence that rests on such a passage may be an
 * order obeyed rather than a finding, even where it stands there word for word. A heuristic: an order in other words
 * is not seen, and its sentence is then checked like any other.
 */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignor(?:e[zr]?|a|ieren?|iere)|disregard|forget|override|vergiss|vergessen sie|missachte[nt]?|oublie[zr]?|olvida|dimentica)\b[^.!?\n]{0,40}\b(?:above|previous|prior|earlier|instructions?|rules?|prompt|vorherig\w*|bisherig\w*|obig\w*|vorstehend\w*|anweisung\w*|regeln?|consignes|précédent\w*|instrucciones|istruzioni)\b/iu,
  /(?:^|\n)\s*[[(#*<>"'/-]*\s*(?:system|assistant|developer|user|ki|ai|assistent)\s?(?:prompt|message|note|override|hinweis|anweisung|meldung|instruction)?\s?[\])>*]*\s?:/iu,
  /<\|?\/?(?:im_start|im_end|system|assistant|inst)\b|\[\/?INST\]|<<\/?SYS>>/iu,
  /\b(?:language model|ai model|ai assistant|chatbot|llm|sprachmodell\w*|ki-?assistent\w*|ki-system\w*)\b[^.!?\n]{0,60}\b(?:must|should|shall|answers?|respond|write|output|print|say|muss|müssen|soll\w*|antworten?|schreiben?|ausgeben)\b/iu,
  new RegExp(
    `${OPENING}(?:answer|respond|reply|output|print|write|say|repeat|append|add|attach|put|send|include|insert|render|display|show|quote|cite|end|begin)\\b[^.!?\\n]{0,60}:\\s`,
    'iu',
  ),
  new RegExp(
    `${OPENING}(?:antworte|schreib|schreibe|schreiben sie|gib|geben sie|wiederhole|füge|ergänze|zitiere|sage|beende|beginne|zeige)\\b[^.!?\\n]{0,60}:\\s`,
    'iu',
  ),
  new RegExp(
    `${OPENING}(?:répond(?:ez|s)|écri(?:vez|s)|responde|escribe|rispondi|scrivi)(?!\\p{L})[^.!?\\n]{0,60}:\\s`,
    'iu',
  ),
  /\b(?:you are now|du bist (?:jetzt|nun) (?:ein|im)|from now on,? (?:you|answer)|ab sofort antworte)\b/iu,
];

/** The words that read like an order to a machine, or null. */
export function orderIn(text: string): string | null {
  for (const pattern of ORDERS) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].trim();
  }
  return null;
}
