const DE =
  'erklär\\p{L}*|sag(?:t|te|ten|en)|zugesagt|äußer\\p{L}+|forder\\p{L}*|verlang\\p{L}*|lehn\\p{L}*|ab(?:ge|zu)lehn\\p{L}+|unterstütz\\p{L}*|befürwort\\p{L}*|begrüß\\p{L}*|verurteil\\p{L}*|kritisier\\p{L}*|bedauer\\p{L}*|will|wollen|wolle|wollten?|möchten?|tritt|treten|setz(?:t|en) sich|hält|halten|hielt\\p{L}*|sieht|sehen|sah\\p{L}*|betracht\\p{L}*|versteh\\p{L}*|besteht|bestehen|beharr\\p{L}*|warn\\p{L}*|stimm(?:t|te|ten|en)|zu(?:ge|zu)?stimm\\p{L}*|enthielt\\p{L}*|enthalt\\p{L}*|dagegen|vorbehalt\\p{L}*|akzeptier\\p{L}*|bereit|biet\\p{L}*|bot|angeboten|schl(?:ägt|ug|agen)|vorgeschlagen|bitte[nt]|bat|baten|ruft|rufen|appell\\p{L}*|droh\\p{L}*|plädier\\p{L}*|wirbt|werben|bewert\\p{L}*|mahn\\p{L}*|zurückgewiesen|weist|weisen|wies|verknüpf\\p{L}*|schließt|ausgeschlossen|Ansicht|Auffassung|Sicht|Meinung|Haltung|Position';
const EN =
  'say(?:s|ing)?|said|stat(?:es?|ed)|declar\\p{L}+|want(?:s|ed)?|demand(?:s|ed)?|reject(?:s|ed|ing)?|support(?:s|ed|ing)?|oppos(?:es?|ed|ing|ition)|favou?r(?:s|ed)?|welcom(?:es?|ed|ing)|condemn\\p{L}*|critici[sz]\\p{L}+|regret\\p{L}*|call(?:s|ed|ing)?|urg(?:es?|ed|ing)|insist\\p{L}*|accept\\p{L}*|refus\\p{L}+|object\\p{L}*|reserv\\p{L}+|prefer\\p{L}*|consider\\p{L}*|regard(?:s|ed)?|believ\\p{L}+|think(?:s)?|thought|warn\\p{L}*|vot(?:es?|ed|ing)|abst\\p{L}+|against|willing|ready|propos\\p{L}+|offer\\p{L}*|deplor\\p{L}+|recommend\\p{L}*|maintain\\p{L}*|concern\\p{L}*|view\\p{L}*|position|argu\\p{L}+|agree[sd]?|will not|must|should|cannot';
const FR =
  'déclar\\p{L}+|dit|a dit|estim\\p{L}+|jug\\p{L}+|exig\\p{L}+|demand\\p{L}+|rejet\\p{L}+|refus\\p{L}+|souti\\p{L}+|souten\\p{L}+|appui\\p{L}+|oppos\\p{L}+|salu\\p{L}+|condamn\\p{L}+|critiqu\\p{L}+|regrett\\p{L}+|appel\\p{L}+|insist\\p{L}+|accept\\p{L}+|réserv\\p{L}+|préf[éè]r\\p{L}+|consid[éè]r\\p{L}+|voyait|voit|voient|averti\\p{L}+|vot\\p{L}+|absten\\p{L}+|abstient|prête?s?|propos\\p{L}+|offr\\p{L}+|recommand\\p{L}+|souhait\\p{L}+|veut|veulent|voulait|plaid\\p{L}+|avis|renonc\\p{L}+|répond\\p{L}+|soulign\\p{L}+|entend';
const TAKES = new RegExp(`(?<!\\p{L})(?:${DE}|${EN}|${FR})(?!\\p{L})`, 'iu');

/** Whether a sentence has a word for saying, wanting, judging or voting: a count of weapons is no position of their owner. */
export const takesPosition = (text: string): boolean => TAKES.test(text);

/** "Position", "Haltung": what is asked for of somebody, no quantity. */
export const POSITION_NOUN =
  /^(?:position(?:en|s)?|haltung(?:en)?|standpunkte?s?|stances?|views?|attitudes?|avis|attitude)$/iu;
