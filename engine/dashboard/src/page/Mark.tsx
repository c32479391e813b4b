import type { ReactNode } from 'react';

export type MarkColour = 'red' | 'magenta' | 'purple' | 'blue' | 'green' | 'gray';

/** A word that marks something. The word tells it; the colour only helps to find it. */
export function Mark({ colour, lang, children }: { readonly colour: MarkColour; readonly lang?: string; readonly children: ReactNode }) {
  return (
    <span className={`wf-mark wf-mark-${colour}`} lang={lang}>
      {children}
    </span>
  );
}
