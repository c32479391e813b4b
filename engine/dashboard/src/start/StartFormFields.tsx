import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { StartForm } from '../api/contract';
import { Button } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { useForm } from '../forms/form';
import { FormFields } from '../forms/FormFields';
import { useUnsent } from '../forms/leaving';
import { ProblemSummary } from '../forms/ProblemSummary';
import { addresses } from '../navigation/addresses';
import { go } from '../navigation/place';
import { Section } from '../page/Page';
import { ProblemMessage } from '../page/ProblemMessage';

/** The start form, with the dates that every case has. */
export function StartFormFields({ form: description, language }: { readonly form: StartForm; readonly language: string | undefined }) {
  const { t } = useTranslation();
  const form = useForm(description.lines);
  const [received, setReceived] = useState('');
  const [occurred, setOccurred] = useState('');
  const release = useUnsent(form.changed || received !== '' || occurred !== '');
  const start = useAct('startInstance', ({ instance }) => {
    release();
    go(addresses.instance(instance));
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = form.read();
    if (!values) return;
    const body = { process: description.process, values, ...(received && { received }), ...(occurred && { occurred }) };
    start.mutate({ body }, { onError: form.takeProblems });
  };
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} />
      {form.lines.length === 0 ? <p>{t('start.noFields')}</p> : <FormFields form={form} language={language} />}
      <Section title={t('start.dates')}>
        <div className="wf-fields">
          <FieldFrame id="received" label={t('start.received')} help={t('start.receivedHelp')}>
            {(aria) => <TextBox {...aria} type="date" value={received} onChange={(event) => setReceived(event.target.value)} />}
          </FieldFrame>
          <FieldFrame id="occurred" label={t('start.occurred')} help={t('start.occurredHelp')}>
            {(aria) => <TextBox {...aria} type="date" value={occurred} onChange={(event) => setOccurred(event.target.value)} />}
          </FieldFrame>
        </div>
      </Section>
      {start.error && <ProblemMessage problem={start.error} role="alert" />}
      <Button type="submit" disabled={start.isPending}>
        {t('start.submit')}
      </Button>
      <p className="wf-quiet wf-revision">{t('start.revision', { revision: description.revision.slice(0, 12) })}</p>
    </form>
  );
}
