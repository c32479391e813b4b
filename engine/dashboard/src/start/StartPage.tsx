import { useTranslation } from 'react-i18next';
import { refresh, useAnswer } from '../api/queries';
import { useProcesses } from '../definitions/processes';
import { Loaded, loadedOf } from '../page/Loaded';
import { Page } from '../page/Page';
import { useSession } from '../session/session';
import { MayNotStart } from './MayNotStart';
import { StartFormFields } from './StartFormFields';

/** Starts a process. */
export function StartPage({ process }: { readonly process: string }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const answer = useAnswer('getStartForm', { path: { process } }, { every: refresh.calm });
  const language = useProcesses().find((p) => p.process === process)?.language;
  return (
    <Page title={t('start.formTitle', { title: answer.data?.title ?? process })}>
      <Loaded {...loadedOf(answer)}>
        {(form) => (
          <>
            {!form.mayStart && <MayNotStart by={form.by} />}
            {form.mayStart && <StartFormFields key={person?.id ?? ''} form={form} language={language} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
