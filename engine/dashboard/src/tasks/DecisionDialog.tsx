import { useTranslation } from 'react-i18next';
import type { OutcomeBody } from '../api/contract';
import { Modal } from '../carbon';
import { OutcomeMeaning } from './OutcomeMeaning';

interface DecisionDialogProps {
  readonly outcome: OutcomeBody;
  readonly onCancel: () => void;
  readonly onDecide: () => void;
}

/** Asks once more before a decision is made. */
export function DecisionDialog({ outcome, onCancel, onDecide }: DecisionDialogProps) {
  const { t } = useTranslation();
  const title = t('task.confirmTitle', { outcome: outcome.label });
  return (
    <Modal
      open
      size="sm"
      modalHeading={title}
      aria-label={title}
      closeButtonLabel={t('common.close')}
      primaryButtonText={t('task.confirm', { outcome: outcome.label })}
      secondaryButtonText={t('common.back')}
      onRequestClose={onCancel}
      onRequestSubmit={onDecide}
    >
      <p>
        <OutcomeMeaning outcome={outcome} />
      </p>
      <p>{t('task.confirmHelp')}</p>
    </Modal>
  );
}
