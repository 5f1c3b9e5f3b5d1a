/** The shop's chat bot, which asks a customer for the same, one thing after the other. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown } from '../../foundation/icons.js';
import { option } from './parts.js';
import type { Means } from './parts.js';
import { BLANK, nameFault, numberFault, shownNumber } from './wish.js';
import type { Shop } from './wish.js';

const STEPS = ['name', 'number', 'topic', 'done'] as const;
type Step = (typeof STEPS)[number];

export class Bot {
  #step: Step = 'name';
  #wish = BLANK;
  /** What the bot did not understand. */
  #fault: string | null = null;

  render(shop: Shop, means: Means): TemplateResult {
    const { world } = means.t;
    const { name, topic } = this.#wish;
    const dial = shownNumber(this.#wish);
    const about = shop.topics.find((one) => one.id === topic)?.name ?? world.anyTopic;
    /** Question and answer of a step, as far as it has come. */
    const turn = (step: Step, question: unknown, answer: unknown): unknown => {
      const place = STEPS.indexOf(step) - STEPS.indexOf(this.#step);
      if (place > 0) return nothing;
      return html`<p class="says" id="asks-${step}">${question}</p>
        ${place < 0 ? html`<p class="says" data-own>${answer}</p>` : nothing}`;
    };
    return html`<div class="site" part="bot">
      <p class="bar">${shop.name}</p>
      <div class="page">
        <div class="chat" role="log">
          ${turn('name', world.botName, name)} ${turn('number', world.botNumber(name), dial)}
          ${turn('topic', world.topic, about)} ${turn('done', world.calledBack(dial), nothing)}
          ${this.#fault === null ? nothing : html`<p class="says" id="bot-fault">${this.#fault}</p>`}
        </div>
        ${this.#step === 'done' ? this.#again(means) : this.#answer(this.#step, shop, means)}
      </div>
    </div>`;
  }

  #again(means: Means): TemplateResult {
    const again = (): void => {
      this.#step = 'name';
      this.#wish = BLANK;
      means.changed();
      means.focus('#bot-answer');
    };
    return html`<button class="wx-link" id="bot-answer" type="button" @click=${again}>${means.t.world.again}</button>`;
  }

  #answer(step: Exclude<Step, 'done'>, shop: Shop, means: Means): TemplateResult {
    const { world } = means.t;
    const onInput = ({ target }: Event): void => {
      this.#wish = { ...this.#wish, [step]: (target as HTMLInputElement | HTMLSelectElement).value };
    };
    const labels = `asks-${step}`;
    const describes = this.#fault === null ? nothing : 'bot-fault';
    return html`<form
      class="answer"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
      }}
    >
      <div class="wx-field" ?data-choice=${step === 'topic'}>
        ${
          step === 'topic'
            ? html`<select id="bot-answer" aria-labelledby=${labels} @change=${onInput}>
                  ${[{ id: '', name: world.anyTopic }, ...shop.topics].map((one) => option(one, this.#wish.topic))}
                </select>
                ${icon(iconChevronDown)}`
            : html`<input
                id="bot-answer"
                type=${step === 'number' ? 'tel' : 'text'}
                autocomplete="off"
                spellcheck="false"
                aria-labelledby=${labels}
                aria-describedby=${describes}
                .value=${live(this.#wish[step])}
                @input=${onInput}
              />`
        }
      </div>
      <button
        class="shop-button"
        type="submit"
        part="bot-send"
        @click=${(event: MouseEvent) => {
          event.preventDefault();
          if (event.detail < 2) void this.#send(step, shop, means);
        }}
      >
        ${step === 'topic' ? world.callMeBack : world.send}
      </button>
    </form>`;
  }

  async #send(step: Exclude<Step, 'done'>, shop: Shop, means: Means): Promise<void> {
    const faultOf = { name: nameFault, number: numberFault, topic: () => null };
    this.#fault = faultOf[step](means, this.#wish);
    if (this.#fault === null && (step !== 'topic' || (await shop.ask(this.#wish)))) {
      this.#step = STEPS[STEPS.indexOf(step) + 1] ?? 'done';
    }
    means.changed();
    means.focus('#bot-answer');
  }
}
