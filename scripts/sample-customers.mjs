import { writeFileSync } from 'node:fs';
import { createTextEncoding } from '../src-main/core/csv/encode-text.ts';
import { sampleCustomerFile } from '../test/support/customer-file.ts';

// Run by `node scripts/with-node24.mjs scripts/sample-customers.mjs`: writes the sample file for a first import.
const file = new URL('../resources/samples/customers-gb18030.csv', import.meta.url);
writeFileSync(file, createTextEncoding('gb18030').encode(sampleCustomerFile(2026, 2_000)));
