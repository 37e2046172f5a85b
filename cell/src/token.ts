import { mintWithoutStore } from './server/office.ts';
import { tokenOptions } from './server/person-options.ts';
import { runProgram } from './server/run-program.ts';
import { settingsFrom } from './server/settings.ts';
import { printLine } from './system.ts';

await runProgram(async () => {
  const { options, wish } = tokenOptions(process.argv.slice(2), process.env);
  printLine(await mintWithoutStore(settingsFrom(options), wish));
});
