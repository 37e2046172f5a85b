import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { PROFILE_IDS, type ProfileId, type Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { CredentialInput, toWireCredential, type Credential } from '../../ui/credential-input.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { isComposing } from '../../ui/use-keys.ts';
import { fieldOf, type ConnectField } from './connect-problem.ts';
import { useProbe, type ProbeState } from './use-probe.ts';
import css from './welcome.module.css';

/** Address, tenant, user and password or token. An error stands at its field, and nothing that was typed is lost. */
export function ConnectForm({ onConnected }: { onConnected: (workspace: Workspace) => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const probe = useProbe();
  const [address, setAddress] = useState('');
  const [profile, setProfile] = useState<ProfileId | null>(null);
  const [tenant, setTenant] = useState('');
  const [user, setUser] = useState('');
  const [credential, setCredential] = useState<Credential>({ kind: 'password', text: '' });
  const [error, setError] = useState<SatchelError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const problem = (field: ConnectField): string | undefined =>
    error && fieldOf(error.code) === field ? say(error) : undefined;

  const connect = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    const input = { address: address.trim(), tenant: tenant.trim(), user: user.trim(), profile };
    try {
      onConnected(await call('workspaces.connect', { ...input, credential: toWireCredential(credential) }));
    } catch (caught) {
      const failed = asSatchelError(caught);
      setError(failed);
      const field = fieldOf(failed.code);
      document.querySelector<HTMLElement>(`[data-form-field="${field}"]`)?.focus();
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form
      className={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <TextInput
        label={t('welcome.address')}
        placeholder={t('welcome.addressExample')}
        value={address}
        data-form-field="address"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        error={problem('address') ?? (probe.error ? say(probe.error) : undefined)}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setError(null);
          probe.forget();
        }}
        onBlur={() => probe.look(address, profile)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
          // Enter first shows what was found; the form is sent from the fields after it.
          event.preventDefault();
          probe.look(address, profile);
        }}
      />
      <Found
        probe={probe}
        profile={profile}
        onProfile={(chosen) => {
          setProfile(chosen);
          probe.look(address, chosen);
        }}
      />
      <div className={css.two}>
        <TextInput
          label={t('welcome.tenant')}
          value={tenant}
          data-form-field="tenant"
          autoComplete="off"
          spellCheck={false}
          error={problem('tenant')}
          onChange={(event) => setTenant(event.currentTarget.value)}
        />
        <TextInput
          label={t('welcome.user')}
          value={user}
          data-form-field="user"
          autoComplete="off"
          spellCheck={false}
          error={problem('user')}
          onChange={(event) => setUser(event.currentTarget.value)}
        />
      </div>
      <CredentialInput value={credential} error={problem('credential')} onChange={setCredential} />
      <div className={css.actions}>
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('welcome.connect')}
        </Button>
        {error && !fieldOf(error.code) ? (
          <span className={css.error} role="alert">
            {say(error)}
          </span>
        ) : (
          <span className="dim">{t('welcome.keyring')}</span>
        )}
      </div>
    </form>
  );
}

interface FoundProps {
  readonly probe: ProbeState;
  readonly profile: ProfileId | null;
  readonly onProfile: (profile: ProfileId | null) => void;
}

/** What stands behind the address and what it guarantees; the person may know better. */
function Found({ probe, profile, onProfile }: FoundProps) {
  const { t } = useTranslation();
  const [isChanging, setIsChanging] = useState(false);
  const { found, isLooking, error } = probe;
  if (isLooking) {
    return (
      <div className={css.found} role="status">
        <StatusMark shape="half" label={t('welcome.probing')} />
      </div>
    );
  }
  if (isChanging || (error && profile !== null)) {
    return (
      <Select
        label={t('welcome.profile')}
        value={profile ?? 'automatic'}
        data={[
          { value: 'automatic', label: t('welcome.automatic') },
          ...PROFILE_IDS.map((id) => ({
            value: id,
            label: t('settings.profileNamed', { name: t(`profiles.${id}`), id }),
          })),
        ]}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(value) => {
          setIsChanging(false);
          onProfile(PROFILE_IDS.find((id) => id === value) ?? null);
        }}
      />
    );
  }
  if (!found) return null;
  const name = t(`profiles.${found.profile}`);
  const label = profile
    ? t('welcome.chosen', { profile: name })
    : t('welcome.found', { profile: name, version: found.version });
  return (
    <div className={css.found} role="status">
      <StatusMark shape="check" tone="ok" label={label} />
      <span className="truncate">{t(`sync.guarantee.${found.guarantee}`)}</span>
      <button type="button" className={`plain ${css.link}`} onClick={() => setIsChanging(true)}>
        {t('welcome.change')}
      </button>
    </div>
  );
}
