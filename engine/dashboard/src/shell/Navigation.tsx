import { useTranslation } from 'react-i18next';
import Alarm from '@carbon/icons-react/es/Alarm.js';
import Catalog from '@carbon/icons-react/es/Catalog.js';
import Dashboard from '@carbon/icons-react/es/Dashboard.js';
import Email from '@carbon/icons-react/es/Email.js';
import EventSchedule from '@carbon/icons-react/es/EventSchedule.js';
import Flow from '@carbon/icons-react/es/Flow.js';
import Logout from '@carbon/icons-react/es/Logout.js';
import MailAll from '@carbon/icons-react/es/MailAll.js';
import Play from '@carbon/icons-react/es/Play.js';
import Recurring from '@carbon/icons-react/es/Renew.js';
import SendAlt from '@carbon/icons-react/es/SendAlt.js';
import TaskComplete from '@carbon/icons-react/es/TaskComplete.js';
import WarningAlt from '@carbon/icons-react/es/WarningAlt.js';
import { useAct } from '../api/act';
import { useAnswer } from '../api/queries';
import { SideNav, SideNavItems, SideNavLink } from '../carbon';
import { Amount } from '../lists/Amount';
import { addresses } from '../navigation/addresses';
import { Link } from '../navigation/Link';
import { go, usePlace } from '../navigation/place';
import { outside, useChangedSession, useSession } from '../session/session';

/** The pages, with the numbers that ask for attention. */
export function Navigation({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { path } = usePlace();
  const overview = useAnswer('getOverview', {}).data;
  const { administrator } = useSession();
  const changed = useChangedSession();
  const signOut = useAct('signOut', () => {
    go(addresses.signIn);
    changed(outside);
  });

  const pages = [
    { to: addresses.overview, name: t('navigation.overview'), icon: Dashboard },
    { to: addresses.tasks(), name: t('navigation.tasks'), icon: TaskComplete },
    { to: addresses.start, name: t('navigation.start'), icon: Play },
    { to: addresses.instances(), name: t('navigation.instances'), icon: Flow },
    { to: addresses.deadlines(), name: t('navigation.deadlines'), icon: EventSchedule, count: overview?.lateDeadlines, atLeast: overview?.atLeast.includes('lateDeadlines') },
    { to: addresses.timers(), name: t('navigation.timers'), icon: Alarm },
    {
      to: addresses.incidents,
      name: t('navigation.incidents'),
      icon: WarningAlt,
      count: overview && overview.incidents + overview.undelivered,
      atLeast: overview?.atLeast.some((name) => name === 'incidents' || name === 'undelivered'),
    },
    { to: addresses.notices, name: t('navigation.notices'), icon: Email, count: overview?.unreadNotices, atLeast: overview?.atLeast.includes('unreadNotices') },
    ...(administrator
      ? [
          { to: addresses.mails, name: t('navigation.mails'), icon: MailAll },
          { to: addresses.starts, name: t('navigation.starts'), icon: Recurring },
          { to: addresses.message(), name: t('navigation.message'), icon: SendAlt },
        ]
      : []),
    { to: addresses.definitions, name: t('navigation.definitions'), icon: Catalog },
  ];
  return (
    <SideNav aria-label={t('navigation.main')} expanded={open} isPersistent onOverlayClick={onClose} onSideNavBlur={onClose}>
      <SideNavItems>
        {pages.map(({ to, name, icon, count, atLeast }) => {
          const here = isIn(path, to);
          return (
            <SideNavLink key={to} as={Link} href={to} renderIcon={icon} isActive={here} aria-current={here ? 'page' : undefined} onClick={onClose}>
              {name}
              {count ? (
                <span className="wf-count">
                  {' '}
                  <Amount number={count} atLeast={atLeast === true} />
                </span>
              ) : null}
            </SideNavLink>
          );
        })}
        <li className="cds--side-nav__item wf-sign-out">
          <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate({})}>
            <span className="cds--side-nav__icon cds--side-nav__icon--small">
              <Logout aria-hidden="true" />
            </span>
            <span className="cds--side-nav__link-text">{t('navigation.signOut')}</span>
          </button>
        </li>
      </SideNavItems>
    </SideNav>
  );
}

const isIn = (path: string, page: string): boolean => (page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`));
