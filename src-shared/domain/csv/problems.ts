import { PROBLEMS, type Problem } from '../../ipc/problems.ts';

interface Explanation {
  readonly reason: { readonly zh: string; readonly en: string };
  readonly advice: { readonly zh: string; readonly en: string };
}

/** What can be wrong with a row of a file beyond what can be wrong with a field. */
const FILE_PROBLEMS = {
  scientific: {
    reason: {
      zh: '表格软件把号码变成了科学计数，末尾的数字已丢失',
      en: 'A spreadsheet turned the number into powers of ten and lost its last digits',
    },
    advice: {
      zh: '把这一列设为“文本”格式后重新填写完整号码',
      en: 'Format the column as text and enter the whole number again',
    },
  },
  not_money: {
    reason: { zh: '不是金额', en: 'Not an amount of money' },
    advice: {
      zh: '以元为单位填写，最多两位小数，例如 1234.50',
      en: 'Enter yuan with at most two decimals, such as 1234.50',
    },
  },
  unclosed_quote: {
    reason: {
      zh: '引号没有闭合，其后的内容都归进了这一格',
      en: 'A quote is never closed, so all that follows fell into this cell',
    },
    advice: { zh: '补上引号，或去掉多余的引号', en: 'Close the quote or remove the stray one' },
  },
  broken_quote: {
    reason: { zh: '引号的位置不对', en: 'A quote stands in the wrong place' },
    advice: { zh: '格内的引号写成两个 ""', en: 'Write a quote inside a cell twice: ""' },
  },
  unreadable: {
    reason: { zh: '有些字节不是这种编码的文字', en: 'Some bytes are no text in this encoding' },
    advice: { zh: '换一种编码再试，或重新填写这一格', en: 'Try another encoding or enter this cell again' },
  },
  too_many_cells: {
    reason: { zh: '这一行的格子比标题行多', en: 'This row has more cells than the header' },
    advice: { zh: '检查是否有没加引号的分隔符', en: 'Look for a delimiter that is not inside quotes' },
  },
  ambiguous: {
    reason: {
      zh: '这里有多条记录与它相符，不知道是哪一条',
      en: 'Several records here match, so it is not clear which is meant',
    },
    advice: { zh: '填写 id 或税号，指明是哪一条', en: 'Give the id or the tax number of the one you mean' },
  },
  deleted_here: {
    reason: { zh: '这条记录在回收站里', en: 'This record is in the recycle bin' },
    advice: { zh: '先从回收站恢复它，或去掉 id 以新建', en: 'Restore it first, or remove the id to create a new one' },
  },
  no_customer: {
    reason: { zh: '找不到所属客户', en: 'The customer it belongs to is not here' },
    advice: { zh: '先导入客户，或更正客户的名称或 id', en: 'Import the customer first, or correct its name or id' },
  },
  many_customers: {
    reason: { zh: '有多个客户叫这个名称', en: 'Several customers have this name' },
    advice: { zh: '填写客户的 id 指明是哪一个', en: 'Give the id of the customer you mean' },
  },
} as const satisfies Record<string, Explanation>;

const ADVICE: Partial<Record<Problem, Explanation['advice']>> = {
  required: { zh: '填上后再导入', en: 'Fill it in and import again' },
  masked: {
    zh: '填写完整内容，或留空以不改动',
    en: 'Enter the whole value, or leave the cell empty to change nothing',
  },
  not_a_day: { zh: '写作 2026-01-31', en: 'Write 2026-01-31' },
  not_in_list: {
    zh: '改用列表中的选项，或为这个词指定对应的选项',
    en: 'Use one of the choices, or say which choice this word means',
  },
};

const CORRECT = { zh: '更正后再导入', en: 'Correct it and import again' };

export type CsvProblem = Problem | keyof typeof FILE_PROBLEMS;
export const CSV_PROBLEM_CODES = [...Object.keys(PROBLEMS), ...Object.keys(FILE_PROBLEMS)] as [
  CsvProblem,
  ...CsvProblem[],
];

const isFileProblem = (code: CsvProblem): code is keyof typeof FILE_PROBLEMS => Object.hasOwn(FILE_PROBLEMS, code);

/** Why a cell or row was refused and what to do about it, in both languages. */
export const explainProblem = (code: CsvProblem): Explanation =>
  isFileProblem(code) ? FILE_PROBLEMS[code] : { reason: PROBLEMS[code], advice: ADVICE[code] ?? CORRECT };
