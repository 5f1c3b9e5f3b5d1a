/**
 * The popover of a request that was missed: what became of it, and which state follows [ANS-02, EDG-17, EDG-18]. Loaded
 * with the first request.
 */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Control, Missed } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown, stateIcon } from '../../foundation/icons.js';
import { held } from './parts.js';
import type { Means } from './parts.js';
import { missedTexts, stateAfter } from './said.js';

export interface MissedPart {
  readonly missed: Missed;
  readonly control: Control;
  readonly isMenuOpen: boolean;
  /** It came under the pointer, which may have been on its way to the request that was here. */
  readonly isGuarded: boolean;
  readonly height: number | null;
  onAvailable(): void;
  onIdle(codeId: string): void;
  onMenu(isOpen: boolean): void;
}

export function missedPart(means: Means, state: string, part: MissedPart): TemplateResult {
  const { t, agent, counting, language } = means;
  const { control, isMenuOpen, isGuarded, height, onAvailable, onMenu, missed } = part;
  const { heading, text } = missedTexts(means, missed);
  const present = agent ? stateAfter(agent) : null;
  const idle = (): void => onMenu(!isMenuOpen);
  return html`<section
    class="wx-popover missed"
    part="missed"
    role="alertdialog"
    aria-labelledby="missed-title"
    aria-describedby="missed-text"
    data-slot="missed"
    data-row=${isGuarded ? 'missed' : nothing}
    ?data-held=${height !== null}
    ${held(height)}
  >
    <header class="head">
      ${channelTile(missed.channel, 'missed')}
      <div class="wx-clip">
        <p class="kind">
          ${present ? stateIcon(present.name) : nothing}
          <span class="wx-clip"
            >${
              present ? counting((now) => t.popover.stateSince(state, language.duration(now - present.since))) : nothing
            }</span
          >
        </p>
        <h3 class="title" id="missed-title" tabindex="-1">${heading}</h3>
      </div>
    </header>
    <div class="wx-line" data-line="ended"></div>
    <div class="body"><p class="note" id="missed-text">${text}</p></div>
    ${isMenuOpen ? idleMenu(means, part) : nothing}
    <div class="actions">
      ${actButton({
        control,
        label: t.popover.goAvailable,
        kind: 'primary',
        part: 'go-available',
        ...(control.reason ? { describedBy: `reason-${control.reason}` } : {}),
        onClick: onAvailable,
      })}
      <button
        class="wx-button go-idle"
        part="go-idle"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${isMenuOpen ? 'true' : 'false'}
        aria-controls=${isMenuOpen ? 'idle-codes' : nothing}
        aria-disabled=${control.enabled || control.busy ? 'false' : 'true'}
        aria-describedby=${control.reason ? `reason-${control.reason}` : nothing}
        @click=${() => control.enabled && idle()}
        @keydown=${(event: KeyboardEvent) => {
          if (!isMenuOpen && control.enabled && /^Arrow(?:Up|Down)$/u.test(event.key)) {
            event.preventDefault();
            idle();
          }
        }}
      >
        ${t.popover.goIdle} ${icon(iconChevronDown)}
      </button>
    </div>
  </section>`;
}

/** Unfolds above the button, so that nothing below moves. */
function idleMenu({ t, settings }: Means, { onIdle, onMenu }: MissedPart): TemplateResult {
  return html`<div
    class="codes"
    id="idle-codes"
    part="idle-codes"
    role="menu"
    aria-label=${t.popover.goIdle}
    @keydown=${(event: KeyboardEvent) => onMenuKey(event, () => onMenu(false))}
  >
    ${settings?.idleCodes.map(
      ({ id, name }) =>
        html`<button class="code" type="button" role="menuitem" tabindex="-1" @click=${() => onIdle(id)}>
          ${stateIcon('idle')} <span class="wx-clip">${name}</span>
        </button>`,
    )}
  </div>`;
}

/** The keys of a menu, as in the ARIA Authoring Practices. */
function onMenuKey(event: KeyboardEvent, close: () => void): void {
  const { key, currentTarget, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || !(currentTarget instanceof Element)) return;
  if (key === 'Escape' || key === 'Tab') {
    // Tab goes on from the button that opened the menu.
    if (key === 'Escape') event.preventDefault();
    event.stopPropagation();
    close();
    return;
  }
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const here = items.findIndex((one) => one === target);
  const letter = key.length === 1 && key !== ' ' ? key.toLocaleLowerCase() : null;
  const matches = (one: HTMLElement): boolean =>
    letter !== null && one.textContent.trim().toLocaleLowerCase().startsWith(letter);
  const next = {
    ArrowDown: items[(here + 1) % items.length],
    ArrowUp: items[(here - 1 + items.length) % items.length],
    Home: items[0],
    End: items.at(-1),
  }[key];
  const found = next ?? [...items.slice(here + 1), ...items.slice(0, here + 1)].find(matches);
  if (!found) return;
  event.preventDefault();
  found.focus();
}
