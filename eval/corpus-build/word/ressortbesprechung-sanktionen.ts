import type { WordDocument } from '../word-documents.ts';

export const ressortbesprechung: WordDocument = {
  file: 'minutes/2025-04-23-ressortbesprechung-sanktionen.docx',
  title: 'Ergebnisvermerk: Ressortbesprechung zum Sanktionsregime gegen das Ostan-Netzwerk am 23. April 2025',
  creator: 'Ministerium für Auswärtiges, Referat S3',
  language: 'de',
  parts: [
    { text: 'FIKTIVES BEISPIEL – alle Staaten, Orte, Personen und Organisationen sind erfunden.' },
    { bold: 'Datum:', text: '23. April 2025' },
    {
      bold: 'Teilnehmer:',
      text: 'Ministerium für Auswärtiges (Vorsitz, Staatssekretär Joris Tannhof), Ministerium der Finanzen, Wirtschaftsministerium, Zollverwaltung, Zentralbank',
    },
    { heading: '1. Stand der Listungen' },
    {
      text: 'Referat S3 berichtete, dass die Sanktionsliste des Mittelsee-Pakts gegen das Ostan-Netzwerk seit dem 8. April 2025 zwölf Personen und vier Einrichtungen umfasst. Vermögenswerte von 21,4 Millionen Kronen sind im Gebiet des Pakts eingefroren, davon 3,8 Millionen Kronen in Arvenland.',
      note: 'Angaben der Zentralbank vom 22. April 2025; Kursstand des Vortags.',
    },
    {
      rows: [
        ['Staat', 'Eingefrorene Vermögenswerte (Millionen Kronen)', 'Gelistete mit Bezug zum Staat'],
        ['Kelmar', '11,2', '7'],
        ['Maroa', '6,4', '5'],
        ['Arvenland', '3,8', '4'],
      ],
    },
    { heading: '2. Umgehung' },
    {
      text: 'Die Zollverwaltung stellte zwei Fälle vor, in denen Ersatzteile für Funkgeräte über die Boranischen Inseln ausgeführt wurden. In einem Fall lag der Warenwert bei 480 000 Kronen. Die Zollverwaltung bat um acht zusätzliche Stellen für die Ausfuhrkontrolle.',
    },
    {
      text: 'Das Ministerium der Finanzen sagte zu, den Bedarf zu prüfen. Eine Zusage für den laufenden Haushalt sei nicht möglich.',
    },
    { heading: '3. Haltung zu weiteren Listungen' },
    {
      text: 'Staatssekretär Tannhof erklärte, Arvenland werde einer Erweiterung der Liste um bis zu zehn Personen zustimmen, sofern jede Listung auf mindestens zwei voneinander unabhängigen Quellen beruhe. Das Wirtschaftsministerium bat darum, Reedereien nicht ohne vorherige Anhörung aufzunehmen. Der Vorsitz nahm dies zur Kenntnis, ohne es zuzusagen.',
    },
    { heading: '4. Humanitäre Ausnahmen' },
    {
      text: 'Das Verfahren für humanitäre Ausnahmen dauert in Arvenland derzeit durchschnittlich 16 Tage. Ziel ist eine Bearbeitung in höchstens sieben Tagen. Dafür wird bis zum 1. Juli 2025 eine gemeinsame Stelle von Ministerium für Auswärtiges und Zentralbank eingerichtet.',
    },
    { heading: '5. Vereinbarungen' },
    {
      rows: [
        ['Auftrag', 'Zuständig', 'Frist'],
        ['Entwurf einer Position zur Erweiterung der Liste', 'Referat S3', '15. Mai 2025'],
        ['Prüfung des Stellenbedarfs', 'Ministerium der Finanzen', '30. Juni 2025'],
        ['Einrichtung der gemeinsamen Stelle', 'Ministerium für Auswärtiges, Zentralbank', '1. Juli 2025'],
      ],
    },
    {
      text: 'Referat S3 legt zur nächsten Sitzung eine Übersicht der Fälle vor, in denen Banken Zahlungen vorsorglich angehalten haben. Die Zentralbank wies darauf hin, dass von 212 angehaltenen Zahlungen 187 nach Prüfung freigegeben wurden, im Durchschnitt nach neun Tagen. Das Wirtschaftsministerium bat um ein Merkblatt für kleine Unternehmen.',
    },
    { text: 'Die nächste Ressortbesprechung findet im September 2025 statt.' },
  ],
};
