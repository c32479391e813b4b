import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceStatus } from '../api/contract';
import { useList } from '../api/queries';
import { Button } from '../carbon';
import { ProcessFilter } from '../definitions/processes';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { FilterSelect } from '../lists/FilterSelect';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { ButtonLink } from '../navigation/Link';
import { setQuery, usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Page } from '../page/Page';
import { InstanceTable } from './InstanceTable';

const statuses: readonly InstanceStatus[] = ['running', 'completed', 'cancelled'];

/** All instances that may be seen, the last started first. */
export function InstancesPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const status = statuses.find((s) => s === query.get('status'));
  const process = query.get('process') ?? '';
  const late = query.get('late') ?? '';
  const [text, setText] = useState(query.get('text') ?? '');
  const searched = useDeferredValue(text.trim());
  const list = useList('listInstances', {
    query: {
      ...(status && { status }),
      ...(process !== '' && { process }),
      ...(late !== '' && { late: late === 'true' }),
      ...(searched !== '' && { text: searched }),
    },
  });
  const filtered = status !== undefined || process !== '' || late !== '' || searched !== '';
  const clear = () => {
    setText('');
    setQuery({ status: undefined, process: undefined, late: undefined, text: undefined });
  };

  return (
    <Page title={t('instances.title')} actions={<ButtonLink href={addresses.start}>{t('navigation.start')}</ButtonLink>}>
      <div className="wf-filters">
        <FieldFrame id="instances-search" label={t('instances.search')}>
          {({ id }) => (
            <TextBox
              id={id}
              type="search"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setQuery({ text: event.target.value.trim() });
              }}
            />
          )}
        </FieldFrame>
        <ProcessFilter value={process} />
        <FilterSelect
          name="status"
          label={t('instances.status')}
          value={status ?? ''}
          options={[{ value: '', text: t('common.all') }, ...statuses.map((s) => ({ value: s, text: t(`instances.statuses.${s}`) }))]}
        />
        <FilterSelect
          name="late"
          label={t('instances.late')}
          value={late}
          options={[
            { value: '', text: t('common.all') },
            { value: 'true', text: t('instances.lateOnly') },
            { value: 'false', text: t('instances.notLate') },
          ]}
        />
      </div>
      <Paged list={list} empty={<NoInstances filtered={filtered} onClear={clear} />}>
        {(instances) => <InstanceTable caption={t('instances.title')} instances={instances} />}
      </Paged>
    </Page>
  );
}

function NoInstances({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return filtered ? (
    <EmptyState title={t('instances.emptyFiltered')}>
      <Button kind="tertiary" size="sm" onClick={onClear}>
        {t('instances.clear')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('instances.empty')}>
      <p>{t('overview.begin')}</p>
      <ButtonLink href={addresses.start} small>
        {t('navigation.start')}
      </ButtonLink>
    </EmptyState>
  );
}
