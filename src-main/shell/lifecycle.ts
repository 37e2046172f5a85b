import { app } from 'electron/main';

/** True for the first start. A second one says so and ends; the first one's window comes to the front. */
export function isFirstInstance(): boolean {
  if (app.requestSingleInstanceLock()) return true;
  process.stderr.write(
    'Satchel 已经打开，已切换到它的窗口。\nSatchel is already open; its window has been brought to the front.\n',
  );
  app.quit();
  return false;
}

/** Ties the window to the system's ways of asking for it and of ending the program. */
export function followSystem(deps: { showWindow: () => void; closeCore: () => Promise<void> }): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const show = (): void => {
    if (state === 'open') deps.showWindow();
  };
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    // On a Mac a program without windows goes on.
    if (process.platform !== 'darwin') app.quit();
  });
  // The windows are gone by now; the program stays until the core has finished what it is writing.
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void deps.closeCore().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}
