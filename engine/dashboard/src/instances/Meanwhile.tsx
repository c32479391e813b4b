import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/contract';
import { Section } from '../page/Page';
import { Moment } from '../time/Times';

interface Props {
  readonly detail: InstanceDetail;
  readonly stepName: (step: string) => string;
}

/** What is held and why, and what may happen at any time; nothing where neither is there. */
export function Meanwhile({ detail, stepName }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {detail.held.length > 0 && (
        <Section title={t('meanwhile.held')}>
          <ul>
            {detail.held.map((held, index) => (
              <li key={index}>
                {t('meanwhile.heldStep', { step: stepName(held.node), condition: held.while })} <Moment at={held.since} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {detail.handlers.length > 0 && (
        <Section title={t('meanwhile.handlers')}>
          <ul>
            {detail.handlers.map((handler) => (
              <li key={handler.name}>
                {handler.title}: {handler.trigger}
                {handler.node !== null && ` (${t('meanwhile.atStep', { step: stepName(handler.node) })})`}
                {handler.next !== null && (
                  <>
                    {`, ${t('meanwhile.next')} `}
                    <Moment at={handler.next} />
                  </>
                )}
                {handler.running > 0 && `, ${t('meanwhile.running', { count: handler.running })}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
