/** The card that makes a call: loaded when it is shown first. */
import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { dialled, dialNumberFault, Failure, readable } from '../../core/index.js';
import type { Commands, DialNumberFault, DirectoryEntry, Interaction, OutdialSettings } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController, Outcome } from '../../foundation/context.js';
import { drafts } from '../../foundation/drafts.js';
import { html } from '../../foundation/html.js';
import { iconPhone, iconPhoneOff } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { dialogFrame, dialogHead } from '../../foundation/on-demand/dialog.js';
import { insert, reduced } from '../../foundation/on-demand/number-text.js';
import { Keys } from '../keypad/keys.js';
import { AddressBook } from './address-book.js';
import { OutgoingCall } from './call.js';
import { buttonWithReason, choices, note, numberField, outcome, progress, typedNote } from './parts.js';
import type { Choices } from './parts.js';

export { styles } from './card.styles.js';

/** The name under which the number is kept that was typed and not called yet. */
const DRAFT = ['outdial', 'number'] as const;
const NO_CALLING: OutdialSettings = { entryPoints: [], callerIds: [] };

export interface CardMeans {
  readonly source: DesktopController;
  readonly desk: () => Desktop | null;
  readonly language: () => Language;
  readonly counting: (read: (now: number) => unknown) => unknown;
  readonly outdial: (payload: Commands['outdial']) => Promise<Outcome | null>;
  readonly end: (interactionId: string) => void;
  /** Whether an agent sees the card. */
  readonly isShown: () => boolean;
  /** The call that was set up is a conversation now. */
  readonly onConnected: () => void;
}

type CardHost = ReactiveControllerHost & HTMLElement & { readonly desktop: string; readonly renderRoot: ParentNode };

export class OutdialCard implements ReactiveController {
  readonly #host: CardHost;
  readonly #means: CardMeans;
  readonly #keys: Keys;
  readonly #book: AddressBook;
  readonly #call: OutgoingCall;
  readonly #agentId: Selected<string>;
  readonly #settings: Selected<OutdialSettings>;
  readonly #hasBook: Selected<boolean>;

  /** What stands in the field, as it was typed [DN-02]. */
  #text = '';
  /** The agent who typed it. */
  #typist = '';
  #choices: Choices = { entryPointId: '', callerId: null };
  /** Faults show from the first try on, not while somebody types for the first time. */
  #showsFault = false;
  /** What is said to assistive technology where the focus does not say it. */
  #news = '';
  #focusNext = false;

