import { resolve } from 'node:path';
import { screensOf } from '../pages/screens.ts';
import { ROOT } from '../../support/processes.ts';
import type { TourContext } from './run-tour.ts';

const SAMPLE = resolve(ROOT, 'resources/samples/customers-gb18030.csv');

/** The sample that Excel could have written, through the wizard; answers how many customers it made. */
export async function importSample({ app, page, pictures }: TourContext): Promise<number> {
  const { importWizard } = screensOf(page);
  await importWizard.goTo();
  await app.answerFileDialog('open', SAMPLE);
  await importWizard.choose();
  await importWizard.preview.waitFor();
  await pictures.take('import-file');
  await importWizard.next();
  await importWizard.columns.waitFor();
  await pictures.take('import-columns');
  await importWizard.dryRun();
  await importWizard.refused.waitFor();
  await pictures.take('import-dry-run');
  const created = Number((await importWizard.count('created').innerText()).replaceAll(',', ''));
  await importWizard.write();
  await importWizard.past.waitFor({ timeout: 120_000 });
  await pictures.take('import-report');
  return created;
}
