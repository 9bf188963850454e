/** True where the browser has deleted a damaged database, of which the one that is made now takes the place. */
export function isLoss(event: Event): boolean {
  // Chromium's own word, which no standard knows.
  return (event as { readonly dataLoss?: string }).dataLoss === 'total';
}
