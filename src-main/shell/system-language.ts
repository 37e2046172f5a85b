/** The language for a first start: the first of the person's languages that we speak, else English. */
export function systemLanguage(preferred: readonly string[]): 'zh' | 'en' {
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.find((word) => word === 'zh' || word === 'en') ?? 'en';
}
