import { useTranslation } from 'react-i18next';
import { Command } from '../page/Command';
import { EmptyState } from '../page/EmptyState';

/** What stands where no process is in force: how to bring one into force. */
export function NoProcesses() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('overview.noDefinitionsTitle')}>
      <p>{t('overview.noDefinitions')}</p>
      <Command text="workflows deploy processes" />
    </EmptyState>
  );
}
