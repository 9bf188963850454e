/** The shapes of icon.svg, for drawing the toolbar's icon in another state; a test holds the two together. */
export const ICON_SIZE = 128;
export const ICON_COLOUR = '#2b87d8';
export const ICON_STROKE = 13;
export const ICON_OUTLINE = 'M64 12C64 12 103 54 103 80A39 39 0 0 1 25 80C25 54 64 12 64 12Z';
export const ICON_LEVEL = 'M28 64H100L103 80A39 39 0 0 1 25 80Z';
export const ICON_TICKS = 'M72 80H96V88H72ZM80 96H96V104H80Z';
