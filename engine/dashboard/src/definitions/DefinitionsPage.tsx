import { useTranslation } from 'react-i18next';
import type { DefinitionSummary } from '../api/contract';
import { useList } from '../api/queries';
import { Amount } from '../lists/Amount';
import { ListTable } from '../lists/ListTable';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { ButtonLink, TextLink } from '../navigation/Link';
import { Page } from '../page/Page';
import { Principals } from '../people/Principals';
import { Moment } from '../time/Times';
import { LatestFindings } from './LatestFindings';
import { NoProcesses } from './NoProcesses';

/** The processes in force, and what is wrong with files that are not. */
export function DefinitionsPage() {
  const { t } = useTranslation();
  const list = useList('listDefinitions', {});
  return (
    <Page title={t('definitions.title')}>
      <Paged list={list} empty={<NoProcesses />}>
        {(definitions) => (
          <ListTable
            caption={t('definitions.title')}
            rows={definitions}
            keyOf={(definition) => definition.process}
            columns={[
              {
                id: 'process',
                header: t('definitions.process'),
                cell: (definition) => (
                  <TextLink href={addresses.definition(definition.process)} lang={definition.language}>
                    {definition.title}
                  </TextLink>
                ),
              },
              { id: 'owner', header: t('definitions.owner'), cell: (definition) => (definition.owner ? <Principals of={[definition.owner]} /> : t('common.none')) },
              { id: 'running', header: t('definitions.running'), cell: (definition) => <Running definition={definition} /> },
              { id: 'since', header: t('definitions.since'), cell: (definition) => <Moment at={definition.deployedAt} /> },
              {
                id: 'start',
                header: t('definitions.start'),
                cell: (definition) => (
                  <ButtonLink href={addresses.startOf(definition.process)} kind="tertiary" small aria-label={t('definitions.startOf', { title: definition.title })}>
                    {t('definitions.start')}
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
      </Paged>
      <LatestFindings />
    </Page>
  );
}

function Running({ definition }: { readonly definition: DefinitionSummary }) {
  return (
    <TextLink href={addresses.instances({ status: 'running', process: definition.process })}>
      <Amount number={definition.running} atLeast={definition.runningAtLeast} />
    </TextLink>
  );
}
