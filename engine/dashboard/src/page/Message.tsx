import type { ReactNode } from 'react';
import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled.js';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled.js';
import InformationFilled from '@carbon/icons-react/es/InformationFilled.js';
import WarningFilled from '@carbon/icons-react/es/WarningFilled.js';

interface MessageProps {
  readonly kind: 'error' | 'warning' | 'info' | 'success';
  readonly title: string;
  /** `alert` interrupts a screen reader; only for the answer to what a person has just done. */
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

const icons = { error: ErrorFilled, warning: WarningFilled, info: InformationFilled, success: CheckmarkFilled };

/** A message that stays until its cause is gone, with Carbon's look. Carbon's own may not hold links, which a list of mistakes needs. */
export function Message({ kind, title, role = 'status', children }: MessageProps) {
  const Icon = icons[kind];
  return (
    <div className={`wf-message wf-message-${kind}`} role={role}>
      <Icon size={20} aria-hidden="true" />
      <div className="wf-message-text">
        <p className="wf-message-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
