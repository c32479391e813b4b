import type { ReactNode } from 'react';

/** What ties a control to its words. */
export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

interface FieldFrameProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong; the help stays beside it. */
  readonly problem?: string | undefined;
  readonly required?: boolean;
  readonly children: (aria: FieldAria) => ReactNode;
}

/** A control with its label, help and problem. */
export function FieldFrame({ id, label, help, problem, required = false, children }: FieldFrameProps) {
  return (
    <div className="wf-field">
      <label className="cds--label" htmlFor={id}>
        {label}
      </label>
      {children(ariaOf(id, help, problem, required))}
      <FieldWords id={id} help={help} problem={problem} />
    </div>
  );
}

/** Several controls that answer one question, with its words. The group carries the id. */
export function FieldGroup({ id, label, help, problem, required = false, children }: Omit<FieldFrameProps, 'children'> & { readonly children: ReactNode }) {
  return (
    <fieldset className="wf-field" role="radiogroup" aria-labelledby={`${id}-label`} {...ariaOf(id, help, problem, required)}>
      <legend className="cds--label" id={`${id}-label`}>
        {label}
      </legend>
      {children}
      <FieldWords id={id} help={help} problem={problem} />
    </fieldset>
  );
}

function FieldWords({ id, help, problem }: { readonly id: string; readonly help: ReactNode; readonly problem: string | undefined }) {
  return (
    <>
      {help && (
        <div id={`${id}-help`} className="wf-field-help">
          {help}
        </div>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="wf-field-problem">
          {problem}
        </p>
      )}
    </>
  );
}

function ariaOf(id: string, help: ReactNode, problem: string | undefined, required: boolean): FieldAria {
  const words = [...(problem === undefined ? [] : [`${id}-problem`]), ...(help ? [`${id}-help`] : [])];
  return {
    id,
    'aria-describedby': words.length > 0 ? words.join(' ') : undefined,
    'aria-invalid': problem !== undefined,
    'aria-required': required,
  };
}
