interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Readonly<Record<string, object | undefined>> | undefined;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** A page without scripts that lists the operations of an OpenAPI document. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => ({ method: method.toUpperCase(), path })),
  );
  const title = escapeHtml(`${document.info.title} ${document.info.version}`);
  const rows = operations.map(
    ({ method, path }) => `<tr><td>${escapeHtml(method)}</td><td><code>${escapeHtml(path)}</code></td></tr>`,
  );
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px/1.5 sans-serif;margin:2rem}td{padding:.2rem 1rem .2rem 0}</style>
<h1>${title}</h1><p>完整的 OpenAPI 规范 / The full specification: <code>openapi.json</code></p>
<table>${rows.join('')}</table></html>`;
}
