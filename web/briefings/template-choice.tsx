import { type JSX, useId } from 'react';
import type { InterfaceLanguage, TemplateInfo, TemplateList } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Notice } from '../ui/notice.tsx';

interface TemplateChoiceProps {
  readonly list: TemplateList;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** All templates by language, that of the interface first, and the files that are none because of a mistake. */
export function TemplateChoice({ list, chosen, onChoose }: TemplateChoiceProps): JSX.Element {
  const { t } = useInterface();
  const name = useId();
  const languages = [...new Set(list.templates.map(({ language }) => language))];
  return (
    <fieldset className="ak-field ak-templates">
      <legend>{t('briefing.template')}</legend>
      {languages.map((language) => (
        <Group key={language} language={language}>
          {list.templates
            .filter((template) => template.language === language)
            .map((template) => (
              <Choice
                key={template.id}
                template={template}
                name={name}
                isChosen={template.id === chosen}
                onChoose={() => onChoose(template.id)}
              />
            ))}
        </Group>
      ))}
      {list.problems.length > 0 && (
        <Notice tone="warning" title={t('template.problems', { count: list.problems.length })}>
          <ul className="ak-list ak-problems">
            {list.problems.map(({ file, message }) => (
              <li key={`${file} ${message}`} lang="en">
                {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </fieldset>
  );
}

interface GroupProps {
  readonly language: InterfaceLanguage;
  readonly children: JSX.Element[];
}

function Group({ language, children }: GroupProps): JSX.Element {
  const { t } = useInterface();
  return (
    <fieldset className="ak-templates__group">
      <legend className="ak-label">{t(`template.group.${language}`)}</legend>
      <div className="ak-choices">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly template: TemplateInfo;
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ template, name, isChosen, onChoose }: ChoiceProps): JSX.Element {
  const { t } = useInterface();
  const { language, title, audience, origin, replaces } = template;
  return (
    <label className="ak-choice">
      <input type="radio" name={name} value={template.id} checked={isChosen} onChange={onChoose} />
      <span>
        <span className="ak-choice__title" lang={language}>
          {title}
        </span>
        <span className="ak-hint" lang={language}>
          {audience}
        </span>
        {origin === 'house' && (
          <span className="ak-flag ak-flag--calm">
            {t(replaces ? 'template.house.replaces' : 'template.house')}
          </span>
        )}
      </span>
    </label>
  );
}
