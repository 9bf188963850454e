import type { MessageId, Speaker } from '../i18n';
import type { PanelFinding, PanelView, PanelYardstick } from '../messages/protocol';
import type { Evidence, Finding, Verdict, Yardstick } from '../model';
import { yardsticksOf } from '../verdict';
import { reasonOf } from './badge';
import { detailsOf } from './details';
import { sparksOf } from './spark';
import { mixView } from './usual';

const MINUTE_MS = 60_000;

function seenOf({ series }: Evidence, now: number, speaker: Speaker): string | null {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return null;
  const looks = series.reduce((sum, point) => sum + point.looks, 0);
  const spanMs = last.lastAt - first.firstAt;
  const values = {
    looks: speaker.number(looks),
    span: speaker.duration(spanMs),
    last: speaker.ago(now - last.lastAt),
  };
  if (looks === 1) return speaker.say('meta.seenOnce', values);
  return speaker.say(spanMs < MINUTE_MS ? 'meta.seenBriefly' : 'meta.seen', values);
}

function rarityOf({ ordinaryPerThousand }: Verdict, speaker: Speaker): string | null {
  if (ordinaryPerThousand === null) return null;
  if (ordinaryPerThousand < 1) return speaker.say('meta.veryRare');
  return speaker.say('meta.rare', { n: speaker.number(Math.round(ordinaryPerThousand)) });
}

function findingOf(finding: Finding, speaker: Speaker): PanelFinding {
  return {
    title: speaker.sentence(finding.headline),
    seen: speaker.sentence(finding.seen),
    usual: speaker.sentence(finding.usual),
    benign: speaker.sentence(finding.benign),
  };
}

