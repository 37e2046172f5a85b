/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const jsonPath = (path: string): string => {
  const json = path
    .split('.')
    .map((part) => `."${part.replaceAll('"', '""').replaceAll("'", "''")}"`)
    .join('');
  return `'$${json}'`;
};

/** The expression for a field inside the JSON column `data`. Dots in a path go one level down. */
export const jsonField = (path: string): string => `json_extract(data,${jsonPath(path)})`;

/** The expression for a field's own JSON text: NULL where the field is missing, `null` where it is null. */
export const jsonText = (path: string): string => `(data->${jsonPath(path)})`;
