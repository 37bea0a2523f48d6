import { Component, type ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { Failure } from './failure.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Where a page breaks, the frame stays and says so, instead of a blank screen. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="ak-column ak-page">
        <Failure error={new ApiError('page-broken', '', true)} onRetry={() => location.reload()} />
      </div>
    );
  }
}
