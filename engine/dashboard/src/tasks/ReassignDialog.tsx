import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { TaskSummary } from '../api/contract';
import { Modal } from '../carbon';
import { ProblemMessage } from '../page/ProblemMessage';
import { ReasonField } from '../page/ReasonField';
import { PrincipalPicker } from '../people/PrincipalPicker';

/** Gives a task to others. */
export function ReassignDialog({ task, onClose }: { readonly task: TaskSummary; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [candidates, setCandidates] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reassign = useAct('reassignTask', onClose);

  const submit = () => {
    setTried(true);
    if (candidates.length === 0 || reason.trim() === '') return;
    reassign.mutate({ path: { instance: task.instance, task: task.task }, body: { candidates, reason: reason.trim() } });
  };
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('task.reassign')}
      aria-label={t('task.reassign')}
      closeButtonLabel={t('common.close')}
      primaryButtonText={t('task.reassign')}
      primaryButtonDisabled={reassign.isPending}
      secondaryButtonText={t('common.back')}
      onRequestClose={onClose}
      onRequestSubmit={submit}
      selectorPrimaryFocus="#principal"
    >
      {reassign.error && <ProblemMessage problem={reassign.error} role="alert" />}
      <PrincipalPicker chosen={candidates} missing={tried} onChange={setCandidates} />
      <ReasonField id="reassign-reason" value={reason} missing={tried} onChange={setReason} />
    </Modal>
  );
}
