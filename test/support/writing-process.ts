import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../src-main/core/store/home.ts';
import { someOp, storedCustomer, historyOf } from './stores.ts';

/**
 * Opens the first workspace of a home and writes until it is killed: a record with its operation and its history, now and
 * then an edit of it. Every line it prints, `record edits`, says what the store has acknowledged.
 * Arguments: folder, key, number of the first record.
 */
const [dir = '', masterKey = '', first = '0'] = process.argv.slice(2);
const home = await openHome({ dir, masterKey, clock: systemClock, ids: systemIds });
const [known] = await home.list();
const workspace =
  known ??
  (await home.add({
    kind: 'local',
    address: null,
    baseUrl: null,
    tenant: null,
    user: null,
    profile: null,
    guarantee: null,
  }));
const store = await home.open(workspace.id);
process.stdout.write('ready\n');

for (let number = Number(first); ; number += 1) {
  const edits = number % 3 === 0 ? 2 : 1;
  for (let edit = 1; edit <= edits; edit += 1) {
    const ops = Array.from({ length: edit }, (_, index) => someOp(number, index));
    const record = storedCustomer(number, { name: `客户${number}`, employeeCount: edit }, { state: 'pending', ops });
    await store.write(async () => ({
      plan: { puts: [{ entity: 'customers', record }], history: [historyOf(record.id, edit)] },
      result: null,
    }));
    process.stdout.write(`${number} ${edit}\n`);
  }
}
