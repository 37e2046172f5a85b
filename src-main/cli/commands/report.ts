import {
  isReport,
  REPORTS,
  reportArgsSchemas,
  type ReportArgs,
  type ReportName,
} from '../../../src-shared/domain/figures/report-args.schema.ts';
import { textOption, usageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { reportText } from '../report-text.ts';

/** The JSON of each report is documented with its schema (src-shared/domain/figures/reports.schema.ts). */
export const reportCommand: Command = {
  name: 'report',
  usage: `report ${REPORTS.join('|')} [--args JSON]`,
  summary: { zh: '销售漏斗、预测、总览等报表', en: 'Funnel, forecast, overview and the other figures' },
  options: { args: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, parts, openWorkspace }) => {
    const { name, args } = parseReport(positionals[0] ?? '', textOption(options, 'args'));
    await openWorkspace();
    const { today, data } = await parts.reports.read(name, args);
    return { json: data, text: `${today}\n${reportText(data)}`, exit: EXIT.done };
  },
};

/** Which report, with its arguments. Throws USAGE naming what is wrong. */
export function parseReport(
  word: string,
  text = '{}',
): { readonly name: ReportName; readonly args: ReportArgs[ReportName] } {
  if (!isReport(word)) throw usageError(`report ${word}`);
  const parsed = reportArgsSchemas[word].safeParse(parseArgs(text));
  if (!parsed.success) throw usageError(`--args ${parsed.error.issues.map(wrongPart).join(', ')}`.trim());
  return { name: word, args: parsed.data };
}

function parseArgs(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw usageError('--args');
  }
}

/** What is wrong with the arguments, by name and never by value. */
function wrongPart(issue: { readonly path: PropertyKey[]; readonly code: string; readonly message: string }): string {
  if ('keys' in issue && Array.isArray(issue.keys)) return issue.keys.join(', ');
  return issue.path.length > 0 ? issue.path.join('.') : issue.code === 'custom' ? issue.message : '';
}
