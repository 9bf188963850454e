import { Component, type ComponentChildren, type FunctionComponent } from 'preact';

/**
 * A component that is drawn anew only where one of its properties is another: most of what a page shows stays as it is
 * while one row or one word changes.
 */
export function still<P extends object>(Draw: FunctionComponent<P>): FunctionComponent<P> {
  class Still extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const names = Object.keys(next) as (keyof P)[];
      return names.some((name) => next[name] !== this.props[name]);
    }

    override render(): ComponentChildren {
      return Draw(this.props as P);
    }
  }
  return Still as unknown as FunctionComponent<P>;
}
