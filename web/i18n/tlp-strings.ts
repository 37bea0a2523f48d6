/** What the labels of the Traffic Light Protocol allow, after FIRST (TLP 2.0). */
export const tlpStrings = {
  'tlp.label': { de: 'Weitergabe (TLP)', en: 'Sharing (TLP)' },
  'tlp.none': { de: 'ohne TLP', en: 'no TLP' },
  'tlp.CLEAR': {
    de: 'Darf ohne Einschränkung weitergegeben werden',
    en: 'May be shared without limit',
  },
  'tlp.GREEN': {
    de: 'Nur innerhalb der eigenen Fachgemeinschaft, nicht öffentlich',
    en: 'Within the recipients’ community only, not in public',
  },
  'tlp.AMBER': {
    de: 'Nur wer es wissen muss, in der eigenen Organisation und bei deren Kunden',
    en: 'Need to know, within the recipients’ organization and its clients only',
  },
  'tlp.AMBER+STRICT': {
    de: 'Nur wer es wissen muss, nur in der eigenen Organisation',
    en: 'Need to know, within the recipients’ organization only',
  },
  'tlp.RED': {
    de: 'Nur für namentlich benannte Empfänger, keine Weitergabe',
    en: 'Named recipients only, no further disclosure',
  },
  'marking.ownGrade': { de: 'Einstufung der Quelle', en: 'Marking of the source' },
} as const;
