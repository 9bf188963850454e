import type { MessageId, Speaker } from '../../lib/i18n';
import { en } from '../../lib/i18n/en';
import { type Exception, nameOfException, type Settings } from '../../lib/settings';
import { languageName } from '../LanguageSelect';
import { siteName } from './HistoryFacts';

type Record = Readonly<globalThis.Record<string, unknown>>;
/** What something is called, and how its value is said; undefined is what is not named in the settings. */
interface Words {
  name(id: string): string;
  value(value: unknown): string;
}

/** What changes from one state of the settings to another, one sentence for each thing. Empty where they are the same. */
export function changesInWords(before: Settings, after: Settings, speaker: Speaker): readonly string[] {
  const { say } = speaker;
  const line = (what: string, from: string, to: string) =>
    from === to ? [] : [say('change.line', { what, from, to })];
  const lines = (part: 'sites' | 'pages' | 'checks' | 'thresholds' | 'layouts' | 'marks', words: Words) => {
    const [from, to]: [Record, Record] = [before[part], after[part]];
    const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return ids.flatMap((id) => line(words.name(id), words.value(from[id]), words.value(to[id])));
  };
  const isOn = (value: unknown) => say(value === false ? 'change.off' : 'change.on');
  const show = (how: Settings['show']) => say(`badges.show.${how}`);
  const number = (value: unknown) => (typeof value === 'number' ? `${value}` : say('change.preset'));
  return [
    ...line(say('language.label'), languageName(before.language, speaker), languageName(after.language, speaker)),
    ...line(say('badges.show'), show(before.show), show(after.show)),
    ...lines('sites', { name: (id) => siteName(id, speaker), value: isOn }),
    ...lines('pages', { name: (id) => say('change.page', { page: speaker.page(id) }), value: isOn }),
    ...lines('checks', { name: (id) => checkName(id, speaker), value: isOn }),
    ...lines('thresholds', {
      name: (id) => say('change.threshold', { check: checkName(id, speaker) }),
      value: number,
    }),
    ...lines('marks', { name: (id) => named(`change.marks.${id}`, speaker) ?? id, value: number }),
    ...lines('layouts', {
      name: (id) => say('change.layout', { page: speaker.page(id) }),
      value: (answer) => answerWord(answer, speaker),
    }),
    ...line(say('data.keep'), rule(before, speaker), rule(after, speaker)),
    ...exceptionLines(before.exceptions, after.exceptions, speaker),
  ];
}

function rule({ retention: { afterwards, keepAllDays, mostMegabytes } }: Settings, { say, number }: Speaker): string {
  const values = { days: number(keepAllDays), megabytes: number(mostMegabytes) };
  return afterwards === 'keep' ? say('data.keep.keep') : say('change.keep.days', values);
}

function exceptionLines(before: readonly Exception[], after: readonly Exception[], { say }: Speaker): string[] {
  const byName = (list: readonly Exception[]) => new Map(list.map((each) => [nameOfException(each), each]));
  const [old, now] = [byName(before), byName(after)];
  const values = ({ title, what }: Exception) => ({
    title: title || say('badge.untitled'),
    what: say(`exceptions.${what}`),
  });
  return [
    ...[...now].flatMap(([name, each]) => (old.has(name) ? [] : [say('change.ignored', values(each))])),
    ...[...old].flatMap(([name, each]) => (now.has(name) ? [] : [say('change.shown', values(each))])),
    ...[...now].flatMap(([name, each]) => {
      const was = old.get(name);
      const isSame = was === undefined || JSON.stringify(was) === JSON.stringify(each);
      return isSame ? [] : [say('change.noted', values(each))];
    }),
  ];
}

function answerWord(value: unknown, { say }: Speaker): string {
  const answer = value === 'matching' || value === 'differing' ? value : 'open';
  return say(`change.layout.${answer}`);
}

/** A file can name what this version does not know. */
function checkName(id: string, speaker: Speaker): string {
  return named(`check.${id}`, speaker) ?? id;
}

function named(id: string, { say }: Speaker): string | null {
  return Object.hasOwn(en, id) ? say(id as MessageId) : null;
}
