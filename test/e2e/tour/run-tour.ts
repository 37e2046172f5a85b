import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { zh } from '../../../src-renderer/i18n/zh.ts';
import { customersOnCell } from '../../support/cell-records.ts';
import { generateCustomers } from '../../support/customer-generator.ts';
import { launchSatchel, type LaunchedSatchel } from '../../support/launch-satchel.ts';
import { createNetworkCable, type NetworkCable } from '../../support/network-cable.ts';
import { satchel, startCellProcess, type CellProcess } from '../../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../../support/temporary-home.ts';
import { screensOf } from '../pages/screens.ts';
import { differences, type LocalCustomer } from './compare.ts';
import { handsOf, type Hands } from './hands.ts';
import { importSample } from './import-sample.ts';
import { showEveryLook } from './looks.ts';
import { picturesIn, type Pictures } from './pictures.ts';
import { connectSecondDevice } from './second-device.ts';
import { editOnTwoDevices } from './two-devices.ts';

export interface TourResult {
  readonly host: LaunchedSatchel['host'];
  readonly made: number;
  readonly edited: number;
  /** Customers that the file made. */
  readonly imported: number;
  /** Answers that the cell lost on purpose after it had done the work. */
  readonly lostAnswers: number;
  readonly here: number;
  readonly there: number;
  readonly differences: readonly string[];
  readonly pictures: readonly string[];
  /** Seconds of each part, in order. */
  readonly times: readonly (readonly [part: string, seconds: number])[];
}

/** What the parts of the tour share. */
export interface TourContext {
  readonly app: LaunchedSatchel;
  readonly page: Page;
  readonly hands: Hands;
  readonly pictures: Pictures;
  readonly cable: NetworkCable;
  /** Of the customers entered by hand. */
  readonly names: readonly string[];
}

interface TourOptions {
  readonly picturesDir: string;
  readonly say: (line: string) => void;
}

const TENANT = 'east-1';
const USER = 'lu.wenting';
const PASSWORD = 'tour of the satchel';
const CUSTOMERS = 20;
const LOST_ANSWERS = 5;

interface Stage {
  readonly home: TemporaryHome;
  readonly cell: CellProcess;
  readonly cable: NetworkCable;
  readonly app: LaunchedSatchel;
}

/** A day offline and its evening, through the real screens, a real cell and a real (broken) network. */
export async function runTour(options: TourOptions): Promise<TourResult> {
  const home = await temporaryHome();
  const cell = await startCellProcess(join(home.dir, '..', 'cell.db'), ['--test-faults']);
  try {
    await cell.addUser(TENANT, USER, PASSWORD);
    const cable = await createNetworkCable(cell.port);
    const app = await launchSatchel({
      home: home.dir,
      key: home.key,
      lang: 'zh',
      theme: 'light',
      windowSize: { width: 1440, height: 900 },
    });
    try {
      return await walk({ home, cell, cable, app }, options);
    } finally {
      await app.dispose();
      await cable.cut();
    }
  } finally {
    await cell.stop();
    await home.remove();
  }
}

async function walk({ home, cell, cable, app }: Stage, { picturesDir, say }: TourOptions): Promise<TourResult> {
  const times: [string, number][] = [];
  const part = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const from = performance.now();
    const result = await work();
    times.push([name, (performance.now() - from) / 1_000]);
    say(`${name}: ${times.at(-1)?.[1].toFixed(1) ?? ''} s`);
    return result;
  };
  const { page } = app;
  const hands = handsOf(page);
  const screens = screensOf(page);
  const pictures = picturesIn(picturesDir, page);
  const customers = [...generateCustomers(2026, CUSTOMERS)];

  await part('connect', async () => {
    await pictures.take('welcome');
    await hands.fillConnection({
      address: `http://127.0.0.1:${cable.port}`,
      tenant: TENANT,
      user: USER,
      password: PASSWORD,
    });
    await pictures.take('welcome-connect');
    await page.keyboard.press('Enter');
    await screens.frame.navigation.waitFor();
    await screens.customers.emptyHeading.waitFor();
    await pictures.take('customers-empty');
  });
  await part('twenty customers without a network', async () => {
    await cable.cut();
    for (const customer of customers) await hands.create(customer);
    for (const { name } of customers) await hands.edit(name, { remarks: '今天拜访过，等报价' });
    await pictures.take('customer-offline');
    await screens.frame.goToSync();
    await expect(screens.sync.pendingRows.first()).toBeVisible();
    await expect(screens.frame.badge).toContainText(zh.sync.offline);
    await pictures.take('sync-pending');
  });
  await part('settle while the first answers are lost', async () => {
    await loseAnswers(cell.url);
    await cable.mend();
    await hands.settle();
    if (cable.brokenByServer() < LOST_ANSWERS) throw new Error('the cell lost fewer answers than it was told to');
    await pictures.take('sync-settled');
  });
  await part('pictures in both languages and themes', () =>
    showEveryLook({ app, hands, pictures, name: customers[0]?.name ?? '' }),
  );
  const context: TourContext = { app, page, hands, pictures, cable, names: customers.map(({ name }) => name) };
  const other = await connectSecondDevice({ url: cell.url, tenant: TENANT, user: USER, password: PASSWORD });
  try {
    await part('the same customers on two devices', () => editOnTwoDevices(context, other));
    const imported = await part('import a file of Excel', () => importSample(context));
    await part('settle the import', () => hands.settle());
    await app.quit();
    return await part('compare both devices with the cell', async () => {
      await other.sync();
      const listed = await satchel(home, ['list', '--entity', 'customers', '--limit', '10000']);
      const { rows } = listed.json as { rows: readonly LocalCustomer[] };
      const there = await customersOnCell(cell.url, TENANT, await cell.token(TENANT, USER));
      return {
        host: app.host,
        made: customers.length,
        edited: customers.length,
        imported,
        lostAnswers: LOST_ANSWERS,
        here: rows.length,
        there: there.length,
        differences: [...differences(rows, there), ...differences(await other.customers(), there)],
        pictures: pictures.files(),
        times,
      };
    });
  } finally {
    await other.remove();
  }
}

async function loseAnswers(url: string): Promise<void> {
  const answer = await fetch(`${url}/__faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      match: { method: 'POST', path: '/api/v1/crm/customers' },
      fault: 'lose-answer',
      times: LOST_ANSWERS,
    }),
  });
  if (!answer.ok) throw new Error(`the cell took no fault: ${answer.status}`);
}
