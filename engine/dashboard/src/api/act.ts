import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, type Answer, type Operation, type Request } from './client';
import { newOperationId } from './operationId';
import { ApiProblem } from './problem';

export type Act<O extends Operation> = UseMutationResult<Answer<O>, ApiProblem, Request<O>>;

/**
 * Something that a person does. Afterwards everything on the page is asked anew.
 *
 * Where no answer came, the person does the same again under the same operation id, so that it cannot take effect twice; a changed
 * request is another act and gets another id.
 */
export function useAct<O extends Operation>(operation: O, onDone?: (answer: Answer<O>) => void): Act<O> {
  const queries = useQueryClient();
  const undecided = useRef<{ readonly id: string; readonly content: string } | null>(null);

  return useMutation<Answer<O>, ApiProblem, Request<O>>({
    mutationFn: async (request) => {
      const content = JSON.stringify(request);
      const id = undecided.current?.content === content ? undecided.current.id : newOperationId();
      undecided.current = { id, content };
      return call(operation, request, { operationId: id });
    },
    onError: (problem) => {
      if (!problem.undecided) undecided.current = null;
    },
    onSuccess: async (answer) => {
      undecided.current = null;
      onDone?.(answer);
      await queries.invalidateQueries();
    },
  });
}