  constructor(host: CardHost, means: CardMeans) {
    this.#host = host;
    this.#means = means;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, means.source, read);
    this.#agentId = select((desktop) => desktop?.state.agent?.id ?? '');
    this.#settings = select((desktop) => desktop?.state.settings?.outdial ?? NO_CALLING);
    this.#hasBook = select((desktop) => desktop?.capabilities.directories.has('dial-number') ?? false);
    this.#keys = new Keys(host, {
      now: () => means.desk()?.clock.now() ?? 0,
      press: (key) => this.#put(key),
      erase: () => this.#erase(),
      hasPlus: true,
      keepsFocus: () => this.#field?.matches(':focus') ?? false,
    });
    this.#book = new AddressBook(host, {
      search: (text, start, count) =>
        means.desk()?.search({ kind: 'dial-number', purpose: 'outdial', text }, start, count) ??
        Promise.reject(new Failure('link-lost')),
      now: () => means.desk()?.now() ?? 0,
      onPick: (entry) => this.#pick(entry),
      onFound: (total) => (this.#news = this.#t.outdial.found(this.#language.number(total))),
    });
    this.#call = new OutgoingCall(host, {
      source: means.source,
      send: means.outdial,
      isShown: means.isShown,
      onBegun: () => this.#onBegun(),
      onConnected: (number) => this.#onConnected(number),
    });
    host.addController(this);
  }

  get #language(): Language {
    return this.#means.language();
  }

  get #t(): Language['terms'] {
    return this.#language.terms;
  }

  get #field(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('#number');
  }

  /** Shows a number, or a name to look for. A text that holds a digit is reduced to what is dialled [DN-02]. */
  prefill(text: string): void {
    const isNumber = /\d/u.test(text);
    this.#setText(isNumber ? dialled(text) : text);
    if (!isNumber && text.trim() !== '') this.#book.open();
    this.focus();
  }

  focus(): void {
    this.#focusNext = true;
    this.#host.requestUpdate();
  }

  /** Calls what stands in the field. What breaks a rule is refused in place, with the rule [DN-01, DN-03]. */
  async call(): Promise<Outcome | null> {
    const number = dialled(this.#text);
    this.#book.close();
    this.#showsFault = dialNumberFault(number) !== null;
    if (this.#showsFault) {
      this.#call.forget();
      this.focus();
      return { done: false, failure: new Failure('invalid-number', { command: 'outdial' }) };
    }
    return this.#call.place({ number, ...this.#chosen });
  }

  hostDisconnected(): void {
    this.#book.close();
  }

  hostUpdate(): void {
    const { dialling } = this.#call.setUp ?? {};
    if (dialling) this.#news = this.#t.outdial[dialling.state];
    const agentId = this.#agentId.value;
    if (agentId === this.#typist) return;
    this.#typist = agentId;
    if (agentId) this.#setText(drafts.get(agentId, ...DRAFT) ?? '');
  }

  hostUpdated(): void {
    const field = this.#focusNext ? this.#field : null;
    if (!field) return;
    this.#focusNext = false;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  #onBegun(): void {
    this.#book.close();
    // In the place of "Call" is "End" now: the focus must not stay there, where Enter may still be down.
    if (this.#host.shadowRoot?.activeElement) this.#focusNext = true;
  }

  #onConnected(number: string): void {
    this.#news = '';
    // What was typed meanwhile for another call stays.
    if (dialled(this.#text) === dialled(number)) this.#setText('');
    this.#means.onConnected();
  }

  #setText(text: string): void {
    this.#text = text;
    this.#call.forget();
    if (text === '') this.#showsFault = false;
    drafts.set(this.#agentId.value, ...DRAFT, text === '' ? null : text);
    if (text.trim() === '' || !this.#hasBook.value) this.#book.clear();
    else this.#book.look(text);
    this.#host.requestUpdate();
  }

  /** What the agent chose, as far as the administrator still offers it. */
  get #chosen(): Choices {
    const { entryPoints, callerIds } = this.#settings.value;
    const { entryPointId, callerId } = this.#choices;
    return {
      entryPointId: (entryPoints.find(({ id }) => id === entryPointId) ?? entryPoints[0])?.id ?? '',
      callerId: callerIds.find(({ number }) => number === callerId)?.number ?? null,
    };
  }

  readonly #onChoose = (change: Partial<Choices>): void => {
    this.#choices = { ...this.#choices, ...change };
    this.#call.forget();
    this.#host.requestUpdate();
  };

  readonly #onInput = (event: Event): void => {
    this.#setText((event.target as HTMLInputElement).value);
    this.#book.open();
  };

  /** A pasted text that holds a digit is reduced at once; any other stays as it is [DN-02]. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const paste = this.#call.setUp ? null : reduced(event.clipboardData?.getData('text') ?? '');
    if (!paste) return;
    event.preventDefault();
    this.#put(paste.number);
  };

  /** Puts characters where the caret is, in place of what is selected. */
  #put(text: string): void {
    const field = this.#field;
    if (!field) return;
    this.#setText(insert(field, text));
    // The keys that are pressed lie below the list.
    this.#book.close();
  }

  #erase(): void {
    const field = this.#field;
    if (!field) return;
    const { selectionStart: start, selectionEnd: end } = field;
    if (start === end) field.setSelectionRange(Math.max(0, (start ?? 0) - 1), end);
    this.#put('');
  }

  #pick({ number, name }: DirectoryEntry): void {
    this.#setText(number === null ? name : dialled(number));
    this.#book.close();
    this.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // While characters are being composed, the keys belong to the input method.
    if (event.isComposing || this.#call.setUp) return;
    const { key } = event;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && this.#hasBook.value) {
      this.#onArrow(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter') {
      const { active } = this.#book;
      if (active) this.#pick(active);
      else if (!event.repeat) this.#onCall();
    } else if (key === 'Escape' && this.#book.isShown) {
      // Only the list goes; what the next Escape means is the dialog's business.
      event.stopPropagation();
      this.#book.close();
    } else return;
    event.preventDefault();
  };

  #onArrow(by: 1 | -1): void {
    if (this.#book.isShown) this.#book.move(by);
    else {
      this.#book.look(this.#text);
      this.#book.open();
    }
  }

  readonly #onFocusout = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget);
    if (!isInside) this.#book.close();
  };

  #onCall(): void {
    if (this.#call.mayBegin) void this.call();
  }

  get #shownFault(): DialNumberFault | null {
    return this.#showsFault ? dialNumberFault(dialled(this.#text)) : null;
  }

  /** Draws the card in a dialog over the page. */
  dialog(close: () => void): TemplateResult {
    const head = dialogHead(this.#t, this.#t.outdial.heading, close);
    return dialogFrame({ isBox: true, onClose: close, content: this.render(head) });
  }

  /** Draws the card; a dialog around it gives it a head, and has its name. */
  render(head: unknown = nothing): TemplateResult {
    const t = this.#t;
    const { setUp, failure, notReached } = this.#call;
    const time = (): unknown =>
      this.#means.counting((now) => this.#language.duration(now - (setUp?.dialling?.since ?? now)));
    return html`<form
      class="wx-card"
      part="card"
      aria-label=${head === nothing ? t.outdial.heading : nothing}
      @submit=${(event: Event) => event.preventDefault()}
    >
      ${head}
      <p class="wx-aside" role="status">${this.#news}</p>
      <div class="entry" @focusout=${this.#onFocusout}>
        ${this.#number(setUp)} ${setUp ? note(setUp.customer.name ?? '') : typedNote(t, this.#typed)}
        ${this.#book.render(this.#language)}
      </div>
      <div class="middle">
        <div class="inputs" .inert=${setUp !== null}>
          ${this.#keys.render({ label: t.keypad.heading, plus: t.outdial.plus, why: null })}
          ${choices(t, this.#settings.value, this.#chosen, this.#onChoose)}
        </div>
        ${setUp && progress(t, setUp, time())}
      </div>
      ${outcome(t, failure, notReached)}
      ${keyed(setUp !== null, setUp ? this.#endButton(setUp) : this.#callButton(failure !== null || notReached !== null))}
    </form>`;
  }

  #number(setUp: Interaction | null): TemplateResult {
    const { activeId, isShown } = this.#book;
    return numberField(this.#t, {
      text: setUp ? readable(setUp.customer.address ?? '') : this.#text,
      isSetUp: setUp !== null,
      isInvalid: this.#shownFault !== null && !setUp,
      list: this.#hasBook.value ? { activeId, isShown } : null,
      onInput: this.#onInput,
      onPaste: this.#onPaste,
      onKeydown: this.#onKeydown,
      onErase: () => this.#erase(),
    });
  }

  get #typed(): Parameters<typeof typedNote>[1] {
    return { text: this.#text, fault: this.#shownFault, entry: this.#book.entryOf(dialled(this.#text)) };
  }

  #callButton(isAgain: boolean): TemplateResult {
    const { outdial } = this.#t;
    return buttonWithReason(this.#t, {
      control: this.#call.control,
      label: isAgain ? outdial.callAgain : outdial.call,
      glyph: iconPhone,
      kind: 'primary',
      part: 'call',
      describedBy: 'note',
      onClick: () => this.#onCall(),
    });
  }

  #endButton({ id }: Interaction): unknown {
    const control = this.#call.end;
    if (!control) return nothing;
    return buttonWithReason(this.#t, {
      control,
      label: this.#t.call.end,
      glyph: iconPhoneOff,
      kind: 'danger',
      part: 'end',
      onClick: () => this.#call.mayEnd && this.#means.end(id),
    });
  }
}
