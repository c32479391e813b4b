import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { InlineLoading } from '../carbon';
import { ProblemMessage } from './ProblemMessage';

interface LoadedProps<Data> {
  readonly data: Data | undefined;
  readonly problem: ApiProblem | null;
  readonly again: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was loaded; before that, that it loads; and what went wrong, without taking away what is there already. */
export function Loaded<Data>({ data, problem, again, children }: LoadedProps<Data>) {
  const { t } = useTranslation();
  if (data === undefined && problem === null) return <InlineLoading description={t('common.loading')} />;
  return (
    <>
      {problem && <ProblemMessage problem={problem} again={again} />}
      {data !== undefined && children(data)}
    </>
  );
}

/** The answer of a query in the shape that `Loaded` takes. */
export const loadedOf = <Data,>(query: { data: Data | undefined; error: ApiProblem | null; refetch: () => unknown }) => ({
  data: query.data,
  problem: query.error,
  again: () => void query.refetch(),
});
