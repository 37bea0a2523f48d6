import type { BriefingTemplate, TemplateSet } from '../../prompts/load-templates.ts';
import type { SectionTemplate } from '../../prompts/template-schema.ts';
import {
  type InterfaceLanguage,
  MAX_GUIDING_QUESTION_LENGTH,
  MAX_SECTION_QUESTIONS,
  type TemplateInfo,
  type TemplateList,
  type TemplateSectionInfo,
} from '../domain/index.ts';

/** The list from which people choose: the templates in their language first, in the order that they name, then by title. */
export function presentTemplates(
  { templates, problems }: TemplateSet,
  preferred: InterfaceLanguage,
): TemplateList {
  const rank = ({ language }: BriefingTemplate) => (language === preferred ? 0 : 1);
  const sorted = [...templates].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.order - other.order ||
      one.title.localeCompare(other.title, one.language) ||
      (one.id < other.id ? -1 : 1),
  );
  return {
    templates: sorted.map(presentTemplate),
    problems: [...problems],
    limits: { questions: MAX_SECTION_QUESTIONS, questionLength: MAX_GUIDING_QUESTION_LENGTH },
  };
}

function presentTemplate(template: BriefingTemplate): TemplateInfo {
  const { id, version, title, language, audience, origin, replaces, marking, sections } = template;
  return {
    id,
    version,
    title,
    language,
    audience,
    origin,
    replaces,
    marking,
    sections: sections.map(presentSection),
  };
}

function presentSection(section: SectionTemplate): TemplateSectionInfo {
  const { id, title, purpose, kind, mandatory, mode } = section;
  return {
    id,
    title,
    purpose,
    kind,
    mandatory,
    ...(mode === undefined ? {} : { mode }),
    layout: section.kind === 'record' ? section.layout : 'text',
    ...(section.kind === 'record' && section.length !== undefined ? { length: section.length } : {}),
    questions: section.kind === 'record' ? [...section.questions] : [],
    ...(section.kind === 'fixed' ? { text: section.text } : {}),
    ...(section.kind === 'field' ? { fields: [...section.fields] } : {}),
  };
}
