export type * from './count';
export type * from './item';
export type * from './page-view';
export type * from './reading';
export type * from './series';
export type * from './verdict';
