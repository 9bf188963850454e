import type { MessageId, Speaker } from '../../lib/i18n';
import type { Decision, Group, Row, RowFigure } from '../../lib/review/types';
import type { ReviewFilter, ReviewGrouping } from '../../lib/schema/review';

const DECISION_WORDS = { open: 'decision.open', kept: 'decision.kept', 'set-aside': 'decision.setAside' } as const;

export const decisionWord = (decision: Decision, speaker: Speaker) => speaker.say(DECISION_WORDS[decision]);

/** A site by its name; one of the user's own goes by its id. */
export const siteWord = (site: string, speaker: Speaker) =>
  site === 'weibo' || site === 'douban' ? speaker.say(`site.${site}`) : site;

export const checkWord = (check: string, speaker: Speaker) => speaker.say(`check.${check}` as MessageId);

export const titleOf = ({ title }: Pick<Row, 'title'>, speaker: Speaker) => title || speaker.say('badge.untitled');

/** Author, or where there is none the kind of item. */
export function bylineOf({ author, kind }: Row, speaker: Speaker): string {
  const word = speaker.say(`kind.${kind}`);
  return author ? `${author.name || author.id} · ${word}` : word;
}

export function figureWord({ metric, count }: RowFigure, speaker: Speaker): { name: string; value: string } {
  if (metric === 'rank') return { name: speaker.say('metric.rank'), value: speaker.number(count.low) };
  if (metric === 'score') return { name: speaker.metric('score'), value: speaker.number(count.low, 1) };
  return { name: speaker.metric(metric), value: speaker.count(count) };
}

export function groupWord(group: Group, grouping: ReviewGrouping, speaker: Speaker): string {
  if (group.label === null) return speaker.say(grouping === 'topic' ? 'review.group.noTopic' : 'review.group.noChart');
  if (group.site === undefined) return `#${group.label}#`;
  const site = siteWord(group.site, speaker);
  return group.kind === undefined ? site : `${site} · ${speaker.say(`kind.${group.kind}`)}`;
}

/** What a filter asks for, in words; "all" where it asks for nothing. */
export function filterWords(filter: ReviewFilter, speaker: Speaker): string {
  const { say } = speaker;
  const lists = [
    ['review.filter.state', filter.states.map((state) => say(`state.${state}`))],
    ['review.filter.decision', filter.decisions.map((decision) => decisionWord(decision, speaker))],
    ['review.filter.site', filter.sites.map((site) => siteWord(site, speaker))],
    ['review.filter.kind', filter.kinds.map((kind) => say(`kind.${kind}`))],
    ['review.filter.check', filter.checks.map((check) => checkWord(check, speaker))],
    ['review.author', filter.author ? [filter.author] : []],
    ['review.search', filter.text ? [filter.text] : []],
    ['review.from', filter.from === null ? [] : [speaker.date(filter.from)]],
    ['review.to', filter.to === null ? [] : [speaker.date(filter.to)]],
    ['review.filter.byHand', filter.byHand ? [''] : []],
  ] as const;
  const said = lists.flatMap(([label, words]) =>
    words.length > 0 ? [`${say(label)} ${words.join(', ')}`.trim()] : [],
  );
  return said.join(' · ') || say('review.filter.any');
}
