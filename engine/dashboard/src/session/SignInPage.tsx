import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { InlineLoading } from '../carbon';
import { addresses } from '../navigation/addresses';
import { ButtonLink } from '../navigation/Link';
import { go } from '../navigation/place';
import { Page } from '../page/Page';
import { ProblemMessage } from '../page/ProblemMessage';
import { Outside } from '../shell/Outside';
import { NewLinkHelp } from './NewLinkHelp';
import { useChangedSession } from './session';

/** Signs in by the token of the link that was opened. */
export function SignInPage({ token }: { readonly token: string | null }) {
  const { t } = useTranslation();
  const changed = useChangedSession();
  const signIn = useAct('signIn', (session) => {
    changed(session);
    go(addresses.overview, 'replace');
  });
  const { mutate } = signIn;
  const sent = useRef(false);

  useEffect(() => {
    // Once and no more: the token is used up by it.
    if (token === null || sent.current) return;
    sent.current = true;
    mutate({ body: { token } });
  }, [token, mutate]);

  const problem = signIn.error;
  if (token !== null && problem === null) {
    return (
      <Outside>
        <Page title={t('signIn.title')}>
          <InlineLoading description={t('signIn.working')} />
        </Page>
      </Outside>
    );
  }

  if (problem && problem.kind !== 'link-refused') {
    return (
      <Outside>
        <Page title={t('signIn.failed')}>
          <ProblemMessage problem={problem} role="alert" {...(problem.undecided && token && { again: () => mutate({ body: { token } }) })} />
        </Page>
      </Outside>
    );
  }

  return (
    <Outside>
      <Page title={t(problem ? 'signIn.refused' : 'signIn.needed')} intro={t(problem ? 'signIn.refusedHelp' : 'signIn.neededHelp')}>
        <NewLinkHelp />
        <p>{t('signIn.remembered')}</p>
        <p>
          <ButtonLink href={addresses.overview} kind="tertiary">
            {t('navigation.toOverview')}
          </ButtonLink>
        </p>
      </Page>
    </Outside>
  );
}