/** Where a quotient stands between the 1st and the 99th percentile, on a log scale, 0…1, kept inside the strip. */
function place(value: number, low: number, high: number): number {
  const at = (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
  return Math.min(1, Math.max(0, 0.08 + 0.84 * at));
}

/** Enough digits for two that matter. */
const digitsOf = (value: number) => (value >= 10 ? 0 : Math.min(6, Math.max(2, Math.ceil(1 - Math.log10(value)))));

type Standing = NonNullable<Extract<Yardstick, { is: 'chart' }>['stands']>;

function stripView({ value, quantiles }: Standing, label: string, boxLabel: string): PanelYardstick {
  const [q01, q25, q50, q75, q99] = quantiles;
  const at = (quantile: number) => place(quantile, q01, q99);
  return { is: 'strip', at: at(value), box: [at(q25), at(q50), at(q75)], label, boxLabel, name: label };
}

/** The strip of a crowd reaches from one in 10,000 users to all of them. */
const CROWD_SHARES = { least: 0.0001, most: 1 } as const;
/** No ordinary post of 350,449 reached more of the users (science/HEURISTICS.md A3). */
const MOST_ORDINARY_SHARE = 0.005;

function crowdView({ of, count, users }: Extract<Yardstick, { is: 'crowd' }>, speaker: Speaker): PanelYardstick {
  // What is sure: the low end of what the shown figure can stand for.
  const share = count.low / users;
  const at = (value: number) => place(value, CROWD_SHARES.least, CROWD_SHARES.most);
  const label = speaker.say('yardstick.crowd', {
    of: speaker.metric(of),
    count: speaker.count(count),
    users: speaker.count({ low: users, high: users }),
    share: speaker.percent(100 * share, share < 0.01 ? 2 : 0),
  });
  const box = [0, null, at(MOST_ORDINARY_SHARE)] as const;
  return { is: 'strip', at: at(share), box, label, boxLabel: speaker.say('yardstick.crowd.box'), name: label };
}

function yardstickView(yardstick: Yardstick, speaker: Speaker): PanelYardstick {
  switch (yardstick.is) {
    case 'none':
      return { is: 'words', label: speaker.say(`yardstick.none.${yardstick.why}`) };
    case 'crowd':
      return crowdView(yardstick, speaker);
    case 'strip': {
      const values = {
        value: speaker.number(yardstick.value, digitsOf(yardstick.value)),
        of: speaker.metric(yardstick.of),
        per: speaker.metric(yardstick.per),
        share: speaker.percent(100 * yardstick.above, 0),
      };
      const above = yardstick.among === 'posts' ? 'yardstick.strip.above' : 'yardstick.topics.above';
      const label = speaker.say(yardstick.above > 0.5 ? above : 'yardstick.strip', values);
      const box = yardstick.among === 'posts' ? 'yardstick.strip.box' : 'yardstick.topics.box';
      return stripView(yardstick, label, speaker.say(box));
    }
    case 'histogram': {
      const label = speaker.say('yardstick.histogram', { score: speaker.number(yardstick.score, 1) });
      const rows = yardstick.shares.map((share, i) => ({
        label: speaker.say('yardstick.star', { stars: speaker.number(5 - i) }),
        share,
        expected: yardstick.expected[i] ?? 0,
      }));
      const name = rows.map((row) => `${row.label} ${speaker.percent(row.share)}`).join(' · ');
      return { is: 'histogram', rows, label, name };
    }
    case 'chart': {
      if (yardstick.promoted) return { is: 'words', label: speaker.say('yardstick.chart.promoted') };
      if (!yardstick.heat) return { is: 'words', label: speaker.say('yardstick.chart.none') };
      const heat = speaker.count(yardstick.heat);
      if (!yardstick.stands) return { is: 'words', label: speaker.say('yardstick.chart', { heat }) };
      const share = speaker.percent(100 * yardstick.stands.above, 0);
      const id = yardstick.stands.above > 0.5 ? 'yardstick.chart.above' : 'yardstick.chart';
      return stripView(yardstick.stands, speaker.say(id, { heat, share }), speaker.say('yardstick.chart.box'));
    }
  }
}

/** What the panel says of itself and of its buttons. */
function labelsOf({ facts }: Evidence, speaker: Speaker): PanelView['labels'] {
  const author = facts.author?.name || speaker.say('panel.ignore.nameless');
  return {
    yardstick: speaker.say('panel.yardstick'),
    seen: speaker.say('panel.seen'),
    usual: speaker.say('panel.usual'),
    benign: speaker.say('panel.benign'),
    notChecked: speaker.say('panel.notChecked'),
    close: speaker.say('panel.close'),
    disclaimer: speaker.say('panel.disclaimer'),
    details: speaker.say('panel.details'),
    ignore: speaker.say('panel.ignore'),
    ignoreWhat: speaker.say('panel.ignore.what'),
    ignoreItem: speaker.say('panel.ignore.item'),
    ignoreAuthor: speaker.say('panel.ignore.author', { author }),
    ignoreReason: speaker.say('panel.ignore.reason'),
    ignoreDo: speaker.say('panel.ignore.do'),
    ignored: speaker.say('panel.ignored'),
    undo: speaker.say('panel.undo'),
    cancel: speaker.say('panel.cancel'),
    review: speaker.say('panel.review'),
    inReview: speaker.say('panel.inReview'),
    unreview: speaker.say('panel.unreview'),
    openReview: speaker.say('panel.openReview'),
    failed: speaker.say('panel.failed'),
  };
}

function notCheckedOf({ blind }: Verdict, speaker: Speaker): readonly string[] {
  return blind.map(({ check, reason }) =>
    speaker.say('panel.notChecked.line', {
      check: speaker.say(`check.${check}` as MessageId),
      reason: speaker.sentence(reason),
    }),
  );
}

/** What would tell, unless the heading says it already. */
function missingOf(verdict: Verdict, speaker: Speaker): string | null {
  const missing = verdict.missing && speaker.sentence(verdict.missing);
  return missing === reasonOf(verdict, speaker) ? null : missing;
}

interface Asked {
  readonly now: number;
  readonly speaker: Speaker;
  readonly review: PanelView['review'];
  readonly isPrivate: boolean;
}

/** All that the panel of one item shows, in the reader's language. */
export function panelOf(evidence: Evidence, verdict: Verdict, { now, speaker, review, isPrivate }: Asked): PanelView {
  return {
    key: evidence.facts.key,
    lang: speaker.language,
    state: verdict.state,
    stateWord: speaker.say(`state.${verdict.state}`),
    headline: reasonOf(verdict, speaker),
    meta: [seenOf(evidence, now, speaker), rarityOf(verdict, speaker)].filter((line) => line !== null),
    sparks: sparksOf(evidence, verdict, speaker),
    mix: mixView(evidence, speaker),
    yardsticks: yardsticksOf(evidence).map((yardstick) => yardstickView(yardstick, speaker)),
    findings: verdict.findings.map((finding) => findingOf(finding, speaker)),
    missing: missingOf(verdict, speaker),
    notChecked: notCheckedOf(verdict, speaker),
    details: detailsOf(evidence, speaker),
    review,
    mayIgnore: isPrivate ? [] : evidence.facts.author ? ['item', 'author'] : ['item'],
    labels: labelsOf(evidence, speaker),
  };
}
