import type { WordDocument } from '../word-documents.ts';

export const jointCommission: WordDocument = {
  file: 'minutes/2025-10-15-teska-joint-commission.docx',
  title: 'Minutes of the first meeting of the Joint Teska Commission, Lesk, 14–15 October 2025',
  creator: 'Secretariat of the Joint Teska Commission',
  language: 'en',
  parts: [
    { text: 'FICTIONAL SAMPLE – all states, places, people and organisations are invented.' },
    { bold: 'Date:', text: '15 October 2025' },
    {
      bold: 'Present:',
      text: 'for the Federation of Sorvan: Vice-Minister Anton Revik (head), four members; for the Republic of Kelmar: Judit Sarnay (head), four members; observer: Arvenland (Sven Aldrik)',
    },
    { heading: '1. Opening' },
    {
      text: 'The heads of delegation agreed on the agenda. They recalled that the Commission had been set up after the third round of talks in Vellin in March 2025 and that it takes decisions by consensus.',
    },
    { heading: '2. Minimum flow' },
    {
      bold: 'Mr Revik (Sorvan)',
      text: 'presented a new offer of 400 cubic metres per second from April to September. He said that his Government had thereby accepted the principle of a seasonal value, “which is more than Kelmar had any right to expect in March”.',
    },
    {
      bold: 'Ms Sarnay (Kelmar)',
      text: 'welcomed the principle and maintained that 440 cubic metres per second was the lowest value that would keep salt out of the delta. She announced that her delegation would submit the calculation in writing by 15 November.',
    },
    {
      text: 'The Commission agreed on a provisional arrangement: from 1 November 2025 to 31 March 2026, Sorvan releases at least 410 cubic metres per second at the Lesk gauge. The arrangement does not prejudge the treaty.',
      note: 'Measured as the mean of seven consecutive days; the method is described in annex 2.',
    },
    { heading: '3. Filling of the Dorlin reservoir' },
    {
      text: 'Sorvan stated that it would spread the filling over five years instead of three. As at 1 October 2025, the reservoir held 2.1 billion cubic metres, or 31 per cent of its capacity of 6.8 billion cubic metres.',
    },
    {
      rows: [
        ['Date', 'Content (billion cubic metres)', 'Share of capacity'],
        ['1 June 2025', '1.4', '21 %'],
        ['1 August 2025', '1.8', '26 %'],
        ['1 October 2025', '2.1', '31 %'],
      ],
    },
    { heading: '4. Exchange of data' },
    {
      text: 'The parties agreed to exchange gauge readings daily from 1 December 2025. Until now, they had been exchanged once a week. Arvenland offered three measuring stations at a cost of 0.9 million crowns.',
    },
    { heading: '5. Settlement of disputes' },
    {
      text: 'Kelmar withdrew its proposal for a court of arbitration and proposed an independent expert panel whose findings of fact would be binding. Sorvan reserved its position.',
    },
    { heading: '6. Any other business' },
    {
      text: 'Fishing rights in the upper delta were raised by Kelmar but not discussed for lack of time. The Commission meets again in Ostrel on 9 December 2025.',
    },
  ],
};
