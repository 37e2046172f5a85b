/** The same keys as Chinese, and a singular beside every plural; a missing or a surplus key does not compile. */
export type English<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : English<Texts[Key]>;
} & {
  readonly [Key in keyof Texts & string as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]: string;
};
