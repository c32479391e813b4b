import { useTranslation } from 'react-i18next';
import type { HealthCheckBody } from '../api/contract';
import { Message } from '../page/Message';

/** What is wrong with the engine itself and what to do about it, in the server's own words, which are English. */
export function Alarms({ alarms }: { readonly alarms: readonly HealthCheckBody[] }) {
  const { t } = useTranslation();
  return alarms.length === 0 ? null : (
    <Message kind="error" title={t('overview.alarms')} role="alert">
      {alarms.map(({ name, detail }) => (
        <p key={name} lang="en">
          {detail}
        </p>
      ))}
    </Message>
  );
}
