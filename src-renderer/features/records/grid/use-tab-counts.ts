import { useEffect, useRef, useState } from 'react';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import { call } from '../../../ipc/call.ts';
import { useEvent } from '../../../ipc/use-event.ts';

/** So long nothing has to change before it is counted again: during an import it is not counted at all. */
const QUIET_MS = 1_000;

type Counts = Readonly<Record<string, number>>;

/** How many records each saved view shows: counted one view after the other, whenever the window has nothing else to do. */
export function useTabCounts(entity: ScreenEntity, views: readonly View[]): Counts {
  const [counts, setCounts] = useState<Counts>({});
  const [turn, setTurn] = useState(0);
  const timer = useRef<number>(undefined);
  const asked = JSON.stringify(views.map(({ id, filter, search }) => ({ id, filter, search })));
  useEvent(`${entity}.changed`, () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setTurn((last) => last + 1), QUIET_MS);
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const run = { isOver: false };
    void countAll(entity, JSON.parse(asked) as Asked, run, (id, total) =>
      setCounts((known) => ({ ...known, [id]: total })),
    );
    return () => {
      run.isOver = true;
    };
  }, [entity, asked, turn]);
  return counts;
}

type Asked = readonly Pick<View, 'id' | 'filter' | 'search'>[];

async function countAll(
  entity: ScreenEntity,
  views: Asked,
  run: { readonly isOver: boolean },
  tell: (id: string, total: number) => void,
): Promise<void> {
  for (const { id, ...chosen } of views) {
    await idle();
    if (run.isOver) return;
    // A count that another one has overtaken is asked for again by it.
    const answer = await call('grid.count', { entity, ...chosen, lane: 'tabs' }).catch(() => null);
    if (run.isOver) return;
    if (answer !== null) tell(id, answer.total);
  }
}

const idle = (): Promise<unknown> => new Promise((done) => requestIdleCallback(done, { timeout: 2_000 }));
