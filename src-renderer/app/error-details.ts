/** A line of a stack: which function, in which file of ours, at which place. */
const FRAME =
  /^\s*at (?:(?<name>[\w.$<>[\] ]+) \()?.*?(?<file>[\w.-]+\.(?:js|tsx?|mjs)):(?<line>\d+):(?<column>\d+)\)?$/u;

/**
 * What a developer needs of a defect and nothing that a person has entered: the kind of the error and where it came from.
 * Its message is left out, because it may quote a name or a number.
 */
export function errorDetails(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const frames = (error.stack ?? '').split('\n').flatMap((text) => {
    const { name = '?', file = '', line = '', column = '' } = FRAME.exec(text)?.groups ?? {};
    return file === '' ? [] : [`  ${name} ${file}:${line}:${column}`];
  });
  return [error.constructor.name, ...frames.slice(0, 12)].join('\n');
}
