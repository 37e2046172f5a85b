import { cellOptions } from './server/cell-options.ts';
import { runProgram } from './server/run-program.ts';
import { startCell } from './server/start-cell.ts';
import { printLine, printNote } from './system.ts';

await runProgram(async () => {
  const options = cellOptions(process.argv.slice(2), process.env);
  const cell = await startCell(options);
  const stop = (): void => void cell.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (options.isStrict !== true && options.platformAuthUrl === undefined) {
    printNote('没有令牌的请求也会被接受（CRM_AUTH_STRICT=0）。');
    printNote('Requests without a token are accepted too (CRM_AUTH_STRICT=0).');
  }
  printLine(`cell listening on ${cell.url}`);
});
