import type { Adapter } from '../types';
import { film } from './film';

export const doubanAdapters: readonly Adapter[] = [film];
