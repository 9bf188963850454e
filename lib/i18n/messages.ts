import type { en } from './en';

export type MessageId = keyof typeof en;
export type Messages = { readonly [Id in MessageId]: string };
