import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { english, languageFor } from './localize.js';
import type { Language } from './localize.js';

/** Follows the nearest `lang` around an element, through shadow roots, and loads the language that it names. */
export class LanguageWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #changed: () => void;
  readonly #observer = new MutationObserver(() => this.#look());
  #tag: string | undefined;
  #value: Language = english;

  constructor(host: ReactiveControllerHost & HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get value(): Language {
    return this.#value;
  }

  hostConnected(): void {
    // One observer a tree: an attribute of any ancestor may become the nearest one.
    for (let node: Node | null = this.#host; node; node = parentOf(node)) {
      if (node instanceof Element) this.#observer.observe(node, { attributes: true, attributeFilter: ['lang'] });
    }
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #look(): void {
    let tag = '';
    for (let node: Node | null = this.#host; node && !tag; node = parentOf(node)) {
      if (node instanceof Element) tag = node.getAttribute('lang') ?? '';
    }
    tag ||= navigator.language;
    if (tag === this.#tag) return;
    this.#tag = tag;
    languageFor(tag).then(
      (language) => {
        // Meanwhile it may have changed again.
        if (tag !== this.#tag || language === this.#value) return;
        this.#value = language;
        this.#changed();
      },
      // A dictionary that cannot be loaded leaves the present language standing.
      (error: unknown) => reportError(error),
    );
  }
}

function parentOf(node: Node): Node | null {
  return node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
}
