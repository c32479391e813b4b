import { useTranslation } from 'react-i18next';
import type { OverviewBody } from '../api/contract';
import { Amount } from '../lists/Amount';
import { addresses } from '../navigation/addresses';
import { Link } from '../navigation/Link';
import { useSession } from '../session/session';

type Count = { [K in keyof OverviewBody]: OverviewBody[K] extends number ? K : never }[keyof OverviewBody];

interface Figure {
  readonly of: Count;
  readonly name: string;
  readonly to: string;
  readonly attention?: boolean;
}

/** Numbers, each leading to the list that it counts. */
export function Figures({ overview }: { readonly overview: OverviewBody }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const figures: readonly Figure[] = [
    ...(person ? [{ of: 'myTasks' as const, name: t('overview.myTasks', { name: person.name }), to: addresses.tasks({ view: 'mine' }) }] : []),
    { of: 'running', name: t('overview.running'), to: addresses.instances({ status: 'running' }) },
    { of: 'openTasks', name: t('overview.openTasks'), to: addresses.tasks({ view: 'all' }) },
    { of: 'lateTasks', name: t('overview.lateTasks'), to: addresses.tasks({ view: 'all', late: true }), attention: overview.lateTasks > 0 },
    {
      of: 'lateDeadlines',
      name: t('overview.lateDeadlines'),
      to: addresses.deadlines({ late: true }),
      attention: overview.lateDeadlines > 0,
    },
    { of: 'incidents', name: t('overview.incidents'), to: addresses.incidents, attention: overview.incidents > 0 },
    ...(overview.undelivered > 0 ? [{ of: 'undelivered' as const, name: t('overview.undelivered'), to: addresses.incidents, attention: true }] : []),
  ];
  return (
    <ul className="wf-figures">
      {figures.map(({ of, name, to, attention }) => (
        <li key={name}>
          <Link href={to} className={attention ? 'wf-figure wf-figure-attention' : 'wf-figure'}>
            <span className="wf-figure-count">
              <Amount number={overview[of]} atLeast={overview.atLeast.includes(of)} />
            </span> <span>{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
