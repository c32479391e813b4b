import { useTranslation } from 'react-i18next';

/** How many there are; where the server stopped counting, at least how many. */
export function Amount({ number, atLeast }: { readonly number: number; readonly atLeast: boolean }) {
  const { t, i18n } = useTranslation();
  const text = new Intl.NumberFormat(i18n.language).format(number);
  return atLeast ? t('common.atLeast', { number: text }) : text;
}
