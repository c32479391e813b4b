import { useTranslation } from 'react-i18next';
import type { OverviewBody } from '../api/contract';
import { useAnswer, useList } from '../api/queries';
import { NoProcesses } from '../definitions/NoProcesses';
import { InstanceTable } from '../instances/InstanceTable';
import { addresses } from '../navigation/addresses';
import { ButtonLink, TextLink } from '../navigation/Link';
import { EmptyState } from '../page/EmptyState';
import { Loaded, loadedOf } from '../page/Loaded';
import { Page, Section } from '../page/Page';
import { useSession } from '../session/session';
import { Alarms } from './Alarms';
import { FewTasks } from './FewTasks';
import { FewTimers } from './FewTimers';
import { Figures } from './Figures';

/** How things stand: what runs, what is late, what fires next, what stopped. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const answer = useAnswer('getOverview', {});
  const definitions = useAnswer('listDefinitions', { query: { limit: 1 } });
  const nothingInForce = definitions.data?.items.length === 0;
  return (
    <Page title={t('overview.title')} actions={!nothingInForce && <ButtonLink href={addresses.start}>{t('navigation.start')}</ButtonLink>}>
      <Loaded {...loadedOf(answer)}>
        {(overview) => (
          <>
            <Alarms alarms={overview.alarms} />
            <Figures overview={overview} />
          </>
        )}
      </Loaded>
      {nothingInForce ? (
        <>
          <NoProcesses />
          <p>
            <TextLink href={addresses.definitions}>{t('overview.seeErrors')}</TextLink>
          </p>
        </>
      ) : (
        answer.data && (
          <>
            {person && <FewTasks view="mine" />}
            <FewTasks view="late" />
            <FewTimers />
            <Recent overview={answer.data} />
          </>
        )
      )}
    </Page>
  );
}

function Recent({ overview }: { readonly overview: OverviewBody }) {
  const { t } = useTranslation();
  const recent = useList('listInstances', { query: { limit: 5 } });
  if (recent.items?.length === 0 && overview.running === 0) {
    return (
      <EmptyState title={t('overview.beginTitle')}>
        <p>{t('overview.begin')}</p>
        <ButtonLink href={addresses.start} small>
          {t('navigation.start')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Section title={t('overview.recent')} actions={<TextLink href={addresses.instances()}>{t('overview.allInstances')}</TextLink>}>
      <Loaded data={recent.items} problem={recent.problem} again={recent.again}>
        {(instances) => <InstanceTable caption={t('overview.recent')} instances={instances.slice(0, 5)} />}
      </Loaded>
    </Section>
  );
}
