import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { movesSoFar } from '../navigation/place';

interface PageProps {
  readonly title: string;
  /** Where the title is an author's text: its language. */
  readonly titleLanguage?: string | undefined;
  readonly intro?: ReactNode;
  /** What can be done with the page as a whole. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading. Whoever moves here is led to the heading, so that a screen reader says where they are. */
export function Page({ title, titleLanguage, intro, actions, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${t('common.product')}`;
  }, [title, t]);

  useEffect(() => {
    if (movesSoFar() > 0) heading.current?.focus();
    scrollTo?.(0, 0);
  }, []);

  return (
    <>
      <div className="wf-page-head">
        <h1 ref={heading} tabIndex={-1} lang={titleLanguage}>
          {title}
        </h1>
        {actions && <div className="wf-actions">{actions}</div>}
      </div>
      {intro && <div className="wf-intro">{intro}</div>}
      {children}
    </>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, children, actions }: { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <section className="wf-section" aria-label={title}>
      <div className="wf-section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
