import { text } from 'node:stream/consumers';
import { openOffice } from './server/office.ts';
import { userOptions } from './server/person-options.ts';
import { runProgram } from './server/run-program.ts';
import { settingsFrom } from './server/settings.ts';
import { printLine } from './system.ts';
import { UsageError } from './usage-error.ts';

await runProgram(async () => {
  const { options, person } = userOptions(process.argv.slice(2), process.env);
  const password = (await text(process.stdin)).replace(/\r?\n$/u, '');
  if (password === '') throw new UsageError({ zh: '标准输入里没有密码。', en: 'Standard input holds no password.' });
  const office = await openOffice(settingsFrom(options));
  try {
    await office.addUser({ ...person, password });
  } finally {
    await office.close();
  }
  const { tenantId, userId, role } = person;
  printLine(`已保存 ${tenantId} / ${userId}（${role}）`);
  printLine(`saved ${tenantId} / ${userId} (${role})`);
});
