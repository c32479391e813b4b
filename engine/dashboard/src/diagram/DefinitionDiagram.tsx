import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh, useAnswer } from '../api/queries';
import { Loaded, loadedOf } from '../page/Loaded';
import { Section } from '../page/Page';
import { Outline } from './Outline';
import { PictureFrame } from './PictureFrame';
import { ViewChoice, type DiagramView } from './ViewChoice';

/** A process as a picture or as text. */
export function DefinitionDiagram({ process, language }: { readonly process: string; readonly language: string }) {
  const { t } = useTranslation();
  const [view, setView] = useState<DiagramView>('picture');
  const picture = useAnswer('getDefinitionDiagram', { path: { process } }, { every: refresh.calm, enabled: view === 'picture' });
  const text = useAnswer('getDefinitionDiagramText', { path: { process } }, { every: refresh.calm, enabled: view === 'text' });
  return (
    <Section title={t('diagram.definitionTitle')} actions={<ViewChoice view={view} onChoose={setView} />}>
      {view === 'picture' ? (
        <Loaded {...loadedOf(picture)}>{(svg) => <PictureFrame svg={svg} language={language} steps={[]} chosen={null} onChoose={() => undefined} />}</Loaded>
      ) : (
        <Loaded {...loadedOf(text)}>{(outline) => <Outline text={outline} language={language} />}</Loaded>
      )}
    </Section>
  );
}
