import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseYuan, shortMoney } from '../format.ts';

interface MoneyInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Yuan as typed; what is no amount stays as it is. */
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** An amount: short to read, exact while it is typed into. Takes 48.6万 and 1.2亿 too. */
export function MoneyInput({ value, onChange, onFocus, onBlur, ...input }: MoneyInputProps) {
  const { i18n } = useTranslation();
  const [isTyping, setIsTyping] = useState(false);
  const cents = isTyping ? null : parseYuan(value.trim());
  return (
    <TextInput
      {...input}
      value={cents === null ? value : shortMoney(cents, i18n.language === 'en' ? 'en' : 'zh')}
      inputMode="decimal"
      onFocus={(event) => {
        setIsTyping(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setIsTyping(false);
        onBlur?.(event);
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
