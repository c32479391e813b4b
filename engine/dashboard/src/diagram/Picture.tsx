import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Message } from '../page/Message';
import { makeChoosable, readDrawing } from './drawing';

interface PictureProps {
  readonly svg: string;
  readonly language: string | undefined;
  /** The ids of the steps that may be chosen. */
  readonly steps: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (node: string | null) => void;
  readonly size: 'fit' | 'actual';
}

/** The drawing as part of the page, so that its steps can be reached and chosen. */
export function Picture({ svg, language, steps, chosen, onChoose, size }: PictureProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const groups = useRef<ReadonlyMap<string, SVGElement>>(new Map());
  const readable = readDrawing(svg) !== null;
  const label = t('diagram.label');
  const choosable = steps.join('\n');

  useEffect(() => {
    const read = readDrawing(svg);
    if (!read || !place.current) return;
    const focused = document.activeElement?.closest('[data-node]')?.getAttribute('data-node');
    const drawing = document.importNode(read, true);
    groups.current = makeChoosable(drawing, (node) => choosable.split('\n').includes(node), label);
    place.current.replaceChildren(drawing);
    // The drawing was drawn anew under somebody's hands: they stay where they were.
    if (focused) groups.current.get(focused)?.focus();
  }, [svg, choosable, label]);

  useEffect(() => {
    for (const [node, group] of groups.current) group.setAttribute('aria-pressed', String(node === chosen));
  }, [chosen, svg, choosable]);

  const toggle = (event: MouseEvent | KeyboardEvent) => {
    const node = (event.target as Element).closest('[role=button]')?.getAttribute('data-node');
    if (!node) return;
    event.preventDefault();
    onChoose(node === chosen ? null : node);
  };
  if (!readable) return <Message kind="warning" title={t('diagram.unreadable')} />;
  return (
    <div
      ref={place}
      className={`wf-picture wf-picture-${size}`}
      lang={language}
      // A wide picture is scrolled by keyboard too.
      tabIndex={0}
      role="region"
      aria-label={label}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') toggle(event);
        else if (event.key === 'Escape') onChoose(null);
      }}
    />
  );
}
