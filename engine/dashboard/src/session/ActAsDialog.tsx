import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { DirectoryPerson } from '../api/contract';
import { Modal } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { TextBox } from '../fields/TextBox';
import { ProblemMessage } from '../page/ProblemMessage';
import { usePeople, type People } from '../people/directory';
import { useChangedSession } from './session';

const mostShown = 50;

/** Chooses the person of the embedded directory to act as. */
export function ActAsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const people = usePeople();
  const [text, setText] = useState('');
  const changed = useChangedSession();
  const actAs = useAct('actAs', (session) => {
    changed(session);
    onClose();
  });

  const all = people.directory.people;
  const fitting = all.filter((person) => fits(person, text, people));
  return (
    <Modal
      open
      passiveModal
      hasScrollingContent
      modalHeading={t('acting.title')}
      aria-label={t('acting.title')}
      closeButtonLabel={t('common.close')}
      onRequestClose={onClose}
      selectorPrimaryFocus="#act-as-search"
    >
      <p className="wf-intro">{t('acting.explanation')}</p>
      {actAs.error && <ProblemMessage problem={actAs.error} role="alert" />}
      {all.length === 0 ? (
        <p>{t('acting.noDirectory')}</p>
      ) : (
        <FieldFrame id="act-as-search" label={t('acting.search')}>
          {({ id }) => <TextBox id={id} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
        </FieldFrame>
      )}
      <p role="status" className="wf-quiet">
        {all.length > 0 && fitting.length === 0 && t('acting.nobody', { text })}
        {fitting.length > mostShown && t('acting.shown', { count: mostShown })}
      </p>
      <ul className="wf-people">
        {fitting.slice(0, mostShown).map((person) => (
          <li key={person.id}>
            <button type="button" className="wf-person" disabled={actAs.isPending} onClick={() => actAs.mutate({ body: { person: person.id } })}>
              <span className="wf-person-name">{person.name}</span>
              <span className="wf-quiet">{rolesOf(person, people) || t('acting.noRole')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function rolesOf(person: DirectoryPerson, people: People): string {
  return person.principals
    .filter((p) => !p.startsWith('person:'))
    .map((p) => people.nameOf(p))
    .join('; ');
}

function fits(person: DirectoryPerson, text: string, people: People): boolean {
  const haystack = `${person.name} ${person.id} ${rolesOf(person, people)}`.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
