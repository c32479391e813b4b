import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '../api/contract';
import { fileAddress } from '../api/upload';
import { sizeOf } from '../forms/size';
import { viewerLocale } from '../time/viewer';

/** A stored file to be downloaded, with its size. */
export function FileLink({ file }: { readonly file: UploadedFile }) {
  const { i18n } = useTranslation();
  return (
    <>
      <a className="cds--link" href={fileAddress(file.file)} download={file.name}>
        {file.name}
      </a>{' '}
      <span className="wf-quiet">{sizeOf(file.size, viewerLocale(i18n.language))}</span>
    </>
  );
}
