import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { isLoopback } from './loopback.ts';

export type AgentFor = (url: URL, ca: string | undefined) => http.Agent | https.Agent;

const ALIVE = { keepAlive: true, maxSockets: 16 } as const;

/**
 * Connections kept open per way of connecting: in clear, over TLS, over TLS with a company's own authority. A server on
 * this computer is never asked for through a proxy.
 */
export function createAgents(): AgentFor {
  const made = new Map<string, http.Agent | https.Agent>();
  return (url, ca) => {
    const proxy = isLoopback(url.hostname) ? {} : { proxyEnv: process.env };
    const key = JSON.stringify([url.protocol, isLoopback(url.hostname), ca ?? '']);
    const known = made.get(key);
    if (known) return known;
    const agent =
      url.protocol === 'https:'
        ? new https.Agent({ ...ALIVE, ...proxy, ca: authorities(ca) })
        : new http.Agent({ ...ALIVE, ...proxy });
    made.set(key, agent);
    return agent;
  };
}

const authorities = (ca: string | undefined): string[] => [
  ...new Set([
    ...tls.getCACertificates('default'),
    ...tls.getCACertificates('system'),
    ...(ca === undefined ? [] : [ca]),
  ]),
];
