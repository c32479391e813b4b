import { useTranslation } from 'react-i18next';
import type { TaskClosingBody } from '../api/contract';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Moment } from '../time/Times';

/** Why a task is not open any more, and what whoever comes late can do. */
export function Closing({ closing, instance }: { readonly closing: TaskClosingBody; readonly instance: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <Moment at={closing.at} />: {reason(closing, t)}
      </p>
      <p>{t(`closing.next.${nextOf(closing)}`)}</p>
      <p>
        <TextLink href={addresses.instance(instance)}>{t('task.toInstance')}</TextLink>
      </p>
    </>
  );
}

function reason({ because, by }: TaskClosingBody, t: ReturnType<typeof useTranslation>['t']): string {
  return because === 'done' && by ? t('closing.doneBy', { name: by.name }) : t(`closing.because.${because}`);
}

function nextOf({ because }: TaskClosingBody): 'nothing' | 'tell' | 'opensAnew' {
  switch (because) {
    case 'done':
    case 'time-up':
      return 'tell';
    case 'held':
    case 'went-back':
      return 'opensAnew';
    default:
      return 'nothing';
  }
}
