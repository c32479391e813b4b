import type { SelectHTMLAttributes } from 'react';
import ChevronDown from '@carbon/icons-react/es/ChevronDown.js';

/** The browser's own choice of one, with Carbon's look: it opens as a list on a desk and as a wheel on a phone. */
export function SelectBox(props: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <div className="cds--select-input__wrapper" data-invalid={props['aria-invalid'] || undefined}>
      <select {...props} className="cds--select-input cds--layout--size-md" />
      <ChevronDown className="cds--select__arrow" aria-hidden="true" />
    </div>
  );
}
