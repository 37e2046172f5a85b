import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComputerPicture, StateView } from '../ui/state-view.tsx';
import css from './frame.module.css';

interface Props {
  readonly children: ReactNode;
}

/** A defect in a screen takes that screen down, never the data; the person gets a way on instead of a blank window. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation();
  return (
    <main className={css.fatal}>
      <StateView picture={<ComputerPicture sign="broken" />} title={t('error.title')} text={t('error.text')} isAlert>
        <Button variant="filled" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
      </StateView>
    </main>
  );
}
