const MOST_NAME = 60;

/** A name that is not among `taken`: as it is, else with the first number from 2 on that is free behind it. */
export function numberedName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const numbered = `${[...name].slice(0, MOST_NAME - ending.length).join('')}${ending}`;
    if (!taken.has(numbered)) return numbered;
  }
}
