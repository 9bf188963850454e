import type { MessageId, Speaker } from '../../lib/i18n';
import { Switch } from '../Switch';
import type { ReviewModel } from './model';
import { Sheet } from './Sheet';

const KEYS: readonly (readonly [keys: readonly string[], says: MessageId])[] = [
  [['j', 'k'], 'review.help.move'],
  [['c'], 'review.help.keep'],
  [['d'], 'review.help.setAside'],
  [['o'], 'review.help.reopen'],
  [['x'], 'review.help.select'],
  [['a'], 'review.help.selectAll'],
  [['n'], 'review.help.note'],
  [['u'], 'review.help.undo'],
  [['/'], 'review.help.search'],
  [['?'], 'review.help.help'],
  [['Esc'], 'review.help.leave'],
];

/** Every key, and a switch for who speaks to the page or would press one by mistake. */
export function Help({ model, speaker }: { model: ReviewModel; speaker: Speaker }) {
  return (
    <Sheet title={speaker.say('review.help')} speaker={speaker} onClose={() => model.open(null)}>
      <dl class="keys">
        {KEYS.map(([keys, says]) => (
          <div key={says}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{speaker.say(says)}</dd>
          </div>
        ))}
      </dl>
      <p>{speaker.say('review.help.bulk')}</p>
      <Switch
        label={speaker.say('review.help.letters')}
        on={model.memory.letters}
        onChange={(letters) => model.remember({ letters })}
      />
    </Sheet>
  );
}
