import { rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../support/processes.ts';
import { runTour } from './run-tour.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: resolve(ROOT, 'tour') } } });
const picturesDir = resolve(values.out);
rmSync(picturesDir, { recursive: true, force: true });

const result = await runTour({ picturesDir, say: (line) => console.log(`  ${line}`) });
console.log(`
host            ${result.host === 'electron' ? 'Electron' : 'emulation of Electron over Chromium'}
made, edited    ${result.made}, ${result.edited} customers while the network was cut
imported        ${result.imported} customers from a file in GB18030
lost answers    ${result.lostAnswers}
here, on cell   ${result.here}, ${result.there}
differences     ${result.differences.length}
pictures        ${result.pictures.length} in ${relative(process.cwd(), picturesDir) || '.'}`);
for (const path of result.pictures) console.log(`                ${relative(process.cwd(), path)}`);
for (const line of result.differences) console.log(`  ${line}`);
const expected = result.made + result.imported;
process.exitCode = result.differences.length === 0 && result.here === expected && result.there === expected ? 0 : 1;
