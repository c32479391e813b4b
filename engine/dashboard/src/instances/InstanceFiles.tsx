import { useTranslation } from 'react-i18next';
import type { InstanceDetail, JournalEntryBody } from '../api/contract';
import { FileLink } from './FileLink';
import { filesIn } from './files';

interface InstanceFilesProps {
  readonly data: InstanceDetail['data'];
  readonly journal: readonly JournalEntryBody[];
}

/** The files of a case, to be read by whoever may see it. */
export function InstanceFiles({ data, journal }: InstanceFilesProps) {
  const { t } = useTranslation();
  if (data === null) return <p>{t('instance.dataHidden')}</p>;
  const files = filesIn(data, journal);
  if (files.length === 0) return <p>{t('instance.noFiles')}</p>;
  return (
    <ul className="wf-files">
      {files.map((file) => (
        <li key={file.file}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}
