import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { isSameTuned, type Tuned } from '../../lib/settings';
import type { TuningDesk } from './tuning';
import { WhatIf } from './WhatIf';

/** What verdicts depend on, as it stands in switches and sliders. */
interface OnTrial {
  /** As it is, or as it is being tried. */
  readonly tuned: Tuned;
  /** Tries something else; it holds once it is applied. */
  onTry(change: (tuned: Tuned) => Tuned): void;
}

const Trying = createContext<OnTrial | null>(null);

/** For the sections on judging. */
export function useTrial(): OnTrial {
  const trial = useContext(Trying);
  if (!trial) throw new Error('Nothing can be tried outside of a trial');
  return trial;
}

interface Props {
  readonly settings: Tuned;
  readonly speaker: Speaker;
  readonly desk: TuningDesk;
  onApply(tuned: Tuned): void;
  /** The sections. They are the same while a slider moves, so that only what reads the trial is drawn anew. */
  readonly children: ComponentChildren;
}

/** Holds what is being tried, and shows what it would change until it is applied or reverted. */
export function Trial({ settings, speaker, desk, onApply, children }: Props) {
  const [draft, setDraft] = useState<Tuned | null>(null);
  const tuned = draft ?? settings;
  const latest = useRef(tuned);
  latest.current = tuned;
  const onTry = useCallback<OnTrial['onTry']>((change) => {
    latest.current = change(latest.current);
    setDraft(latest.current);
  }, []);
  const isTried = !isSameTuned(tuned, settings);
  useEffect(() => {
    // Applied, or moved back: what somebody changes elsewhere from here on is not to be held against it.
    if (!isTried) setDraft((last) => (last && isSameTuned(last, settings) ? null : last));
  }, [isTried, settings]);
  return (
    <Trying.Provider value={useMemo(() => ({ tuned, onTry }), [tuned, onTry])}>
      {children}
      {isTried && (
        <WhatIf
          speaker={speaker}
          desk={desk}
          now={settings}
          tried={tuned}
          onApply={() => onApply(tuned)}
          onRevert={() => setDraft(null)}
        />
      )}
    </Trying.Provider>
  );
}
