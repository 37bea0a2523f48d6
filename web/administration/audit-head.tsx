import type { JSX } from 'react';
import type { AuditPage } from '../../server/domain/index.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from './words.ts';

/** Where the log stands, to be written down elsewhere, and how it is checked and exported. */
export function AuditHead({ page }: { readonly page: AuditPage }): JSX.Element {
  const { t, format } = useWords();
  const { sequence, hash } = page.head;
  const anchor = `${sequence}:${hash}`;
  return (
    <section className="ak-admin__head" aria-labelledby="admin-audit-head">
      <h3 className="ak-admin__name" id="admin-audit-head">
        {t('admin.audit.head')}
      </h3>
      {sequence === 0 ? (
        <p>{t('admin.audit.head.none')}</p>
      ) : (
        <>
          <p>{t('admin.audit.head.text', { number: format.number(sequence) })}</p>
          <p>
            <code className="ak-admin__hash">{anchor}</code>{' '}
            <CopyButton icon="copy" text={() => anchor}>
              {t('admin.audit.copy')}
            </CopyButton>
          </p>
        </>
      )}
      {page.prunedThrough > 0 && (
        <p>{t('admin.audit.pruned', { number: format.number(page.prunedThrough) })}</p>
      )}
      <p>
        {t('admin.audit.commands')} <code>npm run audit -- verify</code>,{' '}
        <code>npm run audit -- export --format jsonl|ocsf</code>
      </p>
    </section>
  );
}
