import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import type { ExportOptions } from '../../src-main/core/features/imports/export-records.ts';
import type { ImportOptions } from '../../src-main/core/features/imports/import-options.ts';
import { openParts } from '../../src-main/core/open-parts.ts';
import { sampleCustomerFile } from '../support/customer-file.ts';
import { storedCustomer, temporaryFolder, TEST_KEY } from '../support/stores.ts';
import { openBareStore } from './bare-store.ts';
import { timed, type Bench } from './harness.ts';

const OPTIONS: ImportOptions = {
  ...{ entity: 'customers', encoding: 'auto', columns: new Map(), values: {}, key: [] },
  ...{ onMatch: 'update', blank: 'leave' },
};
const EXPORT: ExportOptions = {
  ...{ entity: 'customers', asked: { where: {} }, search: '', columns: null, format: 'csv', encoding: 'utf-8-bom' },
};

/** Import and export against the bare parser and driver on the same file in the same run. */
export const csvBench: Bench = async ({ rows, note }) => {
  const { dir, remove } = temporaryFolder();
  const file = join(dir, 'in.csv');
  writeFileSync(file, sampleCustomerFile(2026, rows));
  const network = { isOnline: () => false, request: () => Promise.reject(new Error('no network')) };
  const secrets = { masterKey: () => Promise.resolve(TEST_KEY) };
  const ports = { clock: systemClock, ids: systemIds, log: silentLog, network, device: 'bench', secrets };
  const parts = await openParts({ home: join(dir, 'home'), ports });
  const bare = openBareStore({ file: join(dir, 'bare.db'), key: TEST_KEY });
  try {
    await parts.workspaces.startLocal();
    note(`importing ${rows} rows on both sides`);
    const limit = await timed(() => {
      const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8'));
      bare.insertAll(
        'customers',
        data
          .slice(1)
          .map((cells, at): Customer =>
            storedCustomer(at, { name: cells[0] ?? '', phone: cells[7] ?? '', remarks: cells[12] ?? '' }),
          ),
      );
    });
    const ours = await timed(() => parts.imports.commit(file, OPTIONS));
    const dumped = await timed(() => {
      const all = bare.parsed('SELECT data FROM "customers-0"');
      const lines = all.map((record) => Object.values(record as Record<string, unknown>));
      writeFileSync(join(dir, 'bare.csv'), Papa.unparse(lines));
    });
    const exported = await timed(() => parts.imports.exportTo(join(dir, 'out.csv'), EXPORT));
    return [
      { name: `CSV import of ${rows} rows`, ours, limit, unit: 'ms', goal: { ratioAtMost: 3 } },
      { name: `CSV export of ${rows} rows`, ours: exported, limit: dumped, unit: 'ms', goal: { ratioAtMost: 2.5 } },
    ];
  } finally {
    bare.connection.close();
    await parts.close();
    remove();
  }
};
