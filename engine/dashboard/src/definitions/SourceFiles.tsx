import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh, useAnswer } from '../api/queries';
import { Loaded, loadedOf } from '../page/Loaded';

/** The files that the revision in force was read from, as their authors wrote them; loaded when somebody wants to read them. */
export function SourceFiles({ process }: { readonly process: string }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const answer = useAnswer('getDefinitionFiles', { path: { process } }, { every: refresh.calm, enabled: wanted });
  return (
    <details onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>{t('common.open')}</summary>
      {wanted && (
        <Loaded {...loadedOf(answer)}>
          {({ files }) =>
            files.map((file) => (
              <section key={file.path} aria-label={file.path}>
                <h3 className="wf-small-heading">
                  <code>{file.path}</code>
                </h3>
                <pre className="wf-source" tabIndex={0} aria-label={file.path}>
                  <code>{file.content}</code>
                </pre>
              </section>
            ))
          }
        </Loaded>
      )}
    </details>
  );
}
