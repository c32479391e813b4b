import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionSummary } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';
import { FilterSelect } from '../lists/FilterSelect';

/** The processes in force, by title; empty until they have come. */
export function useProcesses(): readonly DefinitionSummary[] {
  return useAnswer('listDefinitions', { query: { limit: 200 } }, { every: refresh.calm }).data?.items ?? [];
}

/** The title of a process, or its id where none of that id is in force any more. */
export function ProcessTitle({ process }: { readonly process: string }) {
  const found = useProcesses().find((p) => p.process === process);
  return <span lang={found?.language}>{found?.title ?? process}</span>;
}

/** A text of an author's, marked with its language. */
export function AuthorText({ process, children }: { readonly process: string; readonly children: ReactNode }) {
  const language = useProcesses().find((p) => p.process === process)?.language;
  return <span lang={language}>{children}</span>;
}

/** Filters a list by process. */
export function ProcessFilter({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const processes = useProcesses();
  const known = processes.some((p) => p.process === value) || value === '';
  return (
    <FilterSelect
      name="process"
      label={t('instances.process')}
      value={value}
      options={[
        { value: '', text: t('common.all') },
        ...(known ? [] : [{ value, text: value }]),
        ...processes.map((p) => ({ value: p.process, text: p.title })),
      ]}
    />
  );
}
