import { useTranslation } from 'react-i18next';
import type { LinkBody } from '../api/contract';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { StatusTag } from './StatusTag';

/** The cases that this one was started by and has started; of one that the person may not see, only that there is one. */
export function LinkedCases({ links, stepName }: { readonly links: readonly LinkBody[]; readonly stepName: (step: string) => string }) {
  const { t } = useTranslation();
  return (
    <ul>
      {links.map((link, index) => (
        <li key={link.other?.instance ?? index}>
          {t(`links.${link.relation}`, { step: link.step === null ? '' : stepName(link.step) })}{' '}
          {link.other === null ? (
            <span className="wf-quiet">{t('links.hidden')}</span>
          ) : (
            <>
              <TextLink href={addresses.instance(link.other.instance)}>{link.other.title}</TextLink> <StatusTag status={link.other.status} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
