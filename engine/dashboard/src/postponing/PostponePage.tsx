import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { InstanceDetail, PlannedTime, PostponeRequest } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';
import { Button } from '../carbon';
import { useProcesses } from '../definitions/processes';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { go } from '../navigation/place';
import { Loaded, loadedOf } from '../page/Loaded';
import { Message } from '../page/Message';
import { Page } from '../page/Page';
import { ProblemMessage } from '../page/ProblemMessage';
import { Day } from '../time/Times';
import { Postponement } from './Postponement';
import { PostponeFields } from './PostponeFields';

/** Moves the plan of a running case: first shown date by date, then done in one act. */
export function PostponePage({ instance }: { readonly instance: string }) {
  const { t } = useTranslation();
  const answer = useAnswer('getInstance', { path: { instance } }, { every: refresh.calm });
  return (
    <Page title={t('postpone.title')} intro={t('postpone.intro')}>
      <Loaded {...loadedOf(answer)}>
        {(detail) => (detail.plan ? <PostponeForm detail={detail} plan={detail.plan} /> : <Message kind="info" title={t('postpone.noPlan')} />)}
      </Loaded>
    </Page>
  );
}

function PostponeForm({ detail, plan }: { readonly detail: InstanceDetail; readonly plan: PlannedTime }) {
  const { t } = useTranslation();
  const { summary } = detail;
  const path = { instance: summary.instance };
  const language = useProcesses().find((p) => p.process === summary.process)?.language;
  const [wanted, setWanted] = useState<PostponeRequest>({ to: { from: '', to: '' }, rule: 'shift', reason: '' });
  const [shown, setShown] = useState<PostponeRequest>();
  const [tried, setTried] = useState(false);
  const preview = useAct('previewPostponement');
  const postpone = useAct('postponeInstance', () => go(addresses.instance(summary.instance)));

  const body = { ...wanted, reason: wanted.reason.trim() };
  const complete = body.to.from !== '' && body.to.to !== '' && body.reason !== '';
  // What is done is what was shown: after a change it has to be shown again.
  const isShown = preview.data !== undefined && JSON.stringify(shown) === JSON.stringify(body);

  const show = () => {
    setTried(true);
    if (!complete) return;
    setShown(body);
    preview.mutate({ path, body });
  };
  return (
    <>
      <p>
        <TextLink href={addresses.instance(summary.instance)} lang={language}>
          {summary.title}
        </TextLink>{' '}
        {t('postpone.now')} <Day day={plan.from} /> – <Day day={plan.to} />
      </p>
      <PostponeFields wanted={wanted} tried={tried} onChange={setWanted} />
      {preview.error && <ProblemMessage problem={preview.error} role="alert" />}
      {!isShown && (
        <Button disabled={preview.isPending} onClick={show}>
          {t('postpone.preview')}
        </Button>
      )}
      {isShown && (
        <>
          <Postponement postponement={preview.data} instance={summary.instance} language={language} />
          {postpone.error && <ProblemMessage problem={postpone.error} role="alert" />}
          <Button disabled={postpone.isPending} onClick={() => postpone.mutate({ path, body })}>
            {t('postpone.submit')}
          </Button>
        </>
      )}
    </>
  );
}
