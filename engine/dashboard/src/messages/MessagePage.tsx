import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { MessagePreview } from '../api/contract';
import { Button } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBlock, TextBox } from '../fields/TextBox';
import { shortId } from '../instances/shortId';
import { addresses } from '../navigation/addresses';
import { go, usePlace } from '../navigation/place';
import { announce } from '../page/announcement';
import { Message } from '../page/Message';
import { Page } from '../page/Page';
import { ProblemMessage } from '../page/ProblemMessage';
import { useSession } from '../session/session';
import { MessageGoes } from './MessageGoes';
import { payloadOf } from './payload';

/** Sends a message from outside to the case that waits for it: first it is said which case gets it, then it is sent. */
export function MessagePage() {
  const { t } = useTranslation();
  const { administrator } = useSession();
  return (
    <Page title={t('message.title')} intro={t('message.intro')}>
      {administrator ? <MessageForm /> : <Message kind="info" title={t('message.needsAdministrator')} />}
    </Page>
  );
}

function MessageForm() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const instance = query.get('instance');
  const [name, setName] = useState(query.get('name') ?? '');
  const [key, setKey] = useState('');
  const [brings, setBrings] = useState('');
  const [tried, setTried] = useState(false);
  const [preview, setPreview] = useState<MessagePreview | null>(null);
  const look = useAct('previewMessage', (found) => setPreview(found));
  const send = useAct('deliverMessage', (delivered) => {
    announce(t(delivered.started ? 'message.started' : 'message.delivered'));
    go(addresses.instance(delivered.instance));
  });

  const payload = payloadOf(brings);
  const body = { name: name.trim(), ...(key.trim() !== '' && { key: key.trim() }), ...(instance && { instance }), payload: payload ?? {} };
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    setPreview(null); // what was looked up is not what would be sent any more
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || payload === null) return;
    if (preview) send.mutate({ body: { ...body, instance: preview.instance ?? instance } });
    else look.mutate({ body });
  };
  const problem = look.error ?? send.error;
  return (
    <form noValidate onSubmit={submit}>
      {instance && <p>{t('message.toInstance', { instance: shortId(instance) })}</p>}
      <FieldFrame
        id="message-name"
        required
        label={`${t('message.name')} (${t('common.required')})`}
        help={t('message.nameHelp')}
        problem={tried && name.trim() === '' ? t('message.nameMissing') : undefined}
      >
        {(aria) => <TextBox {...aria} value={name} onChange={(event) => change(setName)(event.target.value)} />}
      </FieldFrame>
      <FieldFrame id="message-key" label={t('message.key')} help={t('message.keyHelp')}>
        {(aria) => <TextBox {...aria} value={key} onChange={(event) => change(setKey)(event.target.value)} />}
      </FieldFrame>
      <FieldFrame id="message-brings" label={t('message.brings')} help={t('message.bringsHelp')} problem={payload === null ? t('message.bringsProblem') : undefined}>
        {(aria) => <TextBlock {...aria} rows={4} value={brings} onChange={(event) => change(setBrings)(event.target.value)} />}
      </FieldFrame>
      {problem && <ProblemMessage problem={problem} role="alert" />}
      {preview && <MessageGoes preview={preview} />}
      <div className="wf-actions">
        <Button type="submit" disabled={look.isPending || send.isPending}>
          {t(preview ? 'message.send' : 'message.look')}
        </Button>
      </div>
    </form>
  );
}
