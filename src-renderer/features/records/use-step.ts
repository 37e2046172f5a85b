import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useRecordsView, useRecordsViewStore } from './view.ts';

export interface Step {
  readonly index: number;
  readonly total: number;
  readonly canGo: (by: -1 | 1) => boolean;
  readonly go: (by: -1 | 1) => void;
}

/** Moves through the list as it was last shown. */
export function useStep(entity: ScreenEntity, id: string): Step {
  const [, navigate] = useLocation();
  const store = useRecordsViewStore(entity);
  const order = useRecordsView(entity, (view) => view.order);
  const from = useRecordsView(entity, (view) => view.orderFrom);
  const total = useRecordsView(entity, (view) => view.total);
  const index = order.indexOf(id);
  const neighbour = (by: -1 | 1): string | undefined => (index < 0 ? undefined : order[index + by]);
  return {
    index: index < 0 ? -1 : from + index,
    total,
    canGo: (by) => neighbour(by) !== undefined,
    go: (by) => {
      const next = neighbour(by);
      if (next === undefined) return;
      store.setState({ cursor: next });
      navigate(`/${entity}/${next}`, { replace: true });
    },
  };
}
