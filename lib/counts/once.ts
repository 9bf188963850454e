/**
 * What is made when it is first asked for, and kept. For patterns of many words: every page carries them, few need one,
 * and to make them all takes longer than to read a post.
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
