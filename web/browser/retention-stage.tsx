import '../styles/index.css';
import '../styles/identity.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RetentionSection } from '../administration/retention-section.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    <div className="ak-column ak-page">
      <h1 className="ak-title">Test</h1>
      <RetentionSection />
    </div>
  </QueryClientProvider>,
);
