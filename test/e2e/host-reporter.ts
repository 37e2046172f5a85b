import type { Reporter } from '@playwright/test/reporter';
import { hostKind, hostSentence } from '../support/electron-binary.ts';

/** Says at both ends of a run what it ran on, so that nobody takes the emulation for Electron. */
class HostReporter implements Reporter {
  private readonly line = `\n*** ${hostSentence(hostKind())} ***\n\n`;

  onBegin(): void {
    process.stdout.write(this.line);
  }

  onEnd(): void {
    process.stdout.write(this.line);
  }
}

// eslint-disable-next-line import-x/no-default-export -- Playwright loads a reporter by its default export
export default HostReporter;
