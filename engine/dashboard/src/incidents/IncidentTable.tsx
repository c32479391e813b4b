import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { IncidentBody } from '../api/contract';
import { Button } from '../carbon';
import { ProcessTitle } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { ProblemMessage } from '../page/ProblemMessage';
import { useSession } from '../session/session';
import { Moment } from '../time/Times';

interface IncidentTableProps {
  readonly caption: string;
  readonly incidents: readonly IncidentBody[];
  /** Within an instance the process is known, so its column is left out. */
  readonly within?: 'instance';
  /** What people call a step, where that is known. */
  readonly stepName?: (node: string) => string;
}

/** What stopped, each with the way to try it again. */
export function IncidentTable({ caption, incidents, within, stepName = (node) => node }: IncidentTableProps) {
  const { t } = useTranslation();
  const process = {
    id: 'process',
    header: t('incidents.process'),
    cell: (incident: IncidentBody) => (
      <TextLink href={addresses.instance(incident.instance)}>
        <ProcessTitle process={incident.process} />
      </TextLink>
    ),
  };
  return (
    <ListTable
      caption={caption}
      rows={incidents}
      keyOf={(incident) => `${incident.instance}/${incident.incident}`}
      columns={[
        { id: 'message', header: t('incidents.message'), cell: (incident) => <What incident={incident} /> },
        ...(within ? [] : [process]),
        { id: 'step', header: t('incidents.step'), cell: (incident) => stepName(incident.node) },
        { id: 'since', header: t('incidents.since'), cell: (incident) => <Moment at={incident.raisedAt} /> },
        { id: 'action', header: t('incidents.action'), cell: (incident) => <Retry incident={incident} /> },
      ]}
    />
  );
}

function What({ incident }: { readonly incident: IncidentBody }) {
  return (
    <span lang="en">
      <code className="wf-code">{incident.code}</code> {incident.message}
    </span>
  );
}

function Retry({ incident }: { readonly incident: IncidentBody }) {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const retry = useAct('retryIncident');
  if (!administrator) return <span className="wf-quiet">{t('incidents.needsAdministrator')}</span>;
  return (
    <>
      <Button
        kind="tertiary"
        size="sm"
        disabled={retry.isPending}
        aria-label={t('incidents.retryOf', { message: incident.message })}
        onClick={() => retry.mutate({ path: { instance: incident.instance, incident: incident.incident } })}
      >
        {t('incidents.retry')}
      </Button>
      {retry.error && <ProblemMessage problem={retry.error} role="alert" />}
      {retry.isSuccess && <span role="status">{t('incidents.retried')}</span>}
    </>
  );
}
