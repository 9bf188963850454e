import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { CustomSite } from '../../lib/messages/custom';
import { FileButton } from './FileButton';
import { hostOf } from './OwnSite';
import { type Checked, type OwnSitesHands, type SiteDraft, textOf } from './own-sites';
import { Problems } from './Problems';
import { TryOut } from './TryOut';

interface Props {
  readonly speaker: Speaker;
  readonly hands: OwnSitesHands;
  /** Those that are there already. */
  readonly sites: readonly CustomSite[];
  /** A file that was opened elsewhere on the page. */
  readonly opened: { readonly text: string } | null;
  onAdded(): Promise<void>;
}

/** Adds an adapter: pasted or from a file, checked while it is written, tried out, and then let into its hosts. */
export function AddSite({ speaker, hands, sites, opened, onAdded }: Props) {
  const { say } = speaker;
  const [text, setText] = useState('');
  const [late, setLate] = useState<Checked | null>(null);
  const checked = late ?? (text.trim() === '' ? null : hands.check(text));
  const write = (now: string) => {
    setText(now);
    setLate(null);
  };
  useEffect(() => {
    if (opened) write(opened.text);
  }, [opened]);
  const add = async ({ text: adapter, origins }: SiteDraft) => {
    // First of all: a browser asks only as long as it sees that the user pressed something.
    await hands.allow(origins);
    const problems = await hands.add(adapter);
    if (problems.length > 0) setLate({ ok: false, problems });
    else write('');
    await onAdded();
  };
  const cancel = async ({ origins }: SiteDraft) => {
    write('');
    await hands.giveBack(origins);
  };
  return (
    <>
      <h3>{say('own.add')}</h3>
      <label class="paste">
        {say('own.paste')}
        <textarea
          class="field"
          rows={8}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
      </label>
      <div class="acts">
        <FileButton
          label={say('own.open')}
          accept=".json,application/json"
          onFile={(file) => void textOf(file).then(write)}
        />
      </div>
      {checked && !checked.ok && <Problems problems={checked.problems} words={say('own.wrong')} speaker={speaker} />}
      {checked?.ok && (
        <Draft
          draft={checked.draft}
          isUpdate={sites.some(({ id }) => id === checked.draft.id)}
          speaker={speaker}
          hands={hands}
          onAdd={() => void add(checked.draft)}
          onCancel={() => void cancel(checked.draft)}
        />
      )}
    </>
  );
}

interface DraftProps {
  readonly draft: SiteDraft;
  /** One with its id is there already. */
  readonly isUpdate: boolean;
  readonly speaker: Speaker;
  readonly hands: OwnSitesHands;
  onAdd(): void;
  onCancel(): void;
}

/** What an adapter is, before it is added. */
function Draft({ draft, isUpdate, speaker, hands, onAdd, onCancel }: DraftProps) {
  const { say } = speaker;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), []);
  const hosts = draft.origins.map(hostOf).join(' · ');
  return (
    <div class="preview" ref={card}>
      <b>{draft.title}</b>
      <small>{draft.id}</small>
      <p>{say('own.reads', { addresses: draft.addresses.join(' · ') })}</p>
      {isUpdate && <p>{say('own.replaces')}</p>}
      <TryOut draft={draft} speaker={speaker} hands={hands} />
      <p class="asks">{say('own.asks', { hosts })}</p>
      <div class="acts">
        <button type="button" class="act main" onClick={onAdd}>
          {say(isUpdate ? 'own.do.update' : 'own.do.add')}
        </button>
        <button type="button" class="act" onClick={onCancel}>
          {say('job.cancel')}
        </button>
      </div>
    </div>
  );
}
