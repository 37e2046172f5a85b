import { type Fault, type FaultRule, parseFault } from './fault.ts';

/** The rules that were posted and how often each still applies. */
export interface FaultBook {
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** The fault of the oldest rule for this request, used up by asking; null where none applies. */
  readonly take: (method: string, path: string) => Fault | null;
}

export function openFaultBook(): FaultBook {
  const rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => void rules.push({ rule, left: rule.times }),
    clear: () => void rules.splice(0),
    take: (method, path) => {
      const entry = rules.find(
        ({ rule, left }) => left > 0 && rule.match.method === method && rule.match.path === path,
      );
      if (entry === undefined) return null;
      entry.left -= 1;
      return parseFault(entry.rule.fault);
    },
  };
}
