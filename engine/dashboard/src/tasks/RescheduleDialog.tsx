import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { TaskSummary } from '../api/contract';
import { Modal } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { ProblemMessage } from '../page/ProblemMessage';
import { ReasonField } from '../page/ReasonField';

/** Moves a task's due day. */
export function RescheduleDialog({ task, onClose }: { readonly task: TaskSummary; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [due, setDue] = useState(task.due?.day ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reschedule = useAct('rescheduleTask', onClose);

  const submit = () => {
    setTried(true);
    if (due === '' || reason.trim() === '') return;
    reschedule.mutate({ path: { instance: task.instance, task: task.task }, body: { due, reason: reason.trim() } });
  };
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('task.reschedule')}
      aria-label={t('task.reschedule')}
      closeButtonLabel={t('common.close')}
      primaryButtonText={t('task.reschedule')}
      primaryButtonDisabled={reschedule.isPending}
      secondaryButtonText={t('common.back')}
      onRequestClose={onClose}
      onRequestSubmit={submit}
      selectorPrimaryFocus="#new-due"
    >
      <p className="wf-intro">{t('task.remindersFollow')}</p>
      {reschedule.error && <ProblemMessage problem={reschedule.error} role="alert" />}
      <FieldFrame
        id="new-due"
        required
        label={`${t('task.newDue')} (${t('common.required')})`}
        problem={tried && due === '' ? t('task.newDueMissing') : undefined}
      >
        {(aria) => <TextBox {...aria} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
      </FieldFrame>
      <ReasonField id="reschedule-reason" value={reason} missing={tried} onChange={setReason} />
    </Modal>
  );
}
