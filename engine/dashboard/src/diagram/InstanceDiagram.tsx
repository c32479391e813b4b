import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail, JournalEntryBody } from '../api/contract';
import { useAnswer } from '../api/queries';
import { Loaded, loadedOf } from '../page/Loaded';
import { Section } from '../page/Page';
import { Outline } from './Outline';
import { PictureFrame } from './PictureFrame';
import { StepDetails } from './StepDetails';
import { StepList } from './StepList';
import { ViewChoice, type DiagramView } from './ViewChoice';

interface InstanceDiagramProps {
  readonly detail: InstanceDetail;
  readonly language: string | undefined;
  readonly journal: readonly JournalEntryBody[];
}

/** Where an instance stands, as a picture or as text; choosing a step tells what is there. */
export function InstanceDiagram({ detail, language, journal }: InstanceDiagramProps) {
  const { t } = useTranslation();
  const { instance } = detail.summary;
  const [view, setView] = useState<DiagramView>('picture');
  const [chosen, setChosen] = useState<string | null>(null);
  const picture = useAnswer('getInstanceDiagram', { path: { instance } }, { enabled: view === 'picture' });
  const text = useAnswer('getInstanceDiagramText', { path: { instance } }, { enabled: view === 'text' });
  const step = detail.steps.find((s) => s.node === chosen);
  return (
    <Section title={t('diagram.title')} actions={<ViewChoice view={view} onChoose={setView} />}>
      <div className={step ? 'wf-diagram-columns' : undefined}>
        {view === 'picture' ? (
          <div>
            <Loaded {...loadedOf(picture)}>
              {(svg) => <PictureFrame svg={svg} language={language} steps={detail.steps.map((s) => s.node)} chosen={chosen} onChoose={setChosen} />}
            </Loaded>
          </div>
        ) : (
          <div>
            <StepList steps={detail.steps} language={language} chosen={chosen} onChoose={setChosen} />
            <Loaded {...loadedOf(text)}>
              {(outline) => (
                <details className="wf-full-outline">
                  <summary>{t('diagram.full')}</summary>
                  <Outline text={outline} language={language} />
                </details>
              )}
            </Loaded>
          </div>
        )}
        {step && <StepDetails step={step} detail={detail} language={language} journal={journal} onClose={() => setChosen(null)} />}
      </div>
    </Section>
  );
}
