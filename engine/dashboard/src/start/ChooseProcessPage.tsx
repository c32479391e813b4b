import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries';
import { NoProcesses } from '../definitions/NoProcesses';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { ButtonLink } from '../navigation/Link';
import { Page } from '../page/Page';

/** Chooses the process to start. */
export function ChooseProcessPage() {
  const { t } = useTranslation();
  const list = useList('listDefinitions', {});
  return (
    <Page title={t('start.title')} intro={t('start.choose')}>
      <Paged list={list} empty={<NoProcesses />}>
        {(definitions) => (
          <ul className="wf-cards">
            {definitions.map((definition) => (
              <li key={definition.process} className="wf-card">
                <h2 lang={definition.language}>{definition.title}</h2>
                {definition.description && <p lang={definition.language}>{definition.description}</p>}
                <ButtonLink href={addresses.startOf(definition.process)} kind={definition.mayStart ? 'primary' : 'tertiary'} small aria-label={t('start.chooseOf', { title: definition.title })}>
                  {t('start.chooseAction')}
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}
