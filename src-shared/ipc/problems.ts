/** What can be wrong with one field; the zod schemas of the domain use these codes as their messages. */
export const PROBLEMS = {
  required: { zh: '必填', en: 'Required' },
  not_text: { zh: '应为文字', en: 'Must be text' },
  too_long: { zh: '太长了', en: 'Too long' },
  masked: { zh: '这是脱敏后的内容，请填写完整', en: 'This is a masked value; enter it in full' },
  not_in_list: { zh: '不在可选范围内', en: 'Not one of the choices' },
  not_an_email: { zh: '不是邮箱地址', en: 'Not an e-mail address' },
  not_an_integer: { zh: '应为整数', en: 'Must be a whole number' },
  not_an_amount: { zh: '不是金额，可写作 486000、48.6万、1.2亿', en: 'Not an amount; write 486000, 486K or 1.2M' },
  not_a_day: { zh: '不是日期，应写作 2026-01-31', en: 'Not a day; write 2026-01-31' },
  not_a_moment: { zh: '不是时间，应写作 2026-01-31T08:00:00Z', en: 'Not a moment; write 2026-01-31T08:00:00Z' },
  not_a_record: { zh: '没有这条记录', en: 'There is no such record' },
  too_small: { zh: '太小了', en: 'Too small' },
  too_large: { zh: '太大了', en: 'Too large' },
  changed_since: { zh: '刚才已在别处改过', en: 'Changed elsewhere meanwhile' },
  unknown_field: { zh: '没有这个字段，或不能修改', en: 'No such field, or it cannot be changed' },
  invalid: { zh: '内容不对', en: 'Not valid' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Problem = keyof typeof PROBLEMS;
export const isProblem = (word: string): word is Problem => Object.hasOwn(PROBLEMS, word);
