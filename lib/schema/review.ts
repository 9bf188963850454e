import { z } from './zod';

const MAX_VIEWS = 50;
const MAX_TEXT = 200;

const text = z.string().check(z.maxLength(MAX_TEXT));
const state = z.enum(['unusual', 'doubtful', 'ordinary', 'unknown']);
const kind = z.enum(['post', 'comment', 'user', 'hot', 'topic', 'subject', 'drama', 'thread', 'review']);
const decision = z.enum(['open', 'kept', 'set-aside']);
const time = z.nullable(z.number());
const list = <T extends Parameters<typeof z.array>[0]>(entry: T) => z.catch(z.array(entry), []);

/** What flagged items come to the desk by themselves; what was sent by hand always does. */
const rule = z.object({
  states: z.catch(z.array(z.enum(['unusual', 'doubtful'])), ['unusual', 'doubtful']),
  /** Sites that are left out. */
  without: list(text),
});

/** Which of them are shown. An empty list, an empty text and null ask for nothing in particular. */
const filter = z.object({
  states: list(state),
  sites: list(text),
  kinds: list(kind),
  checks: list(text),
  decisions: list(decision),
  /** Only what was sent by hand. */
  byHand: z.catch(z.boolean(), false),
  author: z.catch(text, ''),
  text: z.catch(text, ''),
  /** Last seen between these, ms since 1970. */
  from: z.catch(time, null),
  to: z.catch(time, null),
});

const column = z.enum(['state', 'title', 'site', 'figures', 'findings', 'firstAt', 'lastAt', 'decision']);
const sort = z.object({ by: z.catch(column, 'state'), descending: z.catch(z.boolean(), false) });
const grouping = z.enum(['none', 'topic', 'chart', 'site']);

const view = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  filter,
  sort,
  group: z.catch(grouping, 'none'),
});

/** What the review page remembers of how a moderator works. A part that is not good gets its default. */
const deskSchema = z.object({
  rule: z.catch(rule, { states: ['unusual', 'doubtful'], without: [] }),
  views: z.catch(z.array(view).check(z.maxLength(MAX_VIEWS)), []),
  /** Single letters do something only where a moderator has not switched them off. */
  letters: z.catch(z.boolean(), true),
});

export type ReviewRule = Readonly<z.infer<typeof rule>>;
export type ReviewFilter = Readonly<z.infer<typeof filter>>;
export type ReviewSort = Readonly<z.infer<typeof sort>>;
export type ReviewColumn = z.infer<typeof column>;
export type ReviewGrouping = z.infer<typeof grouping>;
export type SavedView = Readonly<z.infer<typeof view>>;
export type DeskMemory = Readonly<z.infer<typeof deskSchema>>;

/** Reads what was stored, whatever it is. Never throws. */
export function readDeskMemory(value: unknown): DeskMemory {
  const parsed = deskSchema.safeParse(value);
  return parsed.success ? parsed.data : deskSchema.parse({});
}
