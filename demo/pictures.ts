import { type Html, html } from './html';

export type Scene = 'sea' | 'hills' | 'night' | 'stage';

const SEA = html`<rect width="240" height="160" fill="#cfdde3"/><circle cx="176" cy="52" r="17" fill="#f6ead2"/>
<path d="M0 84h240v76H0z" fill="#7fa0ad"/><path d="M0 96h240v64H0z" fill="#6a8d9b" opacity=".7"/>
<path d="M0 132 240 92v12L0 160z" fill="#3f5560"/><path d="M0 132 240 92v3L0 137z" fill="#54707c"/>
<path d="M52 110v10m9-12v11" stroke="#1f2e35" stroke-width="3" stroke-linecap="round"/>
<path d="M150 82h16l-3 5h-10z" fill="#364b55"/><path d="M158 82V70l7 9z" fill="#eef3f4"/>`;

const HILLS = html`<rect width="240" height="160" fill="#e7e3d2"/><circle cx="60" cy="50" r="15" fill="#e8b77c"/>
<path d="M0 112 48 74l44 30 52-46 96 66v36H0z" fill="#a9b79b"/><path d="M0 132 70 100l62 28 58-26 50 24v34H0z" fill="#7f9577"/>
<path d="M0 150c60-18 96 8 150-8s72-4 90-2v20H0z" fill="#5d745c"/><path d="M96 160c10-18 46-22 30-42" fill="none" stroke="#e7e3d2" stroke-width="4"/>`;

const NIGHT = html`<rect width="240" height="160" fill="#232c3d"/><circle cx="186" cy="40" r="12" fill="#d9dfe8"/>
<path d="M0 108h240v52H0z" fill="#18202e"/><path d="M20 108V64h10v44m16 0V78h8v30m128 0V70h10v38" fill="none" stroke="#394761" stroke-width="6"/>
<path d="M20 66 66 54" stroke="#394761" stroke-width="4"/><circle cx="25" cy="62" r="3" fill="#f0b44c"/><circle cx="187" cy="68" r="3" fill="#f0b44c"/>
<path d="M24 112v30m163-28v34" stroke="#f0b44c" stroke-width="2" opacity=".35"/>`;

const STAGE = html`<rect width="240" height="160" fill="#3a2f45"/><path d="M70 0 20 132h84zM170 0l50 132h-84z" fill="#f2d7a8" opacity=".2"/>
<path d="M120 0 82 132h76z" fill="#f2d7a8" opacity=".28"/><ellipse cx="120" cy="132" rx="86" ry="12" fill="#6d5a78"/>
<path d="M120 96v34" stroke="#1d1624" stroke-width="9" stroke-linecap="round"/><circle cx="120" cy="86" r="7" fill="#1d1624"/>
<path d="M0 160c10-16 20-16 30 0 10-18 20-18 30 0 10-14 20-14 30 0 10-18 20-18 30 0 10-16 20-16 30 0 10-18 20-18 30 0 10-14 20-14 30 0 10-16 20-16 30 0z" fill="#1d1624"/>`;

/** Each scene, and where a portrait cut of it begins, in its own units. */
const SCENES: Readonly<Record<Scene, { readonly drawing: Html; readonly portraitFrom: number }>> = {
  sea: { drawing: SEA, portraitFrom: 112 },
  hills: { drawing: HILLS, portraitFrom: 22 },
  night: { drawing: NIGHT, portraitFrom: 126 },
  stage: { drawing: STAGE, portraitFrom: 66 },
};

/** A drawn picture in place of a photograph. */
export function picture(scene: Scene, name: string): Html {
  return html`<svg class="picture" viewBox="0 0 240 160" preserveAspectRatio="xMidYMid slice" role="img" aria-label="${name}">${SCENES[scene].drawing}</svg>`;
}

/** A film's poster: the same scenes in portrait, with the title set on them. */
export function poster(scene: Scene, title: string, by: string): Html {
  const { drawing, portraitFrom } = SCENES[scene];
  return html`<svg class="picture" viewBox="0 0 135 200" role="img" aria-label="《${title}》海报">
<svg width="135" height="200" viewBox="${portraitFrom} 0 108 160" preserveAspectRatio="xMidYMid slice">${drawing}</svg>
<rect width="135" height="46" y="154" fill="#0c1216" opacity=".55"/>
<text x="12" y="176" font-size="17" font-weight="600" letter-spacing="3" fill="#fff">${title}</text>
<text x="12" y="190" font-size="7.5" letter-spacing="1" fill="#fff" opacity=".8">${by} 作品</text></svg>`;
}

/** A round avatar with the name's first character. */
export function avatar(name: string, hue: number): Html {
  return html`<svg class="woo-avatar-img" viewBox="0 0 50 50" aria-hidden="true"><circle cx="25" cy="25" r="25" fill="hsl(${hue} 34% 62%)"/>
<text x="25" y="32.5" text-anchor="middle" font-size="21" fill="#fff">${name.slice(0, 1)}</text></svg>`;
}
