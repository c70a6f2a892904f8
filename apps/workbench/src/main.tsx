import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOffline } from './offline/keep-offline';
import { startHome } from './home/start-home';
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
void startHome();
keepOffline();
