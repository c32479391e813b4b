import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { EmptyState } from '../page/EmptyState';
import { Page, Section } from '../page/Page';
import { Closing } from './Closing';

/** Stands where a task was: why it is gone, for those whom it was for. Others are not told whether there was one. */
export function GonePage({ instance, task }: { readonly instance: string; readonly task: number }) {
  const { t } = useTranslation();
  const { data: closing, isPending } = useAnswer('getTaskClosing', { path: { instance, task } });
  if (isPending) return null;
  return (
    <Page title={t('task.gone')}>
      {closing ? (
        <Section title={closing.title}>
          <Closing closing={closing} instance={instance} />
        </Section>
      ) : (
        <EmptyState title={t('task.goneHelp')}>
          <TextLink href={addresses.instance(instance)}>{t('task.toInstance')}</TextLink>
        </EmptyState>
      )}
    </Page>
  );
}
