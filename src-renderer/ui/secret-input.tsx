import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A password or passphrase; the eye that uncovers it is reached by keyboard too. */
export function SecretInput(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('credential.show'), tabIndex: 0 }}
      {...props}
    />
  );
}
