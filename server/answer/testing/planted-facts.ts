/** Fictional countries, people and figures: sentences written for tests, none of it happened. */

export type Language = 'de' | 'en';
/** What is replaced in the right sentence to make it wrong. */
export type Replacement = readonly [right: string, wrong: string];

interface Statement {
  /** The right sentence in both languages, in other words than the passage. */
  readonly de: string;
  readonly en: string;
  readonly wrong: Readonly<Record<string, { readonly de: Replacement; readonly en: Replacement }>>;
}

export interface PlantedFact {
  readonly half: 'seen' | 'held-out';
  readonly language: Language;
  readonly passage: string;
  readonly statements: readonly Statement[];
  /** Stands in no passage, as it would be told. */
  readonly outside: Readonly<Record<Language, string>>;
  readonly inventedQuote: string;
}

const swap = (de: Replacement, en: Replacement) => ({ de, en });

/** The rules were written with these in view. */
const SEEN: readonly PlantedFact[] = [
  {
    half: 'seen',
    language: 'de',
    passage:
      'Am 14. März 2024 stimmte die Nationalversammlung von Sorvan mit 112 Stimmen dem Haushalt von 4,5 Milliarden Kronen zu. Der Finanzminister hat die Erhöhung der Grundsteuer nicht unterstützt. Die Zentralbank könnte den Leitzins im Herbst senken. Sorvan lieferte Arvenland im selben Jahr zwölf Patrouillenboote.',
    statements: [
      {
        de: 'Die Nationalversammlung von Sorvan stimmte am 14. März 2024 mit 112 Stimmen dem Haushalt von 4,5 Milliarden Kronen zu.',
        en: 'The National Assembly of Sorvan approved the budget of 4.5 billion crowns with 112 votes on 14 March 2024.',
        wrong: {
          number: swap(['112', '121'], ['112', '121']),
          date: swap(['14. März', '24. März'], ['14 March', '14 May']),
          amount: swap(['4,5 Milliarden', '4,5 Millionen'], ['4.5 billion', '5.4 billion']),
        },
      },
      {
        de: 'Der Finanzminister unterstützte die Erhöhung der Grundsteuer nicht.',
        en: 'The finance minister did not support the increase of the property tax.',
        wrong: {
          negation: swap(['Grundsteuer nicht.', 'Grundsteuer.'], ['did not support', 'supported']),
        },
      },
      {
        de: 'Im Herbst könnte die Zentralbank den Leitzins senken.',
        en: 'The central bank might lower the interest rate in autumn.',
        wrong: {
          certainty: swap(
            ['könnte die Zentralbank den Leitzins senken', 'senkt die Zentralbank den Leitzins'],
            ['might lower', 'lowers'],
          ),
        },
      },
      {
        de: 'Sorvan lieferte Arvenland zwölf Patrouillenboote.',
        en: 'Sorvan delivered twelve patrol boats to Arvenland.',
        wrong: {
          actors: swap(
            ['Sorvan lieferte Arvenland', 'Arvenland lieferte Sorvan'],
            [
              'Sorvan delivered twelve patrol boats to Arvenland',
              'Arvenland delivered twelve patrol boats to Sorvan',
            ],
          ),
        },
      },
    ],
    outside: {
      de: 'Der Ministerpräsident kündigte daraufhin Neuwahlen und eine Umbildung des Kabinetts an.',
      en: 'The opposition leader then called for fresh elections and a cabinet reshuffle.',
    },
    inventedQuote: 'die Versammlung lehnt jede weitere Verschuldung des Staates entschieden ab',
  },
  {
    half: 'seen',
    language: 'en',
    passage:
      'The ceasefire between the parties entered into force on 3 October 2023 and was monitored by 85 observers at a cost of 7.2 million dollars. The rebels have never accepted the demarcation line. The mission will probably be extended in spring. Ambassador Lindqvist accused General Torma of breaking the truce.',
    statements: [
      {
        de: 'Die Waffenruhe trat am 3. Oktober 2023 in Kraft; 85 Beobachter überwachten sie, was 7,2 Millionen Dollar kostete.',
        en: 'On 3 October 2023 the ceasefire entered into force; 85 observers monitored it at a cost of 7.2 million dollars.',
        wrong: {
          number: swap(['85', '58'], ['85', '95']),
          date: swap(['2023', '2022'], ['3 October', '13 October']),
          amount: swap(['7,2 Millionen', '2,7 Millionen'], ['dollars', 'euros']),
        },
      },
      {
        de: 'Die Rebellen haben die Demarkationslinie nie akzeptiert.',
        en: 'The demarcation line was never accepted by the rebels.',
        wrong: { negation: swap(['nie akzeptiert', 'akzeptiert'], ['never accepted', 'accepted']) },
      },
      {
        de: 'Die Mission wird wahrscheinlich im Frühjahr verlängert.',
        en: 'In spring the mission will probably be extended.',
        wrong: {
          certainty: swap(['wahrscheinlich', 'zweifellos'], ['will probably be extended', 'is extended']),
        },
      },
      {
        de: 'Botschafter Lindqvist warf General Torma vor, die Waffenruhe zu brechen.',
        en: 'Ambassador Lindqvist accused General Torma of a breach of the truce.',
        wrong: {
          actors: swap(
            ['Botschafter Lindqvist warf General Torma', 'General Torma warf Botschafter Lindqvist'],
            ['Ambassador Lindqvist accused General Torma', 'General Torma accused Ambassador Lindqvist'],
          ),
        },
      },
    ],
    outside: {
      de: 'Der Sicherheitsrat verhängte anschließend Sanktionen gegen mehrere Banken.',
      en: 'Several banks were later placed under sanctions by neighbouring governments.',
    },
    inventedQuote: 'both sides welcomed the arrival of the observers with great relief',
  },
  {
    half: 'seen',
    language: 'de',
    passage:
      'Der Hafen von Brask schlug 2022 insgesamt 31 Prozent mehr Container um als im Vorjahr, wie die Hafenbehörde am 9. Januar 2023 mitteilte; die 640 Beschäftigten erhielten eine Zulage. Die Gewerkschaft lehnte den Tarifvertrag ab. Angeblich verhandelt die Reederei Nordal über einen Verkauf. Die Reederei Nordal verklagte die Werft Hellun auf Schadenersatz.',
    statements: [
      {
        de: 'Wie die Hafenbehörde am 9. Januar 2023 mitteilte, schlug der Hafen von Brask 31 Prozent mehr Container um; 640 Beschäftigte erhielten eine Zulage.',
        en: 'The port authority of Brask reported on 9 January 2023 that it handled 31 percent more containers; 640 employees received a bonus.',
        wrong: {
          number: swap(['640', '460'], ['640', '6400']),
          date: swap(['9. Januar', '9. Juni'], ['9 January 2023', '9 January 2024']),
          amount: swap(['31 Prozent', '13 Prozent'], ['31 percent', '37 percent']),
        },
      },
      {
        de: 'Die Gewerkschaft hat den Tarifvertrag abgelehnt.',
        en: 'The union rejected the collective agreement.',
        wrong: { negation: swap(['abgelehnt', 'angenommen'], ['rejected', 'accepted']) },
      },
      {
        de: 'Die Reederei Nordal verhandelt angeblich über einen Verkauf.',
        en: 'The shipping company Nordal is allegedly negotiating a sale.',
        wrong: { certainty: swap([' angeblich', ''], ['is allegedly negotiating', 'is negotiating']) },
      },
      {
        de: 'Auf Schadenersatz verklagte die Reederei Nordal die Werft Hellun.',
        en: 'The shipping company Nordal sued the shipyard Hellun for damages.',
        wrong: {
          actors: swap(
            ['die Reederei Nordal die Werft Hellun', 'die Werft Hellun die Reederei Nordal'],
            [
              'The shipping company Nordal sued the shipyard Hellun',
              'The shipyard Hellun sued the shipping company Nordal',
            ],
          ),
        },
      },
    ],
    outside: {
      de: 'Der Verkehrsminister sagte einen Zuschuss für den Ausbau der Bahnstrecke zu.',
      en: 'The transport minister promised a subsidy for the new railway line.',
    },
    inventedQuote: 'die Hafenbehörde rechnet mit einem Rückgang des Umschlags im kommenden Quartal',
  },
  {
    half: 'seen',
    language: 'en',
    passage:
      'Maroa exported 4,500 tonnes of tuna worth 18 million euros to Arvenland, the ministry said on 17 January 2026. The agreement does not cover coastal waters. Arvenland intends to open a consulate in the north. President Oduya invited Chancellor Brandt to the capital.',
    statements: [
      {
        de: 'Nach Angaben des Ministeriums vom 17. Januar 2026 führte Maroa 4.500 Tonnen Thunfisch im Wert von 18 Millionen Euro nach Arvenland aus.',
        en: 'The ministry said on 17 January 2026 that Maroa exported 4,500 tonnes of tuna worth 18 million euros to Arvenland.',
        wrong: {
          number: swap(['4.500', '5.400'], ['4,500', '45,000']),
          date: swap(['17. Januar', '7. Januar'], ['January', 'February']),
          amount: swap(['18 Millionen', '81 Millionen'], ['18 million', '18 billion']),
        },
      },
      {
        de: 'Das Abkommen umfasst die Küstengewässer nicht.',
        en: 'Coastal waters are not covered by the agreement.',
        wrong: {
          negation: swap(['Küstengewässer nicht.', 'Küstengewässer.'], ['are not covered', 'are covered']),
        },
      },
      {
        de: 'Arvenland beabsichtigt, im Norden ein Konsulat zu eröffnen.',
        en: 'Arvenland intends to open a consulate in the north.',
        wrong: {
          certainty: swap(
            ['beabsichtigt, im Norden ein Konsulat zu eröffnen', 'eröffnete im Norden ein Konsulat'],
            ['intends to open', 'opened'],
          ),
        },
      },
      {
        de: 'Präsident Oduya lud Kanzler Brandt in die Hauptstadt ein.',
        en: 'Chancellor Brandt was invited to the capital by President Oduya.',
        wrong: {
          actors: swap(
            ['Präsident Oduya lud Kanzler Brandt', 'Kanzler Brandt lud Präsident Oduya'],
            [
              'Chancellor Brandt was invited to the capital by President Oduya',
              'President Oduya was invited to the capital by Chancellor Brandt',
            ],
          ),
        },
      },
    ],
    outside: {
      de: 'Umweltverbände kritisierten den Rückgang der Bestände im Südmeer.',
      en: 'Environmental groups criticised shrinking stocks in southern seas.',
    },
    inventedQuote: 'the ministry regards the quota as a historic success for its fishermen',
  },
];

