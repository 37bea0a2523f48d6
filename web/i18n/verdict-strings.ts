/** Words of what was found of a sentence. */
export const verdictStrings = {
  'gaps.title': { de: 'Offen bleibt', en: 'Left open' },
  'gaps.quoted': { de: '„{{text}}“', en: '“{{text}}”' },
  'gaps.notMentioned': {
    de: 'Die zitierten Stellen erwähnen nicht: {{list}}.',
    en: 'The cited passages do not mention {{list}}.',
  },
  'gaps.part': {
    de: 'Hierauf enthält die Akte keine Antwort: {{text}}',
    en: 'The record does not answer this: {{text}}',
  },
  'gaps.stated': {
    de: 'Nach Angabe des Sprachmodells enthalten die Textstellen nicht: {{text}}.',
    en: 'According to the language model the passages do not hold: {{text}}.',
  },
  'leftOut.title': { de: 'Ausgelassene Sätze', en: 'Sentences left out' },
  'leftOut.about': {
    de: 'Das Sprachmodell schrieb sie; was sie zitieren, trägt sie nicht.',
    en: 'The language model wrote them; what they cite does not carry them.',
  },
  'verdict.repaired': {
    de: 'Berichtigt. Zuerst stand hier: „{{text}}“ ({{reason}})',
    en: 'Corrected. At first it said: “{{text}}” ({{reason}})',
  },
  'verdict.repairedShort': { de: 'berichtigt', en: 'corrected' },
  'verdict.judgeDiffers': {
    de: 'Das Prüfmodell urteilt anders ({{status}}): {{reason}}',
    en: 'The judging model differs ({{status}}): {{reason}}',
  },
  'answer.judge': { de: 'Prüfmodell', en: 'Judging model' },
  'answer.judge.value': {
    de: '{{id}}, {{judged}} Sätze beurteilt, {{disagreements}} anders als die Regeln',
    en: '{{id}}, {{judged}} sentences judged, {{disagreements}} differently from the rules',
  },
  'answer.judge.failed': {
    de: '{{id}} (ausgefallen: {{code}}; es gelten die Regeln)',
    en: '{{id}} (failed: {{code}}; the rules stand)',
  },
  'answer.policy': { de: 'Nicht belegte Sätze', en: 'Unsupported sentences' },
  'answer.policy.flag': { de: 'werden gekennzeichnet', en: 'are marked' },
  'answer.policy.repair': { de: 'werden einmal berichtigt', en: 'are corrected once' },
  'answer.policy.drop': { de: 'werden ausgelassen', en: 'are left out' },
  'verdict.supported': { de: 'belegt', en: 'supported' },
  'attribution.dated': {
    de: 'Laut {{source}} ({{grade}}), {{date}}:',
    en: 'According to {{source}} ({{grade}}), {{date}}:',
  },
  'attribution.undated': {
    de: 'Laut {{source}} ({{grade}}), ohne Datum:',
    en: 'According to {{source}} ({{grade}}), undated:',
  },
  'attribution.same': {
    de: 'Laut derselben Quelle ({{grade}}):',
    en: 'According to the same source ({{grade}}):',
  },
  'attribution.why': {
    de: 'Beruht allein auf schwach bewerteten Quellen.',
    en: 'Rests on weakly graded sources alone.',
  },
  'kind.statement': { de: 'Aussage', en: 'statement' },
  'kind.statement.why': {
    de: 'Die Quelle gibt hier wieder, was jemand sagt.',
    en: 'Here the source reports what somebody says.',
  },
  'kind.judgement': { de: 'Einschätzung', en: 'judgement' },
  'kind.judgement.why': {
    de: 'Die Quelle urteilt hier; sie stellt keine Tatsache fest.',
    en: 'Here the source judges; it does not state a fact.',
  },
  'kind.assumption': { de: 'Annahme', en: 'assumption' },
  'kind.assumption.why': {
    de: 'Die Quelle nimmt das an; sie stellt keine Tatsache fest.',
    en: 'The source assumes this; it does not state a fact.',
  },
  'notes.title': { de: 'Hinweise zur Wortwahl', en: 'Notes on wording' },
  'notes.mixed': {
    de: '„{{one}}“ und „{{other}}“ stehen in einem Satz: Wie sicher das Urteil ist und wie wahrscheinlich das Ereignis, gehört in getrennte Sätze.',
    en: '“{{one}}” and “{{other}}” stand in one sentence: how sure the judgement is and how likely the event belong in separate sentences.',
  },
  'notes.synonyms': {
    de: 'Dieselbe Aussage heißt einmal „{{one}}“, einmal „{{other}}“: ein Wort für eine Wahrscheinlichkeit.',
    en: 'The same statement is once “{{one}}”, once “{{other}}”: one word for one likelihood.',
  },
  'notes.scales': {
    de: '„{{one}}“ und „{{other}}“ gehören zu verschiedenen Skalen, meinen hier aber dieselbe Aussage.',
    en: '“{{one}}” and “{{other}}” belong to different scales but speak of the same statement.',
  },
  'notes.bands': {
    de: 'Dieselbe Aussage ist einmal „{{one}}“, einmal „{{other}}“: Das sind verschiedene Wahrscheinlichkeiten.',
    en: 'The same statement is once “{{one}}”, once “{{other}}”: these are different likelihoods.',
  },
  'verdict.partial': { de: 'teilweise belegt', en: 'partly supported' },
  'verdict.unsupported': { de: 'nicht belegt', en: 'not supported' },
  'verdict.contradicted': { de: 'Quelle widerspricht', en: 'contradicted by source' },
  'verdict.uncited': { de: 'ohne Beleg', en: 'no citation' },
  'verdict.unchecked': { de: 'ungeprüft', en: 'unchecked' },
} as const;
