import { useTranslation } from 'react-i18next';
import UserAvatar from '@carbon/icons-react/es/UserAvatar.js';
import { useSession } from '../session/session';

/** Who one is here, and the way to act as somebody else. */
export function PersonMenu({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const name = person ? person.name : t('acting.open');
  return (
    <button type="button" className="wf-header-button" onClick={onChoose} aria-haspopup="dialog" title={t(person ? 'acting.change' : 'acting.title')}>
      <UserAvatar size={20} aria-hidden="true" />
      <span className="wf-header-name">{name}</span>
    </button>
  );
}
