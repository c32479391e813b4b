import { useTranslation } from 'react-i18next';
import type { MessagePreview } from '../api/contract';
import { AuthorText } from '../definitions/processes';
import { shortId } from '../instances/shortId';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Message } from '../page/Message';
import { Moment } from '../time/Times';

/** Which case gets a message, or which process it starts. */
export function MessageGoes({ preview }: { readonly preview: MessagePreview }) {
  const { t } = useTranslation();
  const title = <AuthorText process={preview.process}>{preview.title}</AuthorText>;
  return (
    <Message kind="info" role="status" title={t(preview.instance === null ? 'message.starts' : 'message.goes')}>
      <p>
        {title}
        {preview.instance !== null && (
          <>
            {', '}
            <TextLink href={addresses.instance(preview.instance)}>{shortId(preview.instance)}</TextLink>
          </>
        )}
        {preview.startedAt !== null && (
          <>
            {', '}
            {t('instances.started')} <Moment at={preview.startedAt} />
          </>
        )}
      </p>
      <p>{t('message.check')}</p>
    </Message>
  );
}
