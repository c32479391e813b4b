import { useTranslation } from 'react-i18next';
import type { DeadlineBody, DeadlineStanding } from '../api/contract';
import { ListTable, type Column } from '../lists/ListTable';
import { Mark } from '../page/Mark';
import { Due, Moment } from '../time/Times';

/** A deadline where it is shown. */
export interface DeadlineRow {
  readonly key: string;
  readonly deadline: DeadlineBody;
}

interface DeadlineTableProps<Row extends DeadlineRow> {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** BCP 47 tag of the language that the titles are in, where one is known for all. */
  readonly language?: string | undefined;
  /** Columns besides those of the deadline itself. */
  readonly further?: readonly Column<Row>[];
}

/** Deadlines of cases: what is owed, by when, and how that stands. */
export function DeadlineTable<Row extends DeadlineRow>({ caption, rows, language, further = [] }: DeadlineTableProps<Row>) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={caption}
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { id: 'deadline', header: t('deadlines.deadline'), cell: ({ deadline }) => <Named deadline={deadline} language={language} /> },
        { id: 'due', header: t('deadlines.due'), cell: ({ deadline }) => <By deadline={deadline} /> },
        { id: 'standing', header: t('deadlines.standing'), cell: ({ deadline }) => <Standing deadline={deadline} /> },
        ...further,
      ]}
    />
  );
}

function Named({ deadline, language }: { readonly deadline: DeadlineBody; readonly language: string | undefined }) {
  return (
    <>
      <span lang={language}>{deadline.title}</span>
      {deadline.fixed !== null && (
        <>
          {' '}
          <span className="wf-quiet" lang={language}>
            {deadline.fixed}
          </span>
        </>
      )}
    </>
  );
}

function By({ deadline }: { readonly deadline: DeadlineBody }) {
  const { t } = useTranslation();
  return deadline.due === null ? <span className="wf-quiet">{t('deadlines.notStarted')}</span> : <Due due={deadline.due} late={deadline.late} />;
}

const colours: Record<DeadlineStanding, 'gray' | 'blue' | 'red' | 'green'> = {
  waiting: 'gray',
  running: 'blue',
  missed: 'red',
  met: 'green',
  'met-late': 'red',
  dropped: 'gray',
};

/** How a deadline stands, and when it was met. */
function Standing({ deadline }: { readonly deadline: DeadlineBody }) {
  const { t } = useTranslation();
  return (
    <>
      <Mark colour={colours[deadline.standing]}>{t(`deadlines.standings.${deadline.standing}`)}</Mark>{' '}
      {deadline.metAt !== null && <Moment at={deadline.metAt} />}
    </>
  );
}
