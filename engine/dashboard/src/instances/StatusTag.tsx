import { useTranslation } from 'react-i18next';
import type { InstanceStatus } from '../api/contract';
import { Mark } from '../page/Mark';

const colours = { none: 'gray', running: 'blue', completed: 'green', cancelled: 'gray', cancelling: 'magenta' } as const;

export function StatusTag({ status }: { readonly status: InstanceStatus }) {
  const { t } = useTranslation();
  return (
    <Mark colour={colours[status]}>
      {t(`instances.statuses.${status}`)}
    </Mark>
  );
}
