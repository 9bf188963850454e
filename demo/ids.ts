const BASE_62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `2019-07-20 21:03:12`, China time. */
export type ChinaTime = `${number}-${number}-${number} ${number}:${number}:${number}`;

/**
 * A post's 16-digit id, made of the second in which it was posted. Weibo's own ids of these years begin with 4, and 61
 * lies decades ahead of them, so no id here is anybody's.
 */
export function midOfTime(at: ChinaTime): string {
  return `61${at.replace(/\D/g, '')}`;
}

function base62(value: number): string {
  return (value >= 62 ? base62(Math.floor(value / 62)) : '') + BASE_62.charAt(value % 62);
}

/** The short id in a post's address: seven digits, from the right, make four characters. */
export function bidOf(mid: string): string {
  const head = mid.length % 7;
  const groups = [...(head > 0 ? [mid.slice(0, head)] : []), ...(mid.slice(head).match(/\d{7}/g) ?? [])];
  return groups.map((group, i) => base62(Number(group)).padStart(i > 0 ? 4 : 1, '0')).join('');
}

/** A super topic's id: 100808 and 32 hexadecimal digits, drawn from its name (FNV-1a, eight digits at a time). */
export function superTopicId(name: string): string {
  let hash = 0x811c9dc5;
  const words = Array.from({ length: 4 }, (_, round) => {
    for (const character of `${round}${name}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  return `100808${words.join('')}`;
}
