import { Component, type PropsWithChildren } from 'react';
import { ErrorState } from '@/components/states';

interface State {
  error: Error | null;
}

const RELOADED = 'project-cloud.reloaded';

/** Holds what breaks while a page is drawn. A page whose code has been replaced by a newer build is loaded anew, once. */
export class Boundary extends Component<PropsWithChildren<{ place: string }>, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    if (error.name !== 'ChunkLoadError' || sessionStorage.getItem(RELOADED) === this.props.place) return;
    sessionStorage.setItem(RELOADED, this.props.place);
    window.location.reload();
  }

  override componentDidUpdate(before: { place: string }): void {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: null });
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <div style={{ padding: '24px var(--page)' }}>
        <ErrorState error={this.state.error} onRetry={() => window.location.reload()} />
      </div>
    );
  }
}
