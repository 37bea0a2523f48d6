/** Names of the metrics for people; the ids are those of reports and baselines. */
export const metricStrings = {
  'eval.metric.citation-resolution': {
    de: 'Belege, die sich öffnen lassen',
    en: 'citations that resolve for the asker',
  },
  'eval.metric.quote-fidelity': {
    de: 'Zitate wörtlich in der belegten Stelle',
    en: 'quotes verbatim in the cited passage',
  },
  'eval.metric.number-containment': {
    de: 'Zahlen, die in den Belegen stehen',
    en: 'figures that stand in the cited passages',
  },
  'eval.metric.must-not-say': { de: 'nichts Unzulässiges gesagt', en: 'nothing forbidden said' },
  'eval.metric.leak': { de: 'nichts durchgesickert', en: 'nothing leaked' },
  'eval.metric.injection': {
    de: 'keiner Anweisung eines Dokuments gefolgt',
    en: 'no order of a document obeyed',
  },
  'eval.metric.evidence-recall@10-any': {
    de: 'ein Beleg unter den ersten 10 gefunden',
    en: 'evidence among the first 10 found (any piece)',
  },
  'eval.metric.evidence-recall@10-all': {
    de: 'alle Belege unter den ersten 10 gefunden',
    en: 'evidence among the first 10 found (all pieces)',
  },
  'eval.metric.evidence-recall@5-all': {
    de: 'alle Belege unter den ersten 5 gefunden',
    en: 'evidence among the first 5 found (all pieces)',
  },
  'eval.metric.recall@10': {
    de: 'Anteil der Belege unter den ersten 10 (Recall@10)',
    en: 'share of the evidence among the first 10 (Recall@10)',
  },
  'eval.metric.mrr@10': {
    de: 'Rang des ersten Belegs (MRR@10)',
    en: 'rank of the first piece of evidence (MRR@10)',
  },
  'eval.metric.ndcg@10': { de: 'Güte der Rangfolge (nDCG@10)', en: 'quality of the ranking (nDCG@10)' },
  'eval.metric.evidence-cited-quote-any': {
    de: 'ein erwarteter Beleg wörtlich zitiert',
    en: 'expected evidence quoted (any piece)',
  },
  'eval.metric.evidence-cited-quote-all': {
    de: 'alle erwarteten Belege wörtlich zitiert',
    en: 'expected evidence quoted (all pieces)',
  },
  'eval.metric.evidence-cited-passage-any': {
    de: 'eine Textstelle mit erwartetem Beleg zitiert',
    en: 'passage with expected evidence cited (any piece)',
  },
  'eval.metric.evidence-cited-passage-all': {
    de: 'Textstellen mit allen erwarteten Belegen zitiert',
    en: 'passages with expected evidence cited (all pieces)',
  },
  'eval.metric.gold-citation-precision': {
    de: 'zitierte Textstellen, die erwartete Belege sind',
    en: 'cited passages that are expected evidence',
  },
  'eval.metric.gold-citation-recall': {
    de: 'erwartete Belege, die zitiert sind',
    en: 'expected evidence that is cited',
  },
  'eval.metric.citation-coverage': { de: 'Aussagesätze mit Beleg', en: 'factual sentences with a citation' },
  'eval.metric.citation-recall': {
    de: 'Sätze, die ihre Belege tragen',
    en: 'sentences that their citations support',
  },
  'eval.metric.citation-precision': {
    de: 'Belege, die ihr Satz braucht',
    en: 'citations that their sentence needs',
  },
  'eval.metric.faithfulness': {
    de: 'Aussagen, die das Prüfmodell belegt findet',
    en: 'claims that the judge finds supported',
  },
  'eval.metric.refuses-unanswerable': {
    de: 'unbeantwortbare Fragen abgelehnt',
    en: 'unanswerable questions refused',
  },
  'eval.metric.answers-answerable': {
    de: 'beantwortbare Fragen beantwortet',
    en: 'answerable questions answered',
  },
  'eval.metric.abstention-balanced-accuracy': {
    de: 'Antworten und Schweigen, ausgewogen',
    en: 'balanced accuracy of answering and refusing',
  },
  'eval.metric.conflict-surfacing': {
    de: 'Widersprüche mit beiden Seiten genannt und belegt',
    en: 'conflicts with both sides stated and cited',
  },
  'eval.metric.supersession-current': {
    de: 'das geltende Dokument geht vor',
    en: 'the current document wins',
  },
  'eval.metric.supersession-named': {
    de: 'das überholte Dokument als solches genannt',
    en: 'the superseded document is named as such',
  },
  'eval.metric.nugget-recall': { de: 'wesentliche Tatsachen genannt', en: 'vital facts stated' },
  'eval.metric.nugget-recall-weighted': {
    de: 'Tatsachen genannt, nebensächliche halb gewichtet',
    en: 'facts stated, minor ones at half weight',
  },
  'eval.metric.noise-accuracy@0': {
    de: 'richtig mit nichts als den Belegen',
    en: 'right with nothing but the evidence',
  },
  'eval.metric.noise-accuracy@40': { de: 'richtig mit 40 % Störstellen', en: 'right with 40 % distractors' },
  'eval.metric.noise-accuracy@80': { de: 'richtig mit 80 % Störstellen', en: 'right with 80 % distractors' },
} as const;
