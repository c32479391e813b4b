import { useTranslation } from 'react-i18next';
import type { DocumentBody } from '../api/contract';
import { useTimeFormat } from '../time/Times';
import { FileLink } from './FileLink';

/** The register of a case: every version of every document, the newest first, to be downloaded by whoever may read it. */
export function InstanceDocuments({ documents, language }: { readonly documents: readonly DocumentBody[]; readonly language: string | undefined }) {
  const { t } = useTranslation();
  const times = useTimeFormat();
  return (
    <ul className="wf-files">
      {documents.map((d) => (
        <li key={d.file}>
          <span lang={language}>{d.title}</span>{' '}
          <span className="wf-quiet">
            {t(d.version === 1 ? 'instance.document' : 'instance.documentVersion', { number: d.number, version: d.version, at: times.moment(d.writtenAt) })}
            {d.registeredAs && `, ${d.registeredAs}`}
          </span>{' '}
          <FileLink file={{ file: d.file, name: d.name, size: d.size, type: 'text/markdown' }} />
        </li>
      ))}
    </ul>
  );
}
