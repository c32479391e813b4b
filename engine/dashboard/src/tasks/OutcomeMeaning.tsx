import { useTranslation } from 'react-i18next';
import type { OutcomeBody } from '../api/contract';

/** Where an outcome leads, in a sentence. */
export function OutcomeMeaning({ outcome }: { readonly outcome: OutcomeBody }) {
  const { t } = useTranslation();
  switch (outcome.leads) {
    case 'back':
      return <>{t('task.backTo', { step: outcome.target ?? '' })}</>;
    case 'end':
      return <>{t('task.endsWith', { outcome: outcome.target ?? '' })}</>;
    default:
      return <>{t('task.onward')}</>;
  }
}
