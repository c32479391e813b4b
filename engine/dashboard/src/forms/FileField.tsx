import { useTranslation } from 'react-i18next';
import { Button, ProgressBar } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { ProblemMessage } from '../page/ProblemMessage';
import { viewerLocale } from '../time/viewer';
import { wordsOf } from './FieldWords';
import type { FieldProps } from './FormFields';
import { sizeOf } from './size';
import { useUpload } from './uploading';

/** A file, stored as soon as it is chosen; sending the form then only names it. */
export function FileField({ id, line, entry, problem, onChange }: FieldProps<'file'>) {
  const { t, i18n } = useTranslation();
  const { running, failure, stopped, send, stop } = useUpload(entry, onChange);
  return (
    <FieldFrame {...wordsOf({ id, line, problem })}>
      {(aria) => (
        <>
          <input
            {...aria}
            type="file"
            className="wf-file-input"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void send(file);
              // So that the same file can be chosen again after a failure.
              event.target.value = '';
            }}
          />
          <div lang={i18n.language}>
            {running && (
              <div className="wf-upload">
                <ProgressBar label={t('form.uploading', { name: running.name, percent: Math.round(running.share * 100) })} value={running.share * 100} max={100} />
                <Button kind="ghost" size="sm" onClick={stop}>
                  {t('form.stopUpload')}
                </Button>
              </div>
            )}
            <div role="status">
              {entry.file && !running && (
                <p className="wf-uploaded">{t('form.uploaded', { name: entry.file.name, size: sizeOf(entry.file.size, viewerLocale(i18n.language)) })}</p>
              )}
              {stopped && <p>{t('form.uploadStopped')}</p>}
            </div>
            {entry.file && !running && (
              <Button kind="ghost" size="sm" onClick={() => onChange({ kind: 'file', file: null, uploading: false })}>
                {t('form.removeFile', { name: entry.file.name })}
              </Button>
            )}
            {failure && <ProblemMessage problem={failure} role="alert" />}
          </div>
        </>
      )}
    </FieldFrame>
  );
}
