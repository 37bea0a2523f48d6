const BODIES: readonly (readonly [RegExp, string])[] = [
  [/\bDeutscher Bundestag\b/, 'Deutscher Bundestag'],
  [/\bAuswärtiges Amt\b/, 'Auswärtiges Amt'],
  [/\bBundesrat\b(?=.{0,40}\bDrucksache\b)/, 'Bundesrat'],
  [
    /\bUnited Nations\b.{0,60}\bSecurity Council\b|\bSecurity Council\b.{0,40}\bDistr\b|^S\/RES\//,
    'United Nations Security Council',
  ],
  [/\bUnited Nations\b.{0,60}\bGeneral Assembly\b/, 'United Nations General Assembly'],
  [/^(U\.?S\.? )?Department of State\b/, 'U.S. Department of State'],
  [/^(Europäische Kommission|European Commission|Commission européenne)\b/i, 'European Commission'],
  [
    /^(Rat der Europäischen Union|Council of the European Union|Conseil de l’Union européenne)\b/i,
    'Council of the European Union',
  ],
  [/^Assemblée nationale\b/i, 'Assemblée nationale'],
];
const LABELLED =
  /^(?:von|from|absender|verfasser|originator|herausgeber|issued by|published by|expéditeur|de)\s*[:：]\s*(\S.{2,120})$/i;
const GROUP = /\b(?:der|den)\s+Fraktion(?:en)?\s+(.{2,80}?)[.,;]?$/;
const PAPER =
  /^(Antrag|Gesetzentwurf|Entschließungsantrag|Änderungsantrag|Große Anfrage|Kleine Anfrage|Antwort|Unterrichtung|Beschlussempfehlung(?: und Bericht)?|Bericht)\b/;

/**
 * Who issued the paper, from a labelled line or a letterhead in its opening. For papers of the Bundestag the
 * movers are named too: `Deutscher Bundestag, Antrag der Fraktionen der CDU/CSU und SPD`.
 */
export function findOriginator(opening: readonly string[]): string | undefined {
  for (const line of opening.slice(0, 15)) {
    const labelled = LABELLED.exec(line)?.[1];
    if (labelled && /\p{L}{2}/u.test(labelled)) return labelled.trim();
  }
  for (const line of opening.slice(0, 8)) {
    for (const [pattern, name] of BODIES) {
      if (!pattern.test(line)) continue;
      const movers = name === 'Deutscher Bundestag' ? moversOf(opening) : undefined;
      return movers ? `${name}, ${movers}` : name;
    }
  }
  return undefined;
}

/** `Antrag` + `der Abgeordneten … und der Fraktion DIE LINKE.` → `Fraktion DIE LINKE` */
function moversOf(opening: readonly string[]): string | undefined {
  for (let i = 0; i < Math.min(opening.length, 12); i++) {
    const line = opening[i] ?? '';
    if (!PAPER.test(line)) continue;
    const text = `${line}\n${opening[i + 1] ?? ''}`;
    if (/^Antwort|\bder Bundesregierung\b/.test(text.slice(0, 60))) return 'Bundesregierung';
    const committee = /\bdes (Ausschusses für [^(\n]{3,80}?)\s*(?:\(|$)/m.exec(text)?.[1];
    if (committee) return committee.replace(/^Ausschusses/, 'Ausschuss').trim();
    const ministry = /\b(?:des|durch das) (Bundesministeriums? [^,;.–\n]{3,60})/.exec(text)?.[1];
    if (ministry) return ministry.replace(/^Bundesministeriums/, 'Bundesministerium').trim();
    const group = GROUP.exec(line)?.[1] ?? GROUP.exec(opening[i + 1] ?? '')?.[1];
    if (group) {
      const names = group.replace(/\bder\s+/g, '').trim();
      return `${/ und /.test(names) ? 'Fraktionen' : 'Fraktion'} ${names}`;
    }
  }
  return undefined;
}
