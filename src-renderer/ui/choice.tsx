import { SegmentedControl } from '@mantine/core';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      data={choices.map((choice) => ({ ...choice }))}
      onChange={onChange}
      transitionDuration={0}
    />
  );
}
