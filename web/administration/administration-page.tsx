import { type JSX, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { NotFound } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { SECTIONS } from './sections.tsx';
import { useWords } from './words.ts';

/** Sources, people, releases, log and quarantine: a section each, with an address of its own. */
export default function AdministrationPage({ section: id }: { readonly section: string }): JSX.Element {
  const { t } = useWords();
  const section = SECTIONS.find((one) => one.id === id);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(id);
  useTitle(section && `${t(section.name)} · ${t('admin.title')}`);
  useEffect(() => {
    // To whoever goes on with a key or listens, the next section begins here.
    if (shown.current !== id) heading.current?.focus();
    shown.current = id;
  }, [id]);
  if (!section) return <NotFound />;
  const { Content, name } = section;
  return (
    <div className="ak-wide ak-page ak-admin">
      <div>
        <h1 className="ak-title">{t('admin.title')}</h1>
        <p className="ak-muted">{t('admin.intro')}</p>
      </div>
      <nav aria-label={t('admin.sections')} className="ak-admin__nav">
        {SECTIONS.map((one) => (
          <Link
            key={one.id}
            href={`/administration/${one.id}`}
            aria-current={one.id === id ? 'page' : undefined}
          >
            {t(one.name)}
          </Link>
        ))}
      </nav>
      <div className="ak-admin__section">
        <h2 className="ak-heading" ref={heading} tabIndex={-1}>
          {t(name)}
        </h2>
        <Content key={id} />
      </div>
    </div>
  );
}
