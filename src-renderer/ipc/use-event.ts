import { useEffect, useEffectEvent } from 'react';
import type { EventData, EventMessage, EventName } from '../../src-shared/ipc/events.ts';

/** Hears one event of the main process for as long as the component is mounted. */
export function useEvent<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): void {
  const hear = useEffectEvent((message: EventMessage) => {
    if (message.name === name) listener(message.data as EventData<Name>);
  });
  useEffect(() => window.satchel.on((message) => hear(message)), []);
}
