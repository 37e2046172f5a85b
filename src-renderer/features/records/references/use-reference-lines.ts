import { useEffect, useState } from 'react';
import type { RouteInput } from '../../../../src-shared/ipc/contract.ts';
import type { ReferenceLine } from '../../../../src-shared/ipc/references.routes.ts';
import { call } from '../../../ipc/call.ts';

type Asked = RouteInput<'references.find'>;

interface Found {
  readonly question: string;
  readonly lines: readonly ReferenceLine[];
}

interface ReferenceLines {
  readonly lines: readonly ReferenceLine[];
  /** Whether they answer what is asked now; those of the question before stay until they do. */
  readonly isCurrent: boolean;
}

/** What a reference can be given; with null nothing is asked, so that a picker costs nothing until it is opened. */
export function useReferenceLines(asked: Asked | null): ReferenceLines {
  const question = asked === null ? null : JSON.stringify(asked);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (question === null) return;
    let isMeant = true;
    const show = (lines: readonly ReferenceLine[]): void => {
      if (isMeant) setFound({ question, lines });
    };
    // What cannot be read is told by the page; a picker has nothing to offer then.
    call('references.find', JSON.parse(question) as Asked).then(
      ({ lines }) => show(lines),
      () => show([]),
    );
    return () => {
      isMeant = false;
    };
  }, [question]);
  return { lines: found?.lines ?? [], isCurrent: found !== undefined && found.question === question };
}
