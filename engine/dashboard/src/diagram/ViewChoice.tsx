import { useTranslation } from 'react-i18next';

export type DiagramView = 'picture' | 'text';

interface ViewChoiceProps {
  readonly view: DiagramView;
  readonly onChoose: (view: DiagramView) => void;
}

/** Picture or text: both tell the same. */
export function ViewChoice({ view, onChoose }: ViewChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="wf-switch" role="group" aria-label={t('diagram.title')}>
      {(['picture', 'text'] as const).map((choice) => (
        <button key={choice} type="button" aria-pressed={view === choice} onClick={() => onChoose(choice)}>
          {t(`diagram.${choice}`)}
        </button>
      ))}
    </div>
  );
}
