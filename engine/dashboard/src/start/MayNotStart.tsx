import { useTranslation } from 'react-i18next';
import { Message } from '../page/Message';
import { usePeople } from '../people/directory';
import { ActAsButtons } from '../session/ActAsButtons';

/** Why the process cannot be started here and now, and who can. */
export function MayNotStart({ by }: { readonly by: readonly string[] }) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <div className="wf-not-yours">
      <Message kind="info" title={t('start.mayNot')}>
        <p>{by.length === 0 ? t('start.nobodyMay') : t('start.mayNotHelp', { roles: by.map((p) => people.nameOf(p)).join('; ') })}</p>
      </Message>
      {by.length > 0 && (
        <>
          <p>{t('start.actToStart')}</p>
          <ActAsButtons principals={by} nobody={t('task.nobodyHolds')} />
        </>
      )}
    </div>
  );
}
