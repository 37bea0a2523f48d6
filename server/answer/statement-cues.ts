interface KindCues {
  /** The source, or one it names, judges. */
  readonly judgement: RegExp;
  /** Somebody's words are reported. */
  readonly statement: RegExp;
  /** What looks like it and is none: texts that provide, agree and order say what holds. */
  readonly noStatement: RegExp;
  readonly assumption: RegExp;
  /** Likelihood that is not the source's own estimate: what others once thought, what did not come to be, a mere attribute. */
  readonly noEstimate: RegExp;
  /** Estimates that the table of likelihood terms lacks. */
  readonly likelihood: RegExp;
  /** Whatever keeps a sentence from being told as a plain fact: future, duty, wish, condition, first person. */
  readonly open: RegExp;
}

/** German words between letters of any kind: `\b` knows no umlaut. */
const de = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'u');
const en = (source: string): RegExp => new RegExp(`\\b(?:${source})\\b`, 'u');

/** Verbs whose "that", colon or comma opens what was said. Acts ("announced the opening") are facts and stand not here. */
const SAYS_EN =
  'says|said|stated|claim(?:s|ed)|assert(?:s|ed)|argu(?:es|ed)|maintain(?:s|ed)|insist(?:s|ed)|alleg(?:es|ed)|report(?:s|ed)|warn(?:s|ed)|stress(?:es|ed)|emphasi[sz](?:es|ed)|add(?:s|ed)|explain(?:s|ed)|complain(?:s|ed)|contend(?:s|ed)';
const SAYS_DE =
  'sagt|sagte|sagten|erklärt|erklärte|erklärten|behauptet|behaupte|behaupten|behauptete|behaupteten|betont|betonte|betonten|berichtet|berichtete|berichten|berichteten|meldet|meldete|melden|meldeten|schreibt|schrieb|äußert|äußerte|versichert|versicherte|versicherten|warnt|warnte|beklagt|beklagte|kritisiert|kritisierte|unterstrich|argumentierte|argumentiert|hob hervor|führte aus|teilte mit|teilten mit|wies darauf hin|verwies darauf|gab an|gaben an';
/** Who may not be the one that says: a text that provides. */
const NORM_EN =
  '[Aa]rticle|[Ss]ection|law|statute|treaty|constitution|plan|schedule|agreement|resolution|rules?|regulations?|paragraph|principle|budget|timetable|procedure|charter|convention|interpretation|tradition|legend';
const NORM_DE =
  'Artikel|Art\\.|§|Absatz|Gesetz|Vertrag|Verfassung|Plan|Planung|Zeitplan|Abkommen|Satzung|Verordnung|Beschluss|Resolution|Grundgesetz|Protokoll|Anlage|Charta|Geschäftsordnung|Haushaltsplan|Mandat|Richtlinie|Übereinkommen|Tagesordnung|Definition';

