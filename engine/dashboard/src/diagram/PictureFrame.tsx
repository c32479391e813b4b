import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../carbon';
import { Picture } from './Picture';

interface PictureFrameProps {
  readonly svg: string;
  readonly language: string | undefined;
  readonly steps: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (node: string | null) => void;
}

/** The picture with the choice of its size. */
export function PictureFrame(props: PictureFrameProps) {
  const { t } = useTranslation();
  const [size, setSize] = useState<'fit' | 'actual'>('fit');
  return (
    <>
      <div className="wf-picture-tools">
        <span className="wf-quiet">{props.steps.length > 0 && t('diagram.hint')}</span>
        <Button kind="ghost" size="sm" onClick={() => setSize(size === 'fit' ? 'actual' : 'fit')}>
          {t(size === 'fit' ? 'diagram.actual' : 'diagram.fit')}
        </Button>
      </div>
      <Picture {...props} size={size} />
    </>
  );
}
