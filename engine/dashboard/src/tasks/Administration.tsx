import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '../api/contract';
import { Button } from '../carbon';
import { ReassignDialog } from './ReassignDialog';
import { RescheduleDialog } from './RescheduleDialog';

/** What an administrator may do with a task without seeing what it is about. */
export function Administration({ task }: { readonly task: TaskSummary }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'reassign' | 'reschedule' | null>(null);
  const close = () => setOpen(null);
  return (
    <section aria-label={t('task.administration')}>
      <h2 className="wf-small-heading">{t('task.administration')}</h2>
      <div className="wf-actions">
        <Button kind="tertiary" size="sm" onClick={() => setOpen('reassign')}>
          {t('task.reassign')}
        </Button>
        <Button kind="tertiary" size="sm" onClick={() => setOpen('reschedule')}>
          {t('task.reschedule')}
        </Button>
      </div>
      {open === 'reassign' && <ReassignDialog task={task} onClose={close} />}
      {open === 'reschedule' && <RescheduleDialog task={task} onClose={close} />}
    </section>
  );
}
