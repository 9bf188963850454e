import { METRICS } from '../counts';
import type { MetricName } from '../model';
import { itemLine, pointLine } from './backup';
import { key } from './page-view';
import { type Problem, problemsOf } from './problems';
import { z } from './zod';

/** The format that is written. A file of a later one is refused, with words that say so. */
export const EXPORT_FORMAT = 1;

type Deep<T> = T extends readonly unknown[] | object ? { readonly [K in keyof T]: Deep<T[K]> } : T;

const text = (max: number) => z.string().check(z.maxLength(max));
const whole = z.number().check(z.int(), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const shortId = text(60);
const time = z.number().check(z.gte(0), z.lte(8.64e15));
const state = z.enum(['unusual', 'doubtful', 'ordinary', 'unknown']);
const metric = z.enum(Object.keys(METRICS) as [MetricName, ...MetricName[]]);
const said = (meaning: string) => z.describe<unknown>(meaning);

/** What is hidden of people: see `lib/export/redact.ts`. */
const redaction = z.enum(['none', 'authors', 'items']);
export type Redaction = z.infer<typeof redaction>;

const headerLine = z.strictObject({
  shuifen: z.literal('export'),
  format: z.literal(EXPORT_FORMAT),
  extension: text(20).check(said('version of the extension that wrote this')),
  rules: whole.check(said('version of the rules that the verdicts follow')),
  madeAt: text(40).check(said('ISO 8601, with the offset of timeZone')),
  timeZone: text(60).check(said('IANA name; the zone in which the words below tell times')),
  language: z.enum(['en', 'zh-CN', 'zh-TW']).check(said('of the words in this file')),
  settings: z
    .strictObject({
      thresholds: z.record(z.string().check(z.maxLength(60)), z.number()),
      checks: z.optional(z.record(z.string().check(z.maxLength(60)), z.literal(false))),
      marks: z.optional(z.strictObject({ doubtful: z.number(), unusual: z.number(), perThousand: z.number() })),
    })
    .check(said('all of the settings that a verdict depends on, where they are not the default')),
  settingsDigest: text(40).check(said('fingerprint of settings; it stands in every verdict too')),
  thresholds: z
    .record(z.string().check(z.maxLength(60)), z.strictObject({ value: z.number(), unit: shortId }))
    .check(said('the threshold in force of every check')),
  selection: text(1000).check(said('what was chosen to be exported, in words')),
  items: z.nullable(whole).check(said('how many were to follow, where that was known; the last line counts')),
  redaction,
  statement: z.array(text(2000)).check(z.maxLength(20), said('how to read this, and what it does not claim')),
});

const points = z
  .array(pointLine)
  .check(z.maxLength(200_000), said('looks, oldest first: first and last (seconds since 1970), how many, figures'));
const facts = z.omit(z.extend(itemLine, { title: text(600) }), { item: true, points: true });

const contextLine = z
  .extend(facts, { context: key, points })
  .check(said('another item that verdicts below use: its newest points; items name it by its key'));

const sentence = z.strictObject({
  id: text(80),
  params: z.record(
    z.string().check(z.maxLength(40)),
    z.union([
      z.strictObject({
        is: z.literal('count'),
        value: z.strictObject({ low: z.number(), high: z.nullable(z.number()) }),
      }),
      z.strictObject({ is: z.enum(['number', 'percent']), value: z.number(), digits: z.exactOptional(whole) }),
      z.strictObject({ is: z.literal('time'), value: z.number() }),
      z.strictObject({ is: z.literal('duration'), valueMs: z.number() }),
      z.strictObject({ is: z.literal('metric'), value: metric }),
      z.strictObject({ is: z.literal('text'), value: text(600) }),
    ]),
  ),
});

const finding = z.strictObject({
  check: shortId,
  group: z.enum(['mix', 'growth', 'text', 'rating', 'chart', 'crowd', 'fact']),
  metric,
  direction: z.enum(['high', 'low', 'fell']),
  value: z.number().check(said('the statistic, in the unit of its threshold')),
  threshold: z.number(),
  llr: z.number().check(said('weight of evidence: natural logarithm of a likelihood ratio')),
  tail: z.number().check(said('share of ordinary items that look like this or stranger')),
  headline: sentence,
  seen: sentence,
  usual: sentence,
  benign: sentence,
  organised: z.exactOptional(z.boolean()),
  span: z.exactOptional(z.tuple([time, time])),
  words: z
    .strictObject({ headline: text(1000), seen: text(1000), usual: text(1000), benign: text(1000) })
    .check(said('the four sentences in the language of the file')),
});

const verdict = z.strictObject({
  state,
  findings: z.array(finding).check(z.maxLength(100)),
  quiet: z.array(shortId).check(z.maxLength(100), said('checks that looked and saw nothing')),
  blind: z
    .array(z.strictObject({ check: shortId, reason: sentence }))
    .check(z.maxLength(100), said('checks that could not look, and why')),
  ordinaryPerThousand: z.nullable(z.number()),
  organised: z.boolean(),
  missing: z.nullable(sentence).check(said('for unknown: what would tell')),
  rulesVersion: whole,
  settingsDigest: text(40),
});

const review = z.strictObject({
  decision: z.enum(['open', 'kept', 'set-aside']),
  note: text(4000),
  at: time,
});

const exportedLine = z.extend(facts, {
  item: key,
  address: z.nullable(text(600)).check(said('where the item stood on its site')),
  points,
  authorItems: z
    .array(key)
    .check(z.maxLength(100), said("the author's other items that the verdict uses, newest first, by key")),
  account: z.nullable(pointLine).check(said("the author's own account when it was last seen")),
  verdict,
  listedAs: z
    .exactOptional(state)
    .check(said('the state under which it was listed, where judging anew says otherwise')),
  review: z.nullable(review),
});

const digests = z.array(hash).check(z.maxLength(10_000));
const digestsLine = z.strictObject({
  digests: digests.check(said('SHA-256 of every line since the digests before, those included, without line ends')),
});
const manifestLine = z.strictObject({
  manifest: z.literal('SHA-256'),
  digests: digests.check(said('of the lines since the digests before')),
  sha256: hash.check(said('of all bytes before this line')),
  lines: whole.check(said('how many there are before this one')),
  items: whole,
  points: whole.check(said('of the items, without those of their context')),
  says: text(1000),
});

const exportLine = z.union([headerLine, contextLine, exportedLine, digestsLine, manifestLine]);

export type HeaderOfExport = Deep<z.infer<typeof headerLine>>;
export type ContextOfExport = Deep<z.infer<typeof contextLine>>;
export type ItemOfExport = Deep<z.infer<typeof exportedLine>>;
export type DigestsOfExport = Deep<z.infer<typeof digestsLine>>;
export type ManifestOfExport = Deep<z.infer<typeof manifestLine>>;
export type VerdictOfExport = ItemOfExport['verdict'];
export type ReviewOfExport = Deep<z.infer<typeof review>>;
export type ExportLine = HeaderOfExport | ContextOfExport | ItemOfExport | DigestsOfExport | ManifestOfExport;

/** One line, or what is wrong with it. */
export type ParsedExportLine =
  | { readonly ok: true; readonly line: ExportLine }
  | { readonly ok: false; readonly fault: 'not-json' | 'newer' }
  | { readonly ok: false; readonly fault: 'form'; readonly problem: Problem };

/** Reads one line of an export, whatever stands in it. Never throws. */
export function parseExportLine(text: string): ParsedExportLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'not-json' };
  }
  if (isOfLaterFormat(value)) return { ok: false, fault: 'newer' };
  const parsed = schemaFor(value).safeParse(value);
  if (parsed.success) return { ok: true, line: parsed.data as ExportLine };
  const problem = problemsOf(parsed.error.issues, value)[0] ?? { place: [], what: { id: 'wrong.form', params: {} } };
  return { ok: false, fault: 'form', problem };
}

/** By the name that only this kind of line has; a line that has none of them is held against the commonest kind. */
function schemaFor(value: unknown) {
  const has = (name: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  if (has('shuifen')) return headerLine;
  if (has('context')) return contextLine;
  if (has('manifest')) return manifestLine;
  return has('digests') ? digestsLine : exportedLine;
}

function isOfLaterFormat(value: unknown): boolean {
  const parsed = z.object({ shuifen: z.literal('export'), format: z.number() }).safeParse(value);
  return parsed.success && parsed.data.format > EXPORT_FORMAT;
}

/** Names in the published description. */
const NAMED = {
  header: headerLine,
  context: contextLine,
  item: exportedLine,
  digests: digestsLine,
  manifest: manifestLine,
  point: pointLine,
  verdict,
  finding,
  sentence,
  sha256: hash,
  key,
};

/** The published description of one line, as JSON Schema (2020-12). `npm run schema` writes it to assets/schema. */
export function exportJsonSchema(): object {
  for (const [id, schema] of Object.entries(NAMED))
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  const { $schema, ...rest } = z.toJSONSchema(exportLine);
  return { $schema, title: `One line of a Shuifen export, format ${EXPORT_FORMAT}`, ...rest };
}
