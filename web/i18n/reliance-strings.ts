/** Words of records, of what relies on a report, and of what has happened to it since. */
export const relianceStrings = {
  'answer.record': { de: 'Nachweis als JSON', en: 'Record as JSON' },
  'answer.record.none': {
    de: 'Zu dieser Antwort gibt es keinen Nachweis: Sie wurde gegeben, bevor Nachweise geführt wurden.',
    en: 'There is no record of this answer: it was given before records were kept.',
  },
  'since.title': {
    de: 'Der Bestand hat sich seitdem geändert',
    en: 'The record has changed since',
  },
  'since.withdrawn_one': {
    de: '{{numbers}} wurde am {{date}} zurückgezogen.',
    en: '{{numbers}} was withdrawn on {{date}}.',
  },
  'since.withdrawn_other': {
    de: '{{numbers}} wurden am {{date}} zurückgezogen.',
    en: '{{numbers}} were withdrawn on {{date}}.',
  },
  'since.unavailable_one': {
    de: '{{numbers}} ist in dem Bestand, den Sie sehen dürfen, nicht mehr enthalten.',
    en: '{{numbers}} is no longer in the record that you may see.',
  },
  'since.unavailable_other': {
    de: '{{numbers}} sind in dem Bestand, den Sie sehen dürfen, nicht mehr enthalten.',
    en: '{{numbers}} are no longer in the record that you may see.',
  },
  'since.replaces_one': { de: '{{numbers}} wurde ersetzt durch', en: '{{numbers}} was replaced by' },
  'since.replaces_other': { de: '{{numbers}} wurden ersetzt durch', en: '{{numbers}} were replaced by' },
  'since.corrects_one': { de: '{{numbers}} wurde berichtigt durch', en: '{{numbers}} was corrected by' },
  'since.corrects_other': { de: '{{numbers}} wurden berichtigt durch', en: '{{numbers}} were corrected by' },
  'since.changed': {
    de: 'Der Bericht zu {{numbers}} hat seit dem {{date}} einen anderen Text, in dem die zitierte Stelle fehlt.',
    en: 'The report behind {{numbers}} has had another text since {{date}}, without the passage cited.',
  },
  'since.stays': {
    de: 'Der Text bleibt, wie er geschrieben wurde.',
    en: 'The text stays as it was written.',
  },
  'reliance.title': {
    de: 'Antworten und Briefings, die sich hierauf stützen',
    en: 'Answers and briefings that rely on this report',
  },
  'reliance.answer': { de: 'Antwort', en: 'Answer' },
  'reliance.briefing': { de: 'Briefing', en: 'Briefing' },
  'reliance.delete_one': {
    de: 'Eine Antwort oder ein Briefing stützt sich auf diesen Bericht.',
    en: 'One answer or briefing relies on this report.',
  },
  'reliance.delete_other': {
    de: '{{count}} Antworten und Briefings stützen sich auf diesen Bericht.',
    en: '{{count}} answers and briefings rely on this report.',
  },
  'reliance.withdrawn': {
    de: 'Dieser Bericht wurde am {{date}} zurückgezogen.',
    en: 'This report was withdrawn on {{date}}.',
  },
  'reliance.unavailable': {
    de: 'Dieser Bericht ist in dem Bestand, den Sie sehen dürfen, nicht mehr enthalten.',
    en: 'This report is no longer in the record that you may see.',
  },
  'reliance.instead': { de: 'An seine Stelle trat', en: 'It was replaced by' },
} as const;
