import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormLine } from '../api/contract';
import type { ApiProblem } from '../api/problem';
import { draftOf, readDraft, type Draft, type Entry } from './draft';

/** A form while somebody fills it in. It keeps what was typed until it is done with, whatever the server says. */
export interface Form {
  readonly lines: readonly FormLine[];
  readonly draft: Draft;
  /** What is wrong, by the name of the line. */
  readonly problems: Readonly<Record<string, string>>;
  /** True when something was filled in that is not sent yet. */
  readonly changed: boolean;
  /** Counts the attempts to send that found problems, so that the summary of them is read out each time. */
  readonly attempts: number;
  readonly set: (name: string, entry: Entry) => void;
  /** The values to send; null when something is wrong, which the lines then say, with what is wrong beside them. */
  readonly read: (beside?: Readonly<Record<string, string>>) => Record<string, unknown> | null;
  /** Shows the server's problems at their lines. */
  readonly takeProblems: (problem: ApiProblem) => void;
}

/** The lines are those of the first rendering: a refresh in the background must not change a form under somebody's hands. */
export function useForm(given: readonly FormLine[]): Form {
  const { t } = useTranslation();
  const [lines] = useState(given);
  const [draft, setDraft] = useState(() => draftOf(lines));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [changed, setChanged] = useState(false);
  const [attempts, setAttempts] = useState(0);

  const show = (found: Readonly<Record<string, string>>) => {
    setProblems(found);
    if (Object.keys(found).length > 0) setAttempts((n) => n + 1);
  };

  return {
    lines,
    draft,
    problems,
    changed,
    attempts,
    set: (name, entry) => {
      setDraft((before) => ({ ...before, [name]: entry }));
      setProblems(({ [name]: _, ...others }) => others);
      setChanged(true);
    },
    read: (beside = {}) => {
      const result = readDraft(lines, draft);
      const own = Object.entries(result.problems).map(([name, problem]) => [name, t(`form.${problem}`)]);
      const found = [...own, ...Object.entries(beside)];
      show(Object.fromEntries(found));
      return found.length === 0 ? result.values : null;
    },
    takeProblems: (problem) => show(Object.fromEntries(problem.fields.map((f) => [f.field, f.problem]))),
  };
}
