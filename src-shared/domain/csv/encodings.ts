/** Encodings that a file may be read in, by the names that TextDecoder knows. GB18030 includes GBK and GB2312. */
export const CSV_ENCODINGS = ['utf-8', 'gb18030', 'gbk', 'big5', 'utf-16le', 'utf-16be'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** How a file is written; only with its mark does a spreadsheet take UTF-8 for what it is. */
export const EXPORT_ENCODINGS = ['utf-8-bom', 'utf-8', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
