import { useTranslation } from 'react-i18next';
import type { DiagnosticBody } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';
import { Message } from '../page/Message';
import { Loaded, loadedOf } from '../page/Loaded';
import { Section } from '../page/Page';
import { useSession } from '../session/session';
import { useTimeFormat } from '../time/Times';
import { FindingCounts } from './FindingCounts';
import { Findings } from './Findings';

/** For administrators: what checking found when files were last to be brought into force. Nothing stands here where that never happened. */
export function LatestFindings() {
  const { t } = useTranslation();
  const time = useTimeFormat();
  const { administrator } = useSession();
  const answer = useAnswer('getLatestDeployment', {}, { every: refresh.calm, enabled: administrator });
  if (!administrator || answer.error?.kind === 'not-found') return null;
  return (
    <Section title={t('definitions.findings')}>
      <Loaded {...loadedOf(answer)}>
        {(latest) => (
          <>
            <p className="wf-quiet">{t('definitions.findingsHelp', { when: time.moment(latest.at) })}</p>
            {latest.diagnostics.some((d) => d.severity === 'error') && <Message kind="error" title={t('definitions.refused')} />}
            <FindingCounts diagnostics={latest.diagnostics} />
            <Findings diagnostics={latest.diagnostics.filter((d) => d.severity !== 'info')} />
            <Remarks diagnostics={latest.diagnostics.filter((d) => d.severity === 'info')} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** What is worth knowing and not wrong; a sound folder has many of these, so they open when somebody asks for them. */
function Remarks({ diagnostics }: { readonly diagnostics: readonly DiagnosticBody[] }) {
  const { t } = useTranslation();
  if (diagnostics.length === 0) return null;
  return (
    <details>
      <summary>{t('definitions.remarks', { count: diagnostics.length })}</summary>
      <Findings diagnostics={diagnostics} />
    </details>
  );
}
