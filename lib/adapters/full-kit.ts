import { CONVERSIONS } from './conversions';
import { CUSTOM_KIT } from './custom-kit';
import type { Kit } from './kit';

/** All that any adapter can ask for. */
export const FULL_KIT = { ...CUSTOM_KIT, conversions: CONVERSIONS } as const satisfies Kit;
