/** With it the foot of a report begins: what follows is not under the digest, which stands in it. */
export const MANIFEST_TAG = '<footer id="manifest">';
