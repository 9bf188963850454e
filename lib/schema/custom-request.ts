import { z } from './zod';

const id = z.string().check(z.maxLength(100));

const schema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('custom-list') }),
  z.strictObject({ type: z.literal('custom-add'), text: z.string() }),
  z.strictObject({ type: z.literal('custom-switch'), id, enabled: z.boolean() }),
  z.strictObject({ type: z.literal('custom-remove'), id }),
]);

/** A message of one of the extension's own pages about the user's own sites; null for any other message. */
export function parseCustomRequest(value: unknown): Readonly<z.infer<typeof schema>> | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
