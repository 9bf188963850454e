import { useEffect, useState } from 'preact/hooks';

const QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'] as const;

const currentTheme = () => QUERIES.map((query) => matchMedia(query).matches).join();

/** Changes when the colours of the page do. */
export function useTheme(): string {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const update = () => setTheme(currentTheme());
    const lists = QUERIES.map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', update);
    return () => {
      for (const list of lists) list.removeEventListener('change', update);
    };
  }, []);
  return theme;
}