export const KIND_CUES: Readonly<Record<string, KindCues>> = {
  de: {
    judgement: de(
      '(?<=^[^,;]*)[Nn]ach (?:\\p{L}+er )?(?:Einschätzung|Auffassung|Bewertung|Ansicht|Meinung|Überzeugung)|[Uu]nsere[rs]? (?:Einschätzung|Bewertung|Ansicht|Auffassung|Meinung)|[Aa]us (?:unserer|hiesiger|deutscher) Sicht|[Ww]ir (?:schätzen|beurteilen|bewerten)|(?:halte|halten|hält|hielt|hielten) (?:es|dies|das|\\p{L}+) für|wird (?:hier )?(?:als|für) \\p{L}+ (?:eingeschätzt|bewertet|gehalten|beurteilt)|ist davon auszugehen|(?:schätz|beurteil)(?:en|t) (?:wir|die \\p{Lu}\\p{L}+) .{0,60} ein',
    ),
    statement: new RegExp(
      [
        `(?<!\\p{L})(?:${SAYS_DE})(?!(?:[^.;:,]{0,60}) zu,)(?:[^.;:]{0,70})(?:, (?:dass|ob|wie|er|sie|es|man|die|der|das|den|dem|ein|eine|in|im|\\p{Lu})|: ?„)`,
        `(?<!\\p{L})(?:[Ll]aut (?:\\p{Lu}|de[rms] |eine[rms] |„)|[Nn]ach (?:\\p{L}+(?:en|er) )?(?:Angaben|Darstellung|Aussagen?|Informationen|Berichten|Worten) (?:\\p{Lu}|de[rs] |von |eine[rs] )|[^.;]{3,80} zufolge(?!\\p{L}))`,
        '„…“, (?:so|sagte|sagt|erklärte|heißt es|schrieb|schreibt) ',
        ', so (?:der|die|das|(?!Ihr)[A-ZÄÖÜ]\\p{L}+) [^.]{2,60}\\.$|(?<!\\p{L})[Ss]o (?:heißt|hieß) es|(?<!\\p{L})[Ee]s (?:heißt|hieß), ',
        '(?<!\\p{L})(?:[Aa]ngeblich|[Dd]em Vernehmen nach)(?!\\p{L})',
        // Hearsay: "soll ... überschritten haben", not "soll 2027 eröffnet werden" nor "soll Platz haben".
        '(?<!\\p{L})soll(?:en)? [^.;]{3,160}(?:(?:ge|be|ver|er|zer|ent|über|unter|durch|miss|ein|aus|ab|an|auf|vor|zu|nach)\\p{Ll}+(?:t|en)|worden|iert) (?:haben|sein)(?=[.,;“]|$)',
        // Konjunktiv I tells of words whose speaker may stand a sentence before; "es sei denn", "sei es" and "ich habe" do not.
        `(?<!\\p{L})(?:(?<!(?:[Ii]ch|[Ii]ch \\p{L}+) )habe(?! ich)|(?<!(?:[Ww]ie dem auch|[Ww]as auch immer) )sei(?! (?:denn|es|dank|hier|an dieser|daran|darauf)(?!\\p{L}))|seien|(?<!(?:[Ii]ch|[Ii]ch \\p{L}+) )werde(?! ich)|könne|müsse|dürfe|solle|wolle|wisse)(?!\\p{L})`,
      ].join('|'),
      'u',
    ),
    noStatement: new RegExp(
      [
        `(?<!\\p{L})[Ll]aut (?:de[rms] |eine[rms] )?(?:\\p{L}+[nrs] )?(?:[\\p{L}-]*(?:${NORM_DE.toLowerCase()})|${NORM_DE})`,
        `(?:${NORM_DE}|${NORM_DE.toLowerCase()})(?: [\\d/]+)? (?:sagt|schreibt|erklärt|betont)(?!\\p{L})`,
        // Who reports that stands beside the sentence's own statement: in a relative clause, behind a noun of thought.
        `, (?:die|der|das|welche[rs]?) (?:[^,.;]{0,50} )?(?:${SAYS_DE}),`,
        '(?<!\\p{L})(?:Vorw[uü]rfe?|Thesen?|Fragen?|Idee|Gedanken?|Gefühl|Hoffnung|Sorge|Befürchtung|Glauben?|[Gg]laubten?|Erzählung|Legende|Märchen|Mythos)(?: \\p{L}+)?,',
        '(?<!\\p{L})(?:[Ii]ch|[Mm]ir|[Ss]ei es|, sei es|als ob|als habe|als sei|es sei denn|damit|Eindruck|Gott sei Dank|seien (?:Sie|wir)|[Ww]enn (?:Sie|man|wir|jemand)|[Jj]eder, der|wolle (?:[^.]{0,60} )?beschließen|kann nicht sein)(?!\\p{L})',
      ].join('|'),
      'u',
    ),
    assumption: de(
      '(?<=^[^,;:]*)[Vv]ermutlich(?! \\p{Ll}+(?:e|en|em|er|es) \\p{Lu})|[Aa]ngenommen, (?:dass|die|der|das)|[Uu]nter der Annahme, dass|[Ww]ir (?:nehmen an|gehen davon aus|vermuten)|(?:wird|werden|wurde|wurden) (?:davon ausgegangen|vermutet|angenommen(?=, dass))|[Vv]ermutet wird|[Ee]s wird (?:vermutet|angenommen), dass|[Mm]an nimmt an|(?:geht|gehen|ging|gingen) davon aus',
    ),
    noEstimate: de('hätten?|wären?|würden?|ging(?:en)? davon aus|glaubten?|[Ii]hnen|Sie|Ihre?|uns'),
    likelihood: de(
      'dürften? (?!nicht mehr als)[^.;]{3,}(?:en|ern|eln|sein)|[Aa]ller Voraussicht nach|ist (?:nicht )?damit zu rechnen|[Zz]u erwarten ist|ist zu erwarten',
    ),
    open: de(
      '[Ii]ch|[Ww]ir|[Mm]ein\\p{L}*|[Uu]nser\\p{L}*|[Ww]ird|werden|würden?|sollen?|sollten?|muss|müssen|müssten?|dürfen|darf|dürften?|könnten?|hätten?|wären?|möchten?|möge|will|wollen|[Ww]enn|[Ff]alls|[Ss]ofern|[Oo]ffenbar|[Aa]nscheinend|scheint|voraussichtlich|möglich\\p{L}*|vielleicht|wohl|eventuell|geplant|plant|planen|erwartet|mutmaßlich\\p{L}*|bittet|bitten|fordert|fordern|zufolge|[Ll]aut|soll|sei|habe|hält|glaubt|glauben|[Bb]ewertung|Einschätzung|Ansicht|Meinung|wichtig\\p{L}*|[Ss]icht|Kenntnis|beziffer\\p{L}*|festgestellt|gesagt|erklärt|verdien\\p{L}*|zeig(?:t|en)|Sie|Ihnen|kein\\p{L}*|nur|noch|sehr|viel\\p{L}*|gut\\p{L}*|schlecht\\p{L}*|notwendig|erforderlich',
    ),
  },
  en: {
    judgement: en(
      '[Ww]e (?:assess|judge|believe|estimate|consider|think)|[Ii]n (?:our|my|its|their|his|her|the) (?:view|judge?ment|assessment|opinion|estimation)(?! on| about)|[Oo]ur (?:assessment|judge?ment|view|estimate) is|(?:assess|judg)(?:es|ed) that|(?:is|are|was|were) (?:assessed|judged) (?:to|that)|[Ii]t is (?:assessed|judged) that|[Ii]n the (?:view|opinion|judge?ment|assessment) of',
    ),
    statement: new RegExp(
      [
        `\\b(?:${SAYS_EN})(?: on \\p{Lu}\\p{L}+| in \\p{L}+| at \\p{L}+ \\p{L}+| to \\p{L}+(?: \\p{L}+)?)?(?: that\\b|: ?["“„])`,
        '\\b(?:said|says)(?:,? (?:the|he|she|it|they|there|an?|his|her|its|their|no|all|\\d|\\p{Lu}))',
        '\\bclaim(?:s|ed) (?:to (?:have|be)|(?:the|he|she|it|they|there|its|their) [^.;,]{0,60}(?:had|has|have|was|were|is|are|would))',
        '\\b(?:told|informed|assured|reminded) [^.;,]{2,60} that\\b',
        '\\b[Aa]ccording to (?!plan\\b|schedule\\b|law\\b)',
        '„…“,? (?:said|says|\\p{Lu}\\p{L}+ (?:said|says|added)|he said|she said|the \\p{L}+ (?:said|says|added))',
        ', (?:\\p{L}+ ){1,6}(?:said|says|added)(?: on \\p{Lu}\\p{L}+)?\\.$',
        '\\b(?:[Rr]eportedly|[Aa]llegedly|purportedly|(?:is|are|was|were) (?:said|alleged|reported|claimed) to (?:have|be)|[Ii]t (?:is|was) (?:alleged|claimed|reported) that)\\b',
      ].join('|'),
      'u',
    ),
    noStatement: new RegExp(
      `\\b[Aa]ccording to (?:the |its |their |an? |this |that )?(?:\\p{L}+ ){0,2}(?:${NORM_EN})\\b|\\b(?:[Aa]rticle|[Ss]ection|[Pp]aragraph|law|treaty|constitution|resolution|agreement|charter) (?:\\d+ )?(?:says|said|states|stated|declares|declared)\\b|\\bI\\b|\\b(?:[Hh]aving|[Tt]hat(?: being)?) said\\b|\\bneedless to say\\b`,
      'u',
    ),
    assumption: en(
      '[Pp]resumably|[Ww]e (?:assume|presume)|[Ii]t is (?:assumed|presumed|thought|believed) that|(?:is|are) (?:assumed|presumed|thought|believed) to|(?:[Oo]n|[Uu]nder) the assumption that|(?:assum|presum)es that',
    ),
    noEstimate: en(
      '(?:was|were|seemed|appeared|became|been|thought|deemed|considered) (?:\\p{L}+ )?(?:un|im)?(?:likely|probable)|(?:the|an?|its|their|his|her|these|and|or|most|increasingly) (?:un)?likely (?!to)|knew|recogni[sz]ed|feared|believed|hoped|increasingly (?:un)?likely|(?:asked|wondered) (?:if|whether)',
    ),
    likelihood: en(
      '[Ii]n all (?:likelihood|probability)|the odds (?:are|favou?r)|[Tt]here is (?:a|little|no) (?:high|low|good|small|strong) (?:chance|probability|likelihood)',
    ),
    open: en(
      'I|[Ww]e|[Mm]y|[Oo]ur|us|will|would|shall|should|must|may|might|could|can|[Ii]f|[Uu]nless|seems?|appears?|apparently|perhaps|possibl[ey]|likely|expect\\w*|plan(?:s|ned)?|intend\\w*|propos\\w*|urg(?:es|ed)|call(?:s|ed) (?:on|for|upon)|believ\\w*|think\\w*|consider\\w*|said|says|state[sd]|claim\\w*|argu\\w*|alleg\\w*|report(?:s|ed)|suggest\\w*|[Aa]ccording|view|opinion|assess\\w*|judg\\w*|important|good|bad|best|necessary|essential|crucial|serious|[Tt]hank\\w*|hope\\w*|wish\\w*|decides|deserv\\w*|only|very|too|never|[Dd]ecides|recalls|[Rr]ecalling|[Nn]oting',
    ),
  },
  fr: {
    judgement: de(
      "[Nn]ous (?:estimons|jugeons|considérons)|[Ss]elon (?:nous|notre)|[Àà] (?:notre|son|leur) (?:avis|sens)|[Dd]e l['’]avis d(?:e|u|es)|[Ii]l est (?:très |peu |fort )?(?:probable|improbable|vraisemblable) qu|(?:très |peu )?(?:probablement|vraisemblablement)",
    ),
    statement:
      /(?<!\p{L})(?:(?:a|ont) (?:déclaré|affirmé|dit|indiqué|soutenu|assuré) qu[e'’]|[Ss]elon (?:\p{Lu}|l[ea'’]|les |un |une |des )|[Dd]['’]après (?:\p{Lu}|l[ea'’]|les |un |une |des )|aurai(?:t|ent) \p{Ll}+(?:é|és|ée|ées|i|u|it)(?!\p{L}))/u,
    noStatement:
      /(?<!\p{L})(?:[Ss]elon|[Dd]['’]après) (?:l['’]|les? |la )(?:article|accord|loi|traité|plan|calendrier|constitution|règle\p{L}*|résolution|procédure|cas|analyse\p{L}*)(?!\p{L})|(?<!\p{L})si(?!\p{L})/u,
    assumption: de("[Oo]n suppose|[Nn]ous supposons|[Àà] supposer qu|[Dd]ans l['’]hypothèse"),
    noEstimate: /(?!)/u,
    likelihood: /(?!)/u,
    // Told as a fact is not decided in French: too few of its moods are known here.
    open: /(?:)/u,
  },
};
