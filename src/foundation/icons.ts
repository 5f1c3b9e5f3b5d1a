/**
 * Glyphs, one export each so that a page loads only what it shows. Drawn after Lucide (ISC licence), except the callback
 * glyph, the agent states, bells and speakers, which are the kit's own. Always decoration: the word stands beside it.
 */
import { svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { AgentStateName } from '../core/index.js';
import { html } from './html.js';

export const iconAlarmClock = svg`<circle cx="12" cy="13" r="8"/><path d="M12 9v4l2 2"/><path d="M5 3 2 6"/><path d="m22 6-3-3"/><path d="M6.38 18.7 4 21"/><path d="M17.64 18.67 20 21"/>`;
export const iconAtSign = svg`<circle cx="12" cy="12" r="4"/><path d="M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8"/>`;
export const iconBell = svg`<path d="M5 17c1.2-1.6 1.7-3.6 1.7-7a5.3 5.3 0 0 1 10.6 0c0 3.4.5 5.4 1.7 7z"/><path d="M9.9 20.5a2.4 2.4 0 0 0 4.2 0"/>`;
export const iconCallback = svg`<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/><path d="m16 2-3 3 3 3"/><path d="M13 5h5a4 4 0 0 1 4 4v2"/>`;
export const iconChevronDown = svg`<path d="m6 9 6 6 6-6"/>`;
export const iconChevronLeft = svg`<path d="m15 18-6-6 6-6"/>`;
export const iconChevronRight = svg`<path d="m9 18 6-6-6-6"/>`;
export const iconCircleAlert = svg`<circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/>`;
export const iconCircleCheck = svg`<circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/>`;
export const iconClipboardPen = svg`<path d="M16 4h2a2 2 0 0 1 2 2v2"/><path d="M21.34 15.664a1 1 0 1 0-3.004-3.004l-5.01 5.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z"/><path d="M8 22H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2"/><rect x="8" y="2" width="8" height="4" rx="1"/>`;
export const iconCloudOff = svg`<path d="M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057"/><path d="M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78"/><path d="m2 2 20 20"/>`;
export const iconHeadset = svg`<path d="M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3Z"/><path d="M21 16v2a4 4 0 0 1-4 4h-5"/>`;
export const iconInfo = svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>`;
export const iconKeyboard = svg`<path d="M10 8h.01"/><path d="M12 12h.01"/><path d="M14 8h.01"/><path d="M16 12h.01"/><path d="M18 8h.01"/><path d="M6 8h.01"/><path d="M7 16h10"/><path d="M8 12h.01"/><rect width="20" height="16" x="2" y="4" rx="2"/>`;
export const iconMail = svg`<path d="m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7"/><rect x="2" y="4" width="20" height="16" rx="2"/>`;
export const iconMessageSquare = svg`<path d="M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z"/>`;
export const iconPhone = svg`<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/>`;
export const iconPhoneIncoming = svg`<path d="M16 2v6h6"/><path d="m22 2-6 6"/><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/>`;
export const iconPhoneMissed = svg`<path d="m16 2 6 6"/><path d="m22 2-6 6"/><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/>`;
export const iconPhoneOff = svg`<path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/>`;
export const iconPhoneOutgoing = svg`<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/><path d="m15 9 7-7"/><path d="M16 2h6v6"/>`;
export const iconTriangleAlert = svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>`;
export const iconX = svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`;

/** Draws a glyph at the text's size, or at 14, 18 or 20 pixels. */
export function icon(glyph: SVGTemplateResult, size?: 14 | 18 | 20): TemplateResult {
  return html`<svg class="wx-icon" data-size=${size ?? 'text'} viewBox="0 0 24 24" aria-hidden="true">${glyph}</svg>`;
}

/** The outline of an agent's state: it differs in shape, so that colour is not needed to tell it. */
export type StateShape = 'available' | 'engaged' | 'idle' | 'offline' | 'rona' | 'wrapup';

const SHAPES: Readonly<Record<StateShape, SVGTemplateResult>> = {
  available: svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m5 8.2 2.1 2.1L11 6.2" fill="none" stroke="var(--cut, var(--wx-color-surface))" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`,
  engaged: svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M5.2 6.9v2.2M8 4.9v6.2M10.8 6.9v2.2" fill="none" stroke="var(--cut, var(--wx-color-surface))" stroke-width="1.7" stroke-linecap="round"/>`,
  idle: svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M8 4.4V8l2.4 1.5" fill="none" stroke="var(--cut, var(--wx-color-surface))" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`,
  offline: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>`,
  rona: svg`<path d="M6.9 1.7a1.27 1.27 0 0 1 2.2 0l6 10.6c.5.9-.1 1.9-1.1 1.9H2a1.27 1.27 0 0 1-1.1-1.9z" fill="currentColor"/><path d="M8 5.6v3.2M8 11.4v.1" fill="none" stroke="var(--cut, var(--wx-color-surface))" stroke-width="1.8" stroke-linecap="round"/>`,
  wrapup: svg`<rect x="1.5" y="1.5" width="13" height="13" rx="3.4" fill="currentColor"/><path d="M4.9 5.6h6.2M4.9 8.2h6.2M4.9 10.8h3.2" fill="none" stroke="var(--cut, var(--wx-color-surface))" stroke-width="1.5" stroke-linecap="round"/>`,
};

/** Which outline a state has: whatever went wrong shares the triangle. */
export function shapeOf(state: AgentStateName): StateShape {
  switch (state) {
    case 'available':
    case 'engaged':
    case 'idle':
    case 'offline':
      return state;
    case 'wrap-up':
      return 'wrapup';
    default:
      return 'rona';
  }
}

/** The icon before an agent's state; the word stands beside it. */
export function stateIcon(state: AgentStateName): TemplateResult {
  const shape = shapeOf(state);
  return html`<svg class="wx-state" data-state=${shape} viewBox="0 0 16 16" aria-hidden="true">${SHAPES[shape]}</svg>`;
}
