/**
 * Chromium as people have it. A driver switches off what would slow tests down: hidden pages are not slowed, frames are
 * not kept apart by site, each page believes that it is looked at. Here none of that is, so pages are asked over the
 * protocol alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, CDPSession } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

interface Answer {
  readonly id: number;
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

/** So long something may take, in milliseconds. */
const PATIENCE = 30_000;

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

export class PlainBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #session: CDPSession;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #questions = 0;

  private constructor(browser: Browser, folder: string, session: CDPSession) {
    this.#browser = browser;
    this.#folder = folder;
    this.#session = session;
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const answer = JSON.parse(message) as Answer;
      this.#answers.get(answer.id)?.(answer);
    });
  }

  static async launch(args: readonly string[] = []): Promise<PlainBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'wx-plain-'));
    const browser = await chromium.launch({
      executablePath: findBrowser() ?? '',
      ignoreDefaultArgs: true,
      args: [
        ...['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, '--no-startup-window'],
        ...browserArgs,
        ...args,
      ],
    });
    return new PlainBrowser(browser, folder, await browser.newBrowserCDPSession());
  }

  async open(url: string): Promise<PlainPage> {
    const { targetId } = await this.#session.send('Target.createTarget', { url });
    const { sessionId } = await this.#session.send('Target.attachToTarget', { targetId, flatten: false });
    return new PlainPage(
      (expression) => this.#ask(sessionId, expression),
      () => this.#session.send('Target.activateTarget', { targetId }),
    );
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #ask(sessionId: string, expression: string): Promise<unknown> {
    const id = (this.#questions += 1);
    const answered = new Promise<Answer>((resolve) => this.#answers.set(id, resolve));
    const params = { expression, awaitPromise: true, returnByValue: true };
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result } = await answered;
    this.#answers.delete(id);
    const failed = result?.exceptionDetails;
    if (failed) throw new Error(failed.exception?.description ?? 'It failed in the page.');
    return result?.result?.value;
  }
}

export class PlainPage {
  /** What an expression is in the page; a promise is waited for. */
  readonly read: (expression: string) => Promise<unknown>;
  readonly #activate: () => Promise<unknown>;

  constructor(read: (expression: string) => Promise<unknown>, activate: () => Promise<unknown>) {
    this.read = read;
    this.#activate = activate;
  }

  /** Waits until an expression is true. The page is asked from outside: its own timers may be slow. */
  async until(expression: string, limit = PATIENCE): Promise<void> {
    const end = Date.now() + limit;
    while ((await this.read(`Boolean(${expression})`)) !== true) {
      if (Date.now() > end) throw new Error(`It did not come true: ${expression}`);
      await soon();
    }
  }

  /** Comes to the front; the page that was there is hidden. */
  async show(): Promise<void> {
    await this.#activate();
    await this.until(`document.visibilityState === 'visible'`);
  }
}
