import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOffline } from './offline/keep-offline';
import { restoreAndKeep } from './storage/autosave';
import { App } from './shell/app';
import './style/tokens.css';
import './style/base.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
void restoreAndKeep();
keepOffline();
