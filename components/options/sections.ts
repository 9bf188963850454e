import type { ComponentType } from 'preact';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { Settings } from '../../lib/settings';
import { About } from './About';
import { Badges } from './Badges';
import { Checks } from './Checks';
import { Data } from './Data';
import { Exceptions } from './Exceptions';
import type { HistoryHands } from './history';
import { LanguageSection } from './LanguageSection';
import { OwnSites } from './OwnSites';
import type { OwnSitesHands } from './own-sites';
import { Sensitivity } from './Sensitivity';
import { Sites } from './Sites';
import { Start } from './Start';
import type { Sample } from './sample';
import { hasWords } from './search';
import type { SitesHands } from './sites';
import type { TuningDesk } from './tuning';

/** What a section has to work with. */
export interface SectionProps {
  readonly settings: Settings;
  readonly speaker: Speaker;
  readonly sample: Sample;
  readonly version: string;
  readonly history: HistoryHands;
  readonly sites: SitesHands;
  readonly ownSites: OwnSitesHands;
  readonly desk: TuningDesk;
  /** What changed with each version of the rules, newest first. */
  readonly rules: readonly { readonly version: number; readonly date: string; readonly what: string }[];
  onChange(change: (settings: Settings) => Partial<Settings>): void;
  /** Gives the settings as a file. */
  exportSettings(settings: Settings): void;
}

/** A part of the options page, under its own address: `options.html#<id>`. */
export interface Section {
  readonly id: string;
  readonly title: MessageId;
  /** Messages by whose words the search finds it, beside its title. */
  readonly words: readonly MessageId[];
  readonly View: ComponentType<SectionProps>;
}

/** In the order of the page. */
const SECTIONS: readonly Section[] = [
  {
    id: 'start',
    title: 'options.start',
    words: ['start.does', 'start.never', 'start.signs', 'start.try', 'start.never.sends', 'state.unusual'],
    View: Start,
  },
  {
    id: 'checks',
    title: 'options.checks',
    words: ['checks.threshold', 'checks.quality', 'checks.spoken', 'check.ratio', 'check.histogram', 'check.comove'],
    View: Checks,
  },
  {
    id: 'sensitivity',
    title: 'options.sensitivity',
    words: ['sensitivity.cautious', 'sensitivity.balanced', 'sensitivity.strict', 'sensitivity.limits'],
    View: Sensitivity,
  },
  {
    id: 'badges',
    title: 'options.badges',
    words: ['badges.show', 'badges.show.all', 'badges.show.marked'],
    View: Badges,
  },
  {
    id: 'sites',
    title: 'options.sites',
    words: ['sites.why', 'sites.granted', 'sites.kinds', 'site.weibo', 'site.douban', 'popup.allow'],
    View: Sites,
  },
  {
    id: 'exceptions',
    title: 'options.exceptions',
    words: ['exceptions.none', 'exceptions.author', 'exceptions.item', 'popup.showAgain'],
    View: Exceptions,
  },
  {
    id: 'own',
    title: 'options.own',
    words: ['own.why', 'own.add', 'own.paste', 'own.update', 'own.try.tab', 'own.try.page'],
    View: OwnSites,
  },
  {
    id: 'data',
    title: 'options.data',
    words: ['data.items', 'data.keep', 'data.backup', 'data.restore.open', 'data.erase', 'file.title'],
    View: Data,
  },
  { id: 'language', title: 'language.label', words: ['language.auto'], View: LanguageSection },
  {
    id: 'about',
    title: 'options.about',
    words: ['about.privacy', 'about.privacy.here', 'about.quality', 'about.limits', 'about.rules', 'about.independent'],
    View: About,
  },
];

/** The sections in which all of the words stand, in whatever order; all of them for an empty search. */
export function sectionsFor(search: string, speaker: Speaker): readonly Section[] {
  return SECTIONS.filter(({ title, words }) => {
    const text = [title, ...words].map((id) => speaker.say(id)).join('\n');
    return hasWords(text, search, speaker.language);
  });
}
