import type { WordDocument } from '../word-documents.ts';

export const laenderaufzeichnung: WordDocument = {
  file: 'documents/2026-08-10-laenderaufzeichnung-kelmar.docx',
  title: 'Länderaufzeichnung Republik Kelmar',
  creator: 'Ministerium für Auswärtiges, Referat W2',
  language: 'de',
  parts: [
    { text: 'FIKTIVES BEISPIEL – alle Staaten, Orte, Personen und Organisationen sind erfunden.' },
    { bold: 'Stand:', text: '10. August 2026' },
    { heading: '1. Eckdaten' },
    {
      rows: [
        ['Merkmal', 'Angabe'],
        ['Hauptstadt', 'Vellin (1,3 Millionen Einwohner)'],
        ['Bevölkerung', '6,4 Millionen (2025)'],
        ['Fläche', '83 200 Quadratkilometer'],
        ['Bruttoinlandsprodukt', '71,3 Milliarden Kronen (2025)'],
        ['Staatsoberhaupt', 'Präsident Aldo Merrin (seit 2023)'],
        ['Regierungschefin', 'Premierministerin Ilena Dorsk (seit 15. Januar 2026)'],
        ['Außenminister', 'Marek Olvann (seit 2022)'],
      ],
    },
    { heading: '2. Innenpolitik' },
    {
      text: 'Die Parlamentswahl vom 7. Dezember 2025 gewann die Bürgerallianz mit 71 von 150 Sitzen. Sie regiert seit dem 15. Januar 2026 mit der Partei Fortschritt, die 22 Sitze hält. Der Bauernverband führt mit 48 Sitzen die Opposition. Die Koalition ist in der Rentenpolitik uneins: Fortschritt verlangt ein Rentenalter von 65 Jahren, die Bürgerallianz will bei 63 Jahren bleiben.',
      note: 'Die vom Mittelsee-Pakt berechnete Wahlbeteiligung weicht von der amtlichen ab; siehe den Abschlussbericht der Wahlbeobachtungsmission.',
    },
    {
      text: 'Von den 14 Empfehlungen der Wahlbeobachtungsmission waren bis Ende Juli 2026 drei umgesetzt. Das Gesetz über die Wahlwerbung Dritter liegt dem Parlament seit dem 11. Juni vor.',
    },
    { heading: '3. Außenpolitik' },
    {
      text: 'Kelmar ist Gründungsmitglied des Mittelsee-Pakts. Das Verhältnis zur Föderation Sorvan hat sich mit der Paraphierung des Teska-Wasservertrags im Februar 2026 entspannt. Die für den 30. Juni 2026 vorgesehene Unterzeichnung wurde auf Bitte Sorvans verschoben; als neuer Termin ist der 22. Oktober 2026 vereinbart. Außenminister Olvann nannte die Verschiebung am 1. Juli „ärgerlich, aber kein Bruch“.',
    },
    {
      text: 'In der Hadrin-Frage unterstützt Kelmar die Beobachtermission des Rats der Nationen. Es stellt 48 Beobachterinnen und Beobachter.',
    },
    { heading: '4. Wirtschaft' },
    {
      text: 'Das Wachstum lag 2025 bei 2,7 Prozent, die Inflation bei 3,9 Prozent. Die Landwirtschaft trägt 11 Prozent zum Bruttoinlandsprodukt bei und beschäftigt 19 Prozent der Erwerbstätigen. Wichtigste Ausfuhrgüter sind Reis, Düngemittel und Schiffsteile.',
    },
    { heading: '5. Beziehungen zu Arvenland' },
    {
      rows: [
        ['Jahr', 'Ausfuhr nach Kelmar (Millionen Kronen)', 'Einfuhr aus Kelmar (Millionen Kronen)'],
        ['2023', '1.904', '1.277'],
        ['2024', '2.018', '1.340'],
        ['2025', '2.236', '1.415'],
      ],
    },
    {
      text: 'Arvenland ist nach Sorvan der zweitgrößte Handelspartner. Rund 28 000 kelmarische Staatsangehörige leben in Arvenland. Ein Abkommen über soziale Sicherheit wird seit 2024 verhandelt; offen ist die Anrechnung von Beitragszeiten vor dem Jahr 2005.',
    },
    {
      text: 'Premierministerin Dorsk besuchte Lindmark am 21. April 2026. Sie sagte dabei zu, das Genehmigungsverfahren für die Konverterstation des Mittelsee-Verbinders in Port Sarn bis Ende 2026 abzuschließen.',
    },
  ],
};
