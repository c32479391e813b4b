import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/queries';
import { Button } from '../carbon';
import { Loaded } from '../page/Loaded';

interface PagedProps<Item> {
  readonly list: List<Item>;
  /** What stands there instead of an empty list. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list with a button for what follows. */
export function Paged<Item>({ list, empty, children }: PagedProps<Item>) {
  const { t } = useTranslation();
  return (
    <Loaded data={list.items} problem={list.problem} again={list.again}>
      {(items) => (
        <>
          {items.length > 0 ? children(items) : list.hasMore ? <p>{t('common.emptySoFar')}</p> : empty}
          {list.hasMore && (
            <div className="wf-more">
              <Button kind="tertiary" size="md" disabled={list.loadingMore} onClick={list.more}>
                {t(list.loadingMore ? 'common.loadingMore' : 'common.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}
