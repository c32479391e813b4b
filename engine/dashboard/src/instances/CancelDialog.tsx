import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { InstanceDetail } from '../api/contract';
import { Modal } from '../carbon';
import { ProblemMessage } from '../page/ProblemMessage';
import { ReasonField } from '../page/ReasonField';

const mostShown = 8;

interface CancelDialogProps {
  readonly detail: InstanceDetail;
  readonly language: string | undefined;
  readonly onClose: () => void;
}

/** Cancels an instance, after saying what is withdrawn by it. */
export function CancelDialog({ detail, language, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const cancel = useAct('cancelInstance', onClose);
  const { tasks, timers } = detail;

  const submit = () => {
    setTried(true);
    if (reason.trim() === '') return;
    cancel.mutate({ path: { instance: detail.summary.instance }, body: { reason: reason.trim() } });
  };
  return (
    <Modal
      open
      danger
      size="sm"
      modalHeading={t('instance.cancelTitle')}
      aria-label={t('instance.cancelTitle')}
      closeButtonLabel={t('common.close')}
      primaryButtonText={t('instance.cancel')}
      primaryButtonDisabled={cancel.isPending}
      secondaryButtonText={t('instance.keep')}
      onRequestClose={onClose}
      onRequestSubmit={submit}
      selectorPrimaryFocus="#cancel-reason"
    >
      <p>{t('instance.cancelHelp')}</p>
      {tasks.length > 0 && (
        <>
          <p>{t('instance.withdrawnTasks', { count: tasks.length })}</p>
          <ul className="wf-bullets">
            {tasks.slice(0, mostShown).map((task) => (
              <li key={task.task} lang={language}>
                {task.title}
              </li>
            ))}
            {tasks.length > mostShown && <li>{t('instance.andMore', { count: tasks.length - mostShown })}</li>}
          </ul>
        </>
      )}
      {timers.length > 0 && <p>{t('instance.withdrawnTimers', { count: timers.length })}</p>}
      {tasks.length + timers.length === 0 && <p>{t('instance.nothingOpen')}</p>}
      {cancel.error && <ProblemMessage problem={cancel.error} role="alert" />}
      <ReasonField id="cancel-reason" value={reason} missing={tried} onChange={setReason} />
    </Modal>
  );
}
