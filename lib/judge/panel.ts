import type { MessageId, Speaker } from '../i18n';
import type { PanelFinding, PanelView, PanelYardstick } from '../messages/protocol';
import type { Evidence, Finding, Verdict, Yardstick } from '../model';
import { yardstickOf } from '../verdict';
import { reasonOf } from './badge';
import { sparkOf } from './spark';

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

function yardstickView(yardstick: Yardstick, speaker: Speaker): PanelYardstick {
  switch (yardstick.is) {
    case 'strip': {
      const [q01, q25, q50, q75, q99] = yardstick.quantiles;
      const at = (value: number) => place(value, q01, q99);
      const digits = yardstick.value < 10 ? 2 : 0;
      const values = {
        value: speaker.number(yardstick.value, digits),
        of: speaker.metric(yardstick.of),
        per: speaker.metric(yardstick.per),
        share: speaker.percent(100 * yardstick.above, 0),
      };
      const label = speaker.say(yardstick.above > 0.5 ? 'yardstick.strip.above' : 'yardstick.strip', values);
      return {
        is: 'strip',
        at: at(yardstick.value),
        box: [at(q25), at(q50), at(q75)],
        label,
        boxLabel: speaker.say('yardstick.strip.box'),
        name: label,
      };
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
      return { is: 'words', label: speaker.say('yardstick.chart', { heat: speaker.count(yardstick.heat) }) };
    }
  }
}

/** All that the panel of one item shows, in the reader's language. */
export function panelOf(evidence: Evidence, verdict: Verdict, now: number, speaker: Speaker): PanelView {
  const yardstick = yardstickOf(evidence);
  return {
    key: evidence.facts.key,
    lang: speaker.language,
    state: verdict.state,
    stateWord: speaker.say(`state.${verdict.state}`),
    headline: reasonOf(verdict, speaker),
    meta: [seenOf(evidence, now, speaker), rarityOf(verdict, speaker)].filter((line) => line !== null),
    spark: sparkOf(evidence, verdict, speaker),
    yardstick: yardstick && yardstickView(yardstick, speaker),
    findings: verdict.findings.map((finding) => findingOf(finding, speaker)),
    // Where nothing spoke the heading already says what is missing.
    missing: verdict.missing && verdict.findings.length > 0 ? speaker.sentence(verdict.missing) : null,
    notChecked: verdict.blind.map(({ check, reason }) =>
      speaker.say('panel.notChecked.line', {
        check: speaker.say(`check.${check}` as MessageId),
        reason: speaker.sentence(reason),
      }),
    ),
    labels: {
      yardstick: speaker.say('panel.yardstick'),
      seen: speaker.say('panel.seen'),
      usual: speaker.say('panel.usual'),
      benign: speaker.say('panel.benign'),
      notChecked: speaker.say('panel.notChecked'),
      close: speaker.say('panel.close'),
      disclaimer: speaker.say('panel.disclaimer'),
    },
  };
}
