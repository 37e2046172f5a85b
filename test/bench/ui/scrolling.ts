import type { CDPSession, Page } from 'playwright-core';

/** What the page's own thread did while the list was scrolled. */
export interface Scrolled {
  /** The longest task within each frame in which there was one, in milliseconds. */
  readonly longestMs: readonly number[];
  /** The most elements that the grid had, itself included. */
  readonly nodes: number;
}

const FRAME_US = 1_000_000 / 60;
const WHEEL_PX = 120;
const TURNS = 300;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

/** Turns the wheel over the list as fast as frames come, down and now and then up, under Chromium's own trace. */
export async function scroll(page: Page): Promise<Scrolled> {
  const { x, y, width, height } = (await page.locator('[role="grid"]').boundingBox()) ?? FAR;
  await page.mouse.move(x + width / 2, y + height / 2);
  const session = await page.context().newCDPSession(page);
  const stop = await trace(session);
  const counted = page.evaluate(countNodes, TURNS);
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, (turn % 5 === 4 ? -1 : 3) * WHEEL_PX);
  const nodes = await counted;
  const events = await stop();
  await session.detach();
  return { longestMs: longestByFrame(events), nodes };
}

const FAR = { x: 0, y: 0, width: 0, height: 0 };

/** Begins a trace of the tasks of every thread; gives the way to end it and to have what was written. */
async function trace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  const includedCategories = ['disabled-by-default-devtools.timeline', '__metadata'];
  await session.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  return async () => {
    await session.send('Tracing.end');
    await done;
    return events;
  };
}

/** Of the thread with most of the tasks among those that draw pages: Chromium keeps a spare process for the next page. */
function longestByFrame(events: readonly TraceEvent[]): readonly number[] {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = events.filter((event) => event.name === 'RunTask' && event.ph === 'X' && mains.has(threadOf(event)));
  const byThread = Object.groupBy(tasks, threadOf);
  const busiest = Object.values(byThread).reduce((most = [], one = []) => (one.length > most.length ? one : most), []);
  const frames = new Map<number, number>();
  for (const { ts, dur = 0 } of busiest ?? []) {
    const frame = Math.floor(ts / FRAME_US);
    frames.set(frame, Math.max(frames.get(frame) ?? 0, dur / 1_000));
  }
  return [...frames.values()];
}

/** Runs in the page: the most elements in the grid over so many frames. */
function countNodes(frames: number): Promise<number> {
  return new Promise((resolve) => {
    let most = 0;
    const look = (left: number): void => {
      most = Math.max(most, 1 + (document.querySelector('[role="grid"]')?.querySelectorAll('*').length ?? 0));
      if (left === 0) resolve(most);
      else requestAnimationFrame(() => look(left - 1));
    };
    look(frames);
  });
}
