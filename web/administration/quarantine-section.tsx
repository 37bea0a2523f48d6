import { type JSX, useState } from 'react';
import { shownName } from '../../server/domain/shown-name.ts';
import { useQuarantine } from '../api/queries.ts';
import { Trouble } from '../library/quarantine.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { useWords } from './words.ts';

interface Asked {
  readonly sourceKey: string;
  readonly dismiss: () => void;
}

/** The files of the quarantine that the administrator may see, with the same ways out as in the library. */
export function QuarantineSection(): JSX.Element {
  const { t } = useWords();
  const { data, error, refetch } = useQuarantine();
  const [done, setDone] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <p>{t('admin.quarantine.text')}</p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="ak-muted">{t('common.loading')}</p>}
      <p className="ak-admin__told" role="status">
        {done === null ? '' : t('quarantine.done', { name: shownName(done) })}
      </p>
      {data?.length === 0 && <p className="ak-muted">{t('admin.quarantine.empty')}</p>}
      {data && data.length > 0 && (
        <ul className="ak-upload ak-troubles" aria-label={t('admin.quarantine')}>
          {data.map((file) => (
            <Trouble
              key={file.sourceKey}
              outcome={file}
              file={file}
              onDone={setDone}
              beforeDismissal={(sourceKey, dismiss) => setAsked({ sourceKey, dismiss })}
            />
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmDialog
          title={t('admin.quarantine.dismissTitle')}
          text={t('admin.quarantine.dismissText', { name: shownName(asked.sourceKey) })}
          action={t('quarantine.dismiss')}
          onConfirm={asked.dismiss}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
