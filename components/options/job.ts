import { useRef, useState } from 'preact/hooks';

/** What a piece of work came to, in words. */
export interface Said {
  readonly ok: boolean;
  readonly words: string;
}

/** What a piece of work that takes a while is given: how to tell how far it has come (0…1), and when to stop. */
export interface Job {
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

/** A piece of work under way, or what the last one came to. */
export interface JobState {
  /** How far it has come, 0…1; null while nothing is under way. */
  readonly share: number | null;
  readonly said: Said | null;
  /** Does the work, which tells what it came to; null where the user thought better of it. */
  start(work: (job: Job) => Promise<Said | null>): Promise<void>;
  stop(): void;
}

/** One piece of work at a time, to be shown while it goes on. */
export function useJob(): JobState {
  const [share, setShare] = useState<number | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const control = useRef<AbortController | null>(null);
  return {
    share,
    said,
    async start(work) {
      const current = new AbortController();
      control.current = current;
      setSaid(null);
      setShare(0);
      try {
        setSaid(await work({ signal: current.signal, onProgress: setShare }));
      } finally {
        setShare(null);
      }
    },
    stop: () => control.current?.abort(),
  };
}
