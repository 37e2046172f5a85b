import type { Link } from '../link.ts';
import type { DriverOps, MainOps } from '../link-contract.ts';

export type DriverLink = Link<MainOps, DriverOps>;
