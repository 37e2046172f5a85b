import type { Link } from '../link.ts';
import type { DriverOps, MainOps } from '../link-contract.ts';
import type { EmulatedWindow } from './browser-window.ts';

export type DriverLink = Link<DriverOps, MainOps>;

/** The open windows by their id, shared by the parts that need them. */
export type Windows = Map<number, EmulatedWindow>;