/** Written differently, after the rules: never looked at while the rules were changed. */
const HELD_OUT: readonly PlantedFact[] = [
  {
    half: 'held-out',
    language: 'de',
    passage:
      'Bei der Geberkonferenz in Tessenau sagten 27 Staaten am 22. November 2021 zusammen 960 Millionen Euro zu. Kein Teilnehmer verlangte Auflagen für die Auszahlung. Beobachter halten eine Aufstockung im nächsten Jahr für möglich. Ministerin Avelar widersprach ihrem Kollegen Rontau in der Frage der Visa.',
    statements: [
      {
        de: '27 Staaten haben am 22.11.2021 auf der Konferenz in Tessenau 960 Mio. Euro zugesagt.',
        en: 'At the donor conference in Tessenau 27 states pledged 960 million euros on November 22, 2021.',
        wrong: {
          number: swap(['27', '72'], ['27', 'seventeen']),
          date: swap(['22.11.2021', '21.11.2021'], ['November 22', 'December 22']),
          amount: swap(['960 Mio.', '690 Mio.'], ['960', '96']),
        },
      },
      {
        de: 'Auflagen für die Auszahlung verlangte kein Teilnehmer.',
        en: 'No participant demanded conditions for the payment.',
        wrong: {
          negation: swap(['kein Teilnehmer', 'jeder Teilnehmer'], ['No participant', 'Every participant']),
        },
      },
      {
        de: 'Eine Aufstockung im nächsten Jahr gilt Beobachtern als möglich.',
        en: 'Observers consider an increase next year possible.',
        wrong: {
          certainty: swap(
            ['gilt Beobachtern als möglich', 'steht für Beobachter fest'],
            ['consider an increase next year possible', 'are sure of an increase next year'],
          ),
        },
      },
      {
        de: 'In der Visafrage widersprach Ministerin Avelar ihrem Kollegen Rontau.',
        en: 'On visas, minister Avelar contradicted her colleague Rontau.',
        wrong: {
          actors: swap(
            ['Ministerin Avelar ihrem Kollegen Rontau', 'Minister Rontau seiner Kollegin Avelar'],
            [
              'minister Avelar contradicted her colleague Rontau',
              'minister Rontau contradicted his colleague Avelar',
            ],
          ),
        },
      },
    ],
    outside: {
      de: 'Die Rechnungsprüfer bemängelten später die Buchhaltung des Fonds.',
      en: 'Auditors later found fault with the bookkeeping of the fund.',
    },
    inventedQuote: 'die Geber erwarten im Gegenzug tiefgreifende Reformen der Verwaltung',
  },
  {
    half: 'held-out',
    language: 'en',
    passage:
      'Parliament ratified the extradition treaty on 5 July 2019 by 203 votes to 41; implementation will cost an estimated 12 percent of the justice budget. The court found no evidence of torture. Prosecutors reportedly seized documents in two ministries. Kelmar extradited the banker to Vostrin after a short hearing.',
    statements: [
      {
        de: 'Am 5. Juli 2019 ratifizierte das Parlament den Auslieferungsvertrag mit 203 Stimmen; die Umsetzung kostet schätzungsweise 12 Prozent des Justizhaushalts.',
        en: 'The extradition treaty was ratified on 5 July 2019 by 203 votes; its implementation will cost an estimated 12 percent of the justice budget.',
        wrong: {
          number: swap(['203', '230'], ['203', '302']),
          date: swap(['5. Juli', '5. Juni'], ['2019', '2018']),
          amount: swap(['12 Prozent', '21 Prozent'], ['12 percent', '15 percent']),
        },
      },
      {
        de: 'Das Gericht fand keine Belege für Folter.',
        en: 'No evidence of torture was found by the court.',
        wrong: {
          negation: swap(
            ['keine Belege', 'Belege'],
            ['No evidence of torture was', 'Evidence of torture was'],
          ),
        },
      },
      {
        de: 'Staatsanwälte haben Berichten zufolge in zwei Ministerien Unterlagen beschlagnahmt.',
        en: 'Documents in two ministries were reportedly seized by prosecutors.',
        wrong: { certainty: swap([' Berichten zufolge', ''], ['were reportedly seized', 'were seized']) },
      },
      {
        de: 'Kelmar lieferte den Bankier nach kurzer Anhörung an Vostrin aus.',
        en: 'After a short hearing Kelmar extradited the banker to Vostrin.',
        wrong: {
          actors: swap(
            [
              'Kelmar lieferte den Bankier nach kurzer Anhörung an Vostrin',
              'Vostrin lieferte den Bankier nach kurzer Anhörung an Kelmar',
            ],
            ['Kelmar extradited the banker to Vostrin', 'Vostrin extradited the banker to Kelmar'],
          ),
        },
      },
    ],
    outside: {
      de: 'Die Anwaltskammer rief ihre Mitglieder zu einem Streik auf.',
      en: 'The bar association urged its members to go on strike.',
    },
    inventedQuote: 'the treaty marks a turning point in relations between both capitals',
  },
  {
    half: 'held-out',
    language: 'de',
    passage:
      'Die Fluggesellschaft Aerosol beförderte bis zum 30. September 2020 rund 86.000 Fluggäste und verlor 140 Millionen Franken. Ohne Zustimmung des Aufsichtsrats darf der Vorstand keine Strecken streichen. Voraussichtlich übernimmt ein Fonds die Mehrheit. Der Pilot Merin rettete den Mechaniker Sulov aus der brennenden Halle.',
    statements: [
      {
        de: 'Bis zum 30. September 2020 beförderte Aerosol rund 86.000 Fluggäste bei einem Verlust von 140 Millionen Franken.',
        en: 'Aerosol carried about 86,000 passengers until 30 September 2020 and lost 140 million francs.',
        wrong: {
          number: swap(['86.000', '68.000'], ['86,000', '860,000']),
          date: swap(['30. September', '3. September'], ['September', 'November']),
          amount: swap(['140 Millionen Franken', '140 Millionen Euro'], ['140', '410']),
        },
      },
      {
        de: 'Der Vorstand darf ohne Zustimmung des Aufsichtsrats keine Strecken streichen.',
        en: 'The board may not cut routes without the consent of the supervisory board.',
        wrong: {
          negation: swap(['keine Strecken', 'Strecken'], ['may not cut routes', 'may cut routes']),
        },
      },
      {
        de: 'Ein Fonds übernimmt voraussichtlich die Mehrheit.',
        en: 'A fund is expected to take over the majority.',
        wrong: { certainty: swap([' voraussichtlich', ''], ['is expected to take over', 'takes over']) },
      },
      {
        de: 'Aus der brennenden Halle rettete der Pilot Merin den Mechaniker Sulov.',
        en: 'The pilot Merin rescued the mechanic Sulov from the burning hall.',
        wrong: {
          actors: swap(
            ['der Pilot Merin den Mechaniker Sulov', 'der Mechaniker Sulov den Piloten Merin'],
            ['The pilot Merin rescued the mechanic Sulov', 'The mechanic Sulov rescued the pilot Merin'],
          ),
        },
      },
    ],
    outside: {
      de: 'Der Flughafen will eine dritte Startbahn bauen und Nachtflüge zulassen.',
      en: 'A third runway is to be built and night flights allowed by the airport.',
    },
    inventedQuote: 'unsere Kunden haben uns auch in schweren Zeiten die Treue gehalten',
  },
  {
    half: 'held-out',
    language: 'en',
    passage:
      'On Tuesday, 8 February 2022, the flood reached Harrow Bend, displacing 3,700 families and causing damage of 52 million pounds. Engineers did not inspect the upper dam. The governor may have ignored two warnings. Doctor Pell treated Captain Aster for pneumonia.',
    statements: [
      {
        de: 'Die Flut erreichte Harrow Bend am 8. Februar 2022, vertrieb 3.700 Familien und richtete einen Schaden von 52 Millionen Pfund an.',
        en: 'The flood reached Harrow Bend on 8 February 2022; 3,700 families were displaced and damage came to 52 million pounds.',
        wrong: {
          number: swap(['3.700', '7.300'], ['3,700', '370']),
          date: swap(['8. Februar', '18. Februar'], ['on 8 February 2022', 'on Wednesday']),
          amount: swap(['52 Millionen', '52 Milliarden'], ['52 million', '25 million']),
        },
      },
      {
        de: 'Den oberen Damm haben Ingenieure nicht untersucht.',
        en: "Engineers didn't inspect the upper dam.",
        wrong: { negation: swap(['nicht untersucht', 'untersucht'], ["didn't inspect", 'inspected']) },
      },
      {
        de: 'Der Gouverneur hat möglicherweise zwei Warnungen ignoriert.',
        en: 'Two warnings may have been ignored by the governor.',
        wrong: { certainty: swap([' möglicherweise', ''], ['may have been ignored', 'were ignored']) },
      },
      {
        de: 'Doktor Pell behandelte Kapitän Aster wegen einer Lungenentzündung.',
        en: 'Captain Aster was treated by Doctor Pell for pneumonia.',
        wrong: {
          actors: swap(
            ['Doktor Pell behandelte Kapitän Aster', 'Kapitän Aster behandelte Doktor Pell'],
            ['Captain Aster was treated by Doctor Pell', 'Doctor Pell was treated by Captain Aster'],
          ),
        },
      },
    ],
    outside: {
      de: 'Versicherer kündigten an, Verträge in der Ebene nicht zu erneuern.',
      en: 'Insurers announced higher premiums for the whole plain.',
    },
    inventedQuote: 'residents had been told weeks before to leave their homes',
  },
];

export const PLANTED_FACTS: readonly PlantedFact[] = [...SEEN, ...HELD_OUT];
