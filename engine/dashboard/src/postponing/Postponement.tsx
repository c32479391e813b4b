import { useTranslation } from 'react-i18next';
import type { PostponedDateBody, PostponementBody } from '../api/contract';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { Message } from '../page/Message';
import { Section } from '../page/Page';
import { Principals } from '../people/Principals';
import { useTimeFormat } from '../time/Times';

interface PostponementProps {
  readonly postponement: PostponementBody;
  readonly instance: string;
  readonly language: string | undefined;
}

/** Where every open date would go, and why. */
export function Postponement({ postponement, instance, language }: PostponementProps) {
  const { t } = useTranslation();
  const { dates, moved, staying, lapsing, past, afterPlan } = postponement;
  return (
    <Section title={t('postpone.preview')}>
      <p>{t('postpone.counts', { moved, staying, lapsing })}</p>
      {past > 0 && <Message kind="warning" title={t('postpone.inThePast', { count: past })} />}
      {afterPlan > 0 && <Message kind="warning" title={t('postpone.afterPlan', { count: afterPlan })} />}
      <ListTable
        caption={t('postpone.preview')}
        rows={dates.map((date, position) => ({ ...date, position }))}
        keyOf={(date) => String(date.position)}
        columns={[
          { id: 'what', header: t('postpone.what'), cell: (date) => <What date={date} instance={instance} language={language} /> },
          { id: 'kind', header: t('postpone.kind'), cell: (date) => t(`postpone.kinds.${date.kind}`) },
          { id: 'old', header: t('postpone.old'), cell: (date) => <When date={date} side="old" /> },
          { id: 'new', header: t('postpone.new'), cell: (date) => <When date={date} side="new" /> },
          { id: 'why', header: t('postpone.why'), cell: (date) => <Why date={date} language={language} /> },
        ]}
      />
    </Section>
  );
}

function What({ date, instance, language }: { readonly date: PostponedDateBody; readonly instance: string; readonly language: string | undefined }) {
  return (
    <>
      {date.task === null ? (
        <span lang={language}>{date.title}</span>
      ) : (
        <TextLink href={addresses.task(instance, date.task)} lang={language}>
          {date.title}
        </TextLink>
      )}{' '}
      {date.candidates.length > 0 && (
        <span className="wf-quiet">
          <Principals of={date.candidates} />
        </span>
      )}
    </>
  );
}

function When({ date, side }: { readonly date: PostponedDateBody; readonly side: 'old' | 'new' }) {
  const { t } = useTranslation();
  const format = useTimeFormat();
  const due = date[side];
  return (
    <>
      {due === null ? '–' : <time dateTime={due.day ?? due.at}>{format.due(due)}</time>}{' '}
      {side === 'new' && date.past && <Mark colour="red">{t('postpone.past')}</Mark>}
      {side === 'new' && date.afterPlan && <Mark colour="magenta">{t('postpone.after')}</Mark>}
    </>
  );
}

function Why({ date, language }: { readonly date: PostponedDateBody; readonly language: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`postpone.reasons.${date.why}`)} {date.law !== null && <span lang={language}>{date.law}</span>}
    </>
  );
}
