import { useTranslation } from 'react-i18next';
import { Command } from '../page/Command';

const command = 'dotnet run --project engine/Workflows.Cli -- link';

/** How to get another sign-in link. */
export function NewLinkHelp() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="new-link">
      <h2 id="new-link">{t('signIn.newLink')}</h2>
      <p>{t('signIn.newLinkHelp')}</p>
      <Command text={command} />
    </section>
  );
}
