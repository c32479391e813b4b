import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FeatureFlags, InlineLoading } from './carbon';
import { addresses } from './navigation/addresses';
import { usePlace } from './navigation/place';
import { ProblemMessage } from './page/ProblemMessage';
import { pageAt } from './pages';
import { useSessionAnswer } from './session/session';
import { SignedOutPage } from './session/SignedOutPage';
import { SignInPage } from './session/SignInPage';
import { Outside } from './shell/Outside';
import { Shell } from './shell/Shell';

/** The whole page. The token is that of the sign-in link it was opened by. */
export function App({ token }: { readonly token: string | null }) {
  const { path } = usePlace();
  return (
    // Dialogs then keep the focus without extra elements for it, which screen readers would read.
    <FeatureFlags enableFocusWrapWithoutSentinels>{path === addresses.signIn ? <SignInPage token={token} /> : <Inside path={path} />}</FeatureFlags>
  );
}

/** What is behind sign-in. A session that ends takes nothing away that somebody is filling in. */
function Inside({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const session = useSessionAnswer();
  const [wasIn, setWasIn] = useState(false);
  if (session.data?.signedIn && !wasIn) setWasIn(true);

  if (session.data?.signedIn || wasIn) return <Shell>{pageAt(path)}</Shell>;
  if (session.data) return <SignedOutPage />;
  return (
    <Outside>
      {session.error ? (
        <ProblemMessage problem={session.error} again={() => void session.refetch()} />
      ) : (
        <InlineLoading description={t('common.loading')} />
      )}
    </Outside>
  );
}
