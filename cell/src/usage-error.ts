/** A command that cannot be followed as written: one sentence in each language. The programs end with exit code 2. */
export class UsageError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(sentence: { zh: string; en: string }) {
    super(sentence.en);
    this.name = 'UsageError';
    this.zh = sentence.zh;
    this.en = sentence.en;
  }
}
