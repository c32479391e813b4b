import { useTranslation } from 'react-i18next';
import type { DiagnosticBody } from '../api/contract';

/** How many findings of each kind there are, in a line. */
export function FindingCounts({ diagnostics }: { readonly diagnostics: readonly DiagnosticBody[] }) {
  const { t } = useTranslation();
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((d) => d.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const serious = counts.some(({ severity }) => severity !== 'info');
  const words = counts.map(({ severity, count }) => t(`definitions.counts_${severity}`, { count }));
  return <p>{[...(serious ? [] : [t('definitions.clean')]), ...words].join(', ')}</p>;
}
