import { Button } from '@mantine/core';
import { Component, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toInstant } from '../../src-shared/lib/time.ts';
import { useNow } from '../ui/clock.ts';
import { clockTime } from '../ui/format.ts';
import { ComputerPicture, StateView } from '../ui/state-view.tsx';
import { errorDetails } from './error-details.ts';

interface Props {
  /** Another page gets a new chance. */
  readonly path: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly path: string;
}

/**
 * A defect in a page takes that page down and nothing else: the frame goes on working, what was typed is kept outside of
 * the page, and trying again draws it anew.
 */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null, path: this.props.path };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? 'unknown' };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { error: null, path };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <FailedPage error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function FailedPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const now = useNow();
  const [at] = useState(now);
  const what = errorDetails(error).split('\n', 2).join(',');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(errorDetails(error));
    setIsCopied(true);
  };
  return (
    <StateView
      picture={<ComputerPicture sign="broken" />}
      title={t('pageError.title')}
      text={
        <>
          <b>{t('pageError.safe')}</b>
          <br />
          {t('pageError.text')}
        </>
      }
      facts={[
        [
          t('pageError.what'),
          <span key="what" className="mono">
            {what}
          </span>,
        ],
        [t('pageError.when'), clockTime(toInstant(at))],
      ]}
      isAlert
    >
      <Button variant="filled" onClick={onRetry}>
        {t('app.retry')}
      </Button>
      <Button onClick={() => void copy()}>{t(isCopied ? 'pageError.copied' : 'pageError.copy')}</Button>
    </StateView>
  );
}
