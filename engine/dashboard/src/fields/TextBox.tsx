import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';

/** One line, with Carbon's look. */
export function TextBox(props: InputHTMLAttributes<HTMLInputElement>) {
  return <input type="text" {...props} className="cds--text-input cds--layout--size-md wf-short" data-invalid={props['aria-invalid'] || undefined} />;
}

/** Several lines, growing with what is written. */
export function TextBlock(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={2} {...props} className="cds--text-area wf-growing" data-invalid={props['aria-invalid'] || undefined} />;
}
