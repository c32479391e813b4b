import { useTranslation } from 'react-i18next';
import { Page } from '../page/Page';
import { addresses } from './addresses';
import { ButtonLink } from './Link';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('navigation.missingTitle')} intro={t('navigation.missing')}>
      <ButtonLink href={addresses.overview}>{t('navigation.toOverview')}</ButtonLink>
    </Page>
  );
}
