import { useTranslation } from 'react-i18next';
import { Page } from '../page/Page';
import { Outside } from '../shell/Outside';
import { NewLinkHelp } from './NewLinkHelp';

/** What somebody sees who comes without being signed in, or who has signed out. */
export function SignedOutPage() {
  const { t } = useTranslation();
  return (
    <Outside>
      <Page title={t('signIn.needed')} intro={t('signIn.neededHelp')}>
        <NewLinkHelp />
      </Page>
    </Outside>
  );
}
