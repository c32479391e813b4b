import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Header, HeaderMenuButton, HeaderName, SkipToContent } from '../carbon';
import { addresses } from '../navigation/addresses';
import { Link } from '../navigation/Link';
import { usePlace } from '../navigation/place';
import { useAnnouncement } from '../page/announcement';
import { Message } from '../page/Message';
import { ActAsDialog } from '../session/ActAsDialog';
import { ActingBanner } from '../session/ActingBanner';
import { useSession } from '../session/session';
import { viewerZone } from '../time/viewer';
import { LanguageChoice } from './LanguageChoice';
import { Navigation } from './Navigation';
import { PersonMenu } from './PersonMenu';

/** The frame of every page: header, navigation, and for whom one acts. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { path } = usePlace();
  // Open on this page only: moving on closes the menu of a narrow window.
  const [menuOn, setMenuOn] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const { signedIn } = useSession();
  const announcement = useAnnouncement();
  const menuOpen = menuOn === path;

  return (
    <>
      <Header aria-label={t('common.product')}>
        <SkipToContent href="#content">{t('navigation.skip')}</SkipToContent>
        <HeaderMenuButton
          aria-label={t(menuOpen ? 'navigation.closeMenu' : 'navigation.menu')}
          isActive={menuOpen}
          aria-expanded={menuOpen}
          onClick={() => setMenuOn(menuOpen ? null : path)}
        />
        <HeaderName as={Link} href={addresses.overview} prefix="">
          {t('common.product')}
        </HeaderName>
        <div className="cds--header__global">
          <PersonMenu onChoose={() => setChoosing(true)} />
          <LanguageChoice />
        </div>
        <Navigation open={menuOpen} onClose={() => setMenuOn(null)} />
      </Header>
      <div className="wf-frame">
        <ActingBanner />
        <main className="wf-main" id="content" tabIndex={-1}>
          {!signedIn && (
            <Message kind="warning" title={t('signIn.ended')} role="alert">
              <p>{t('signIn.endedHelp')}</p>
            </Message>
          )}
          {announcement && <Message kind="success" title={announcement} />}
          {children}
        </main>
        <footer className="wf-zone wf-quiet">{t('common.zone', { zone: viewerZone() })}</footer>
      </div>
      {choosing && <ActAsDialog onClose={() => setChoosing(false)} />}
    </>
  );
}
