import { useTranslation } from 'react-i18next';
import type { DefinitionDetail } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';
import { DefinitionDiagram } from '../diagram/DefinitionDiagram';
import { Amount } from '../lists/Amount';
import { addresses } from '../navigation/addresses';
import { ButtonLink, TextLink } from '../navigation/Link';
import { Facts } from '../page/Facts';
import { Loaded, loadedOf } from '../page/Loaded';
import { Page, Section } from '../page/Page';
import { Principals } from '../people/Principals';
import { Moment } from '../time/Times';
import { FindingCounts } from './FindingCounts';
import { Findings } from './Findings';
import { Revisions } from './Revisions';
import { SourceFiles } from './SourceFiles';

/** One process: what it consists of, its revisions, and its files. */
export function DefinitionPage({ process }: { readonly process: string }) {
  const answer = useAnswer('getDefinition', { path: { process } }, { every: refresh.calm });
  return <Loaded {...loadedOf(answer)}>{(detail) => <DefinitionSections detail={detail} />}</Loaded>;
}

function DefinitionSections({ detail }: { readonly detail: DefinitionDetail }) {
  const { t } = useTranslation();
  const { summary } = detail;
  return (
    <Page
      title={summary.title}
      titleLanguage={summary.language}
      intro={<span lang={summary.language}>{summary.description}</span>}
      actions={<ButtonLink href={addresses.startOf(summary.process)}>{t('definitions.start')}</ButtonLink>}
    >
      <Facts
        facts={[
          [t('definitions.owner'), summary.owner && <Principals of={[summary.owner]} />],
          [t('definitions.since'), <Moment at={summary.deployedAt} />],
          [t('definitions.revision'), <code>{summary.revision.slice(0, 12)}</code>],
          [
            t('definitions.running'),
            <TextLink href={addresses.instances({ status: 'running', process: summary.process })}>
              {summary.runningAtLeast ? <Amount number={summary.running} atLeast /> : t('definitions.instances', { count: summary.running })}
            </TextLink>,
          ],
        ]}
      />
      <Section title={t('definitions.findings')}>
        <FindingCounts diagnostics={detail.diagnostics} />
        <Findings diagnostics={detail.diagnostics} />
      </Section>
      <DefinitionDiagram process={summary.process} language={summary.language} />
      <Section title={t('definitions.revisions')}>
        <Revisions detail={detail} />
      </Section>
      <Section title={t('definitions.files')}>
        <SourceFiles process={summary.process} />
      </Section>
    </Page>
  );
}
