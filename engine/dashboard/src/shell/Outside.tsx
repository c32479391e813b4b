import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from '../carbon';
import { LanguageChoice } from './LanguageChoice';

/** The frame of the pages that are seen without being signed in. */
export function Outside({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Header aria-label={t('common.product')}>
        <span className="wf-name">{t('common.product')}</span>
        <div className="cds--header__global">
          <LanguageChoice />
        </div>
      </Header>
      <main className="wf-main wf-main-outside">{children}</main>
    </>
  );
}
