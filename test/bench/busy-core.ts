/** What the bench and its core say to each other beside the core's own door. */
export const CHANNEL = 'satchel-bench';
export const LAG_RESOLUTION_MS = 5;

export type ToBusyCore =
  { readonly type: 'watch' } | { readonly type: 'read' } | { readonly type: 'write'; readonly rows: number };
export type FromBusyCore = { readonly type: 'written' } | { readonly type: 'lag'; readonly p99Ms: number };
