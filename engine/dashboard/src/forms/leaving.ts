import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { guardLeaving } from '../navigation/place';

/**
 * Asks before the page is left while something filled in is not sent yet.
 * @returns call it when it was sent: from then on the page may be left.
 */
export function useUnsent(unsent: boolean): () => void {
  const { t } = useTranslation();
  const release = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!unsent) return undefined;
    const stop = guardLeaving(() => confirm(t('navigation.leave')));
    release.current = stop;
    return stop;
  }, [unsent, t]);
  return useCallback(() => release.current?.(), []);
}
