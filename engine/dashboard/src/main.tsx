import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries';
import { App } from './App';
import { followHistory } from './navigation/place';
import { takeToken } from './session/token';
import './styles/page.scss';
import { preferredLanguage, startLanguages } from './texts/languages';

const token = takeToken();
followHistory();
await startLanguages(preferredLanguage());
createRoot(document.getElementById('page')!).render(
  <QueryClientProvider client={createQueryClient()}>
    <App token={token} />
  </QueryClientProvider>,
);
