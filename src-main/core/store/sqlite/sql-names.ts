/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The expression for a field inside the JSON column `data`. Dots in a path go one level down. */
export const jsonField = (path: string): string => {
  const json = path
    .split('.')
    .map((part) => `."${part.replaceAll('"', '""').replaceAll("'", "''")}"`)
    .join('');
  return `json_extract(data,'$${json}')`;
};
