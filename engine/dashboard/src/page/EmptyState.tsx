import type { ReactNode } from 'react';

/** What stands where a list is empty: what that means, and how to begin. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="wf-empty">
      <p className="wf-empty-title">{title}</p>
      {children}
    </div>
  );
}
