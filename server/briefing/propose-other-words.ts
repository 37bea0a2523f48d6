import {
  type Asker,
  type BriefingPlan,
  MAX_SECTION_QUESTIONS,
  type PlannedQuestion,
} from '../domain/index.ts';
import { probeQuestion } from './check-record.ts';
import { otherWords, saysWhatIsAsked } from './other-words.ts';
import type { Outline } from './outline.ts';
import type { PlanDependencies } from './plan-briefing.ts';
import { MOST_OF_DRAFT } from './sub-questions.ts';

type Sections = BriefingPlan['sections'];

/**
 * What the rules propose: behind each question that the record hardly answers the same in other words, as far as the record
 * says something in them.
 *
 * @throws AktenlageError as `checkRecord`
 */
export async function proposeOtherWords(
  deps: PlanDependencies,
  asker: Asker,
  outline: Outline,
  sections: Sections,
  signal: AbortSignal,
): Promise<Sections> {
  const { topic, template } = outline;
  const { language } = template;
  let looks = MOST_OF_DRAFT;
  const proposed: Sections[number][] = [];
  for (const section of sections) {
    const questions: PlannedQuestion[] = [];
    const known = new Set(section.questions.map(({ question }) => question));
    let room = MAX_SECTION_QUESTIONS - section.questions.length;
    for (const planned of section.questions) {
      questions.push(planned);
      if (planned.reports > 1) continue;
      for (const question of otherWords(planned.question, { topic, language })) {
        if (room === 0 || looks === 0 || known.has(question)) continue;
        looks--;
        known.add(question);
        signal.throwIfAborted();
        const says = saysWhatIsAsked(question, { topic, language });
        const held = await probeQuestion(deps, asker, outline, question, signal, says);
        if (!held.suffices) continue;
        room--;
        questions.push({ guiding: question.replace(topic, () => '{{topic}}'), question, ...held });
      }
    }
    proposed.push({ ...section, questions });
  }
  return proposed;
}
