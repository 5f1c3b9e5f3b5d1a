/** The page of the shop's website on which customers ask to be called back. It is theirs, so it looks unlike the panel. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readable } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert, iconCircleCheck } from '../../foundation/icons.js';
import { choice, option } from './parts.js';
import type { Means } from './parts.js';
import { BLANK, nameFault, numberFault, shownNumber } from './wish.js';
import type { Shop, Wish } from './wish.js';

export class Website {
  #wish = BLANK;
  /** What is wrong is said once somebody has tried. */
  #wasTried = false;
  /** The number of the request that was taken. */
  #taken: string | null = null;

  render(shop: Shop, means: Means): TemplateResult {
    return html`<div class="site" part="website">
      <p class="bar">${shop.name}</p>
      <div class="page">
        <div role="status">${this.#taken === null ? nothing : this.#confirmation(this.#taken, means)}</div>
        ${this.#taken === null ? this.#form(shop, means) : nothing}
      </div>
    </div>`;
  }

  #confirmation(number: string, means: Means): TemplateResult {
    const { world } = means.t;
    const again = (): void => {
      this.#taken = null;
      means.changed();
      means.focus('#caller-name');
    };
    return html`<p class="promise">${icon(iconCircleCheck, 18)} <b>${world.calledBack(number)}</b></p>
      <button class="wx-link" id="again" type="button" @click=${again}>${world.again}</button>`;
  }

  #form(shop: Shop, means: Means): TemplateResult {
    const { world } = means.t;
    const noName = this.#wasTried ? nameFault(means, this.#wish) : null;
    const noNumber = this.#wasTried ? numberFault(means, this.#wish) : null;
    const change = (change: Partial<Wish>): void => {
      this.#wish = { ...this.#wish, ...change };
      means.changed();
    };
    const onName = (name: string): void => {
      // As a customer's browser would: whom it knows, it fills in.
      const known = shop.people.find((one) => one.name === name);
      change({ name, ...(known ? { number: readable(known.number) } : {}) });
    };
    return html`<form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
      }}
    >
      <h5>${world.callbackHeading}</h5>
      <p class="under">${world.callbackHint}</p>
      ${field('caller-name', world.name, this.#wish.name, noName, onName, { list: 'people' })}
      <datalist id="people">${shop.people.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
      ${field('caller-number', world.number, this.#wish.number, noNumber, (number) => change({ number }), {
        type: 'tel',
      })}
      ${choice(
        'topic',
        world.topic,
        (topic) => change({ topic }),
        [{ id: '', name: world.anyTopic }, ...shop.topics].map((one) => option(one, this.#wish.topic)),
      )}
      <button
        class="shop-button"
        type="submit"
        part="request-callback"
        @click=${(event: MouseEvent) => {
          event.preventDefault();
          if (event.detail < 2) void this.#ask(shop, means);
        }}
      >
        ${world.callMeBack}
      </button>
    </form>`;
  }

  async #ask(shop: Shop, means: Means): Promise<void> {
    const wrong = nameFault(means, this.#wish) ? 'name' : numberFault(means, this.#wish) ? 'number' : null;
    this.#wasTried = wrong !== null;
    means.changed();
    if (wrong) {
      means.focus(`#caller-${wrong}`);
      return;
    }
    const number = shownNumber(this.#wish);
    if (!(await shop.ask(this.#wish))) return;
    this.#wish = BLANK;
    this.#taken = number;
    means.changed();
    means.focus('#again');
  }
}

function field(
  id: string,
  label: string,
  value: string,
  fault: string | null,
  onInput: (text: string) => void,
  { list = '', type = 'text' }: { list?: string; type?: 'text' | 'tel' },
): TemplateResult {
  return html`<div>
    <label class="wx-label" for=${id}>${label}</label>
    <div class="wx-field" ?data-invalid=${fault !== null}>
      <input
        id=${id}
        type=${type}
        list=${list}
        autocomplete="off"
        spellcheck="false"
        .value=${live(value)}
        aria-invalid=${fault === null ? 'false' : 'true'}
        aria-describedby="${id}-fault"
        @input=${({ target }: Event) => {
          onInput((target as HTMLInputElement).value);
        }}
      />
    </div>
    <p class="wx-reason" id="${id}-fault" data-tone="danger">
      ${fault === null ? nothing : html`${icon(iconCircleAlert)} ${fault}`}
    </p>
  </div>`;
}
