import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../carbon';

interface ShortenedProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown until somebody wants to see all. */
  readonly atFirst: number;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** The beginning of a list that is all there, and the rest on demand, so that what stands below stays in reach. */
export function Shortened<Item>({ items, atFirst, children }: ShortenedProps<Item>) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      {children(all ? items : items.slice(0, atFirst))}
      {!all && items.length > atFirst && (
        <div className="wf-more">
          <Button kind="tertiary" size="sm" onClick={() => setAll(true)}>
            {t('common.showAll', { count: items.length })}
          </Button>
        </div>
      )}
    </>
  );
}
