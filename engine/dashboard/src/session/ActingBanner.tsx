import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { Button } from '../carbon';
import { usePeople } from '../people/directory';
import { useChangedSession, useSession } from './session';

/** Says for whom one acts, on every page, for as long as it lasts. */
export function ActingBanner() {
  const { t } = useTranslation();
  const { person, operator } = useSession();
  const people = usePeople();
  const changed = useChangedSession();
  const stop = useAct('stopActing', changed);
  if (!person) return null;
  const roles = person.principals.filter((p) => !p.startsWith('person:')).map((p) => people.nameOf(p));
  return (
    <section className="wf-acting" aria-label={t('acting.banner', { name: person.name })}>
      <div>
        <p>
          <strong>{t('acting.banner', { name: person.name })}</strong>
          {roles.length > 0 && <> ({roles.join('; ')})</>}
        </p>
        <p className="wf-acting-help">{t('acting.bannerHelp', { name: person.name, operator: operator ?? '' })}</p>
      </div>
      <Button kind="tertiary" size="sm" disabled={stop.isPending} onClick={() => stop.mutate({})}>
        {t('acting.stop')}
      </Button>
    </section>
  );
}
