import './mantine.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askStart } from '../ipc/ask-start.ts';
import { App } from './app.tsx';

const asked = askStart();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App asked={asked} />
    </StrictMode>,
  );
}
