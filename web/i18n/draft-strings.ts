/** Words of drafts that are being written, were stopped or failed. */
export const draftStrings = {
  'drafts.title': { de: 'Noch nicht fertig', en: 'Not finished yet' },
  'draft.state.drafting': { de: 'in Arbeit', en: 'in progress' },
  'draft.state.failed': { de: 'gescheitert', en: 'failed' },
  'draft.state.cancelled': { de: 'abgebrochen', en: 'cancelled' },
  'draft.progress': {
    de: '{{done}} von {{total}} Abschnitten',
    en: '{{done}} of {{total}} sections',
  },
  'draft.begun': { de: 'begonnen {{date}}', en: 'begun {{date}}' },
  'draft.leave': {
    de: 'Sie können diese Seite verlassen: Der Entwurf entsteht weiter, auch nach einem Neustart des Servers, und steht dann unter Briefings.',
    en: 'You can leave this page: drafting goes on, also after a restart of the server, and the draft will be under Briefings.',
  },
  'draft.lost': {
    de: 'Die Verbindung ist unterbrochen. Es wird von selbst wieder verbunden.',
    en: 'The connection is interrupted. It will be restored by itself.',
  },
  'draft.cancel': { de: 'Abbrechen', en: 'Cancel' },
  'draft.cancelNamed': { de: 'Abbrechen: {{title}}', en: 'Cancel: {{title}}' },
  'draft.cancelling': { de: 'wird abgebrochen …', en: 'cancelling …' },
  'draft.resume': { de: 'Fortsetzen', en: 'Resume' },
  'draft.resumeNamed': { de: 'Fortsetzen: {{title}}', en: 'Resume: {{title}}' },
  'draft.change': { de: 'Neu beginnen', en: 'Start anew' },
  'draft.discard': { de: 'Verwerfen', en: 'Discard' },
  'draft.discard.title': { de: 'Entwurf verwerfen?', en: 'Discard draft?' },
  'draft.discard.text': {
    de: '„{{title}}“ wird mit allem, was dafür schon beantwortet ist, gelöscht.',
    en: '“{{title}}” will be deleted with everything that has been answered for it.',
  },
  'draft.discard.confirm': { de: 'Endgültig verwerfen', en: 'Discard for good' },
  'draft.cancelled.title': { de: 'Der Entwurf ist abgebrochen', en: 'The draft is cancelled' },
  'draft.cancelled.text': {
    de: 'Was beantwortet ist, ist gespeichert. Beim Fortsetzen wird nur gefragt, was noch fehlt.',
    en: 'What is answered is stored. When you resume, only what is still missing will be asked.',
  },
  'draft.stopped.title': {
    de: 'Der Server wurde dabei mehrmals beendet',
    en: 'The server ended several times over this',
  },
  'draft.stopped.text': {
    de: 'Er hat diesen Entwurf dreimal aufgenommen, ohne eine weitere Antwort zu erhalten, und nimmt ihn von selbst nicht wieder auf.',
    en: 'It took this draft up three times without getting another answer, and does not take it up again by itself.',
  },
  'draft.failed.text': {
    de: 'Was beantwortet ist, ist gespeichert. „Erneut versuchen“ macht dort weiter.',
    en: 'What is answered is stored. “Try again” goes on from there.',
  },
} as const;
