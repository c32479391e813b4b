import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import { Button } from '../carbon';
import { ProblemMessage } from '../page/ProblemMessage';
import { usePeople } from '../people/directory';
import { useChangedSession } from './session';

const mostShown = 6;

/** Buttons to act as one of those who are meant by some principals; what stands there instead when nobody is. */
export function ActAsButtons({ principals, nobody }: { readonly principals: readonly string[]; readonly nobody: string }) {
  const { t } = useTranslation();
  const people = usePeople();
  const changed = useChangedSession();
  const actAs = useAct('actAs', changed);
  const meant = people.behind(principals);
  if (meant.length === 0) return <p>{nobody}</p>;
  return (
    <>
      {actAs.error && <ProblemMessage problem={actAs.error} role="alert" />}
      <div className="wf-actions">
        {meant.slice(0, mostShown).map((person) => (
          <Button key={person.id} kind="tertiary" size="sm" disabled={actAs.isPending} onClick={() => actAs.mutate({ body: { person: person.id } })}>
            {t('acting.chosen', { name: person.name })}
          </Button>
        ))}
      </div>
      {meant.length > mostShown && <p className="wf-quiet">{t('acting.shown', { count: mostShown })}</p>}
    </>
  );
}
