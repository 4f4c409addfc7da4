/** What a phone says over the chat: toasts that go by themselves, alerts that wait for OK. */

import { h } from "./dom.js";

const SHORTEST_MS = 4000;
const MS_A_LETTER = 70;

export class Notices {
  #last = "";
  #expected = false;
  #first = true;
  #timer = 0;

  /** @param {() => HTMLElement} home where the focus goes after an alert whose button is gone */
  constructor(home) {
    this.home = home;
    this.bar = h("div", { class: "toast", role: "status", hidden: true });
    this.element = h("div", { class: "notices" }, this.bar);
  }

  /** A press is on its way: its answer is shown even if it has the words of the one before. */
  expect() {
    this.#expected = true;
  }

  /**
   * What the last press was answered with.
   * @param {{text: string, alert: boolean, url?: string}|null} answer
   * @returns {boolean} whether this is a new answer
   */
  answered(answer) {
    const now = JSON.stringify(answer ?? null);
    const news = !this.#first && (now !== this.#last || this.#expected);
    this.#first = false;
    this.#last = now;
    if (!news || !answer) return false;
    this.#expected = false;
    if (answer.alert) this.alert(answer.text);
    else if (answer.text) this.toast(answer.text);
    return true;
  }

  /** @param {string} text */
  toast(text) {
    clearTimeout(this.#timer);
    this.bar.replaceChildren(h("p", { dir: "auto" }, text));
    this.bar.hidden = false;
    this.#timer = setTimeout(() => (this.bar.hidden = true), SHORTEST_MS + MS_A_LETTER * text.length);
  }

  /** @param {string} text */
  alert(text) {
    const back = /** @type {HTMLElement|null} */ (document.activeElement);
    const ok = h("button", { type: "button", class: "main", lang: "en" }, "OK");
    const words = text.split("\n").map((line) => h("p", { dir: "auto" }, line));
    const card = h(
      "div",
      { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": "Answer" },
      ...words,
      ok,
    );
    const shade = h("div", { class: "shade" }, card);
    const close = () => {
      shade.remove();
      (back?.isConnected ? back : this.home()).focus({ preventScroll: true });
    };
    ok.addEventListener("click", close);
    card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault();
    });
    this.element.append(shade);
    ok.focus();
  }
}
