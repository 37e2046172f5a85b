import { SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SecretInput } from './secret-input.tsx';

export interface Credential {
  readonly kind: 'password' | 'token';
  readonly text: string;
}

interface CredentialInputProps {
  readonly value: Credential;
  readonly error?: string | undefined;
  readonly onChange: (credential: Credential) => void;
}

/** A password, or a token pasted whole. What was typed for one is not carried over to the other. */
export function CredentialInput({ value, error, onChange }: CredentialInputProps) {
  const { t } = useTranslation();
  const common = {
    label: t(value.kind === 'password' ? 'credential.password' : 'credential.token'),
    value: value.text,
    error,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...value, text: event.currentTarget.value }),
    'data-form-field': 'credential',
  };
  return (
    <div style={{ position: 'relative' }}>
      <SegmentedControl
        aria-label={t('credential.kind')}
        value={value.kind}
        onChange={(kind) => onChange({ kind: kind === 'token' ? 'token' : 'password', text: '' })}
        data={[
          { value: 'password', label: t('credential.usePassword') },
          { value: 'token', label: t('credential.useToken') },
        ]}
        style={{ position: 'absolute', right: 0, top: -9, zIndex: 1 }}
      />
      {value.kind === 'password' ? (
        <SecretInput {...common} />
      ) : (
        <Textarea
          {...common}
          placeholder={t('credential.tokenHint')}
          autosize
          minRows={2}
          maxRows={4}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </div>
  );
}

/** As the routes want it. */
export const toWireCredential = ({ kind, text }: Credential) =>
  kind === 'password' ? ({ kind, password: text } as const) : ({ kind, token: text.trim() } as const);
