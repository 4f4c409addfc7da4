/** The conversation on one phone: messages patched by id, kept at the end while one reads there. */

import { h, icon } from "./dom.js";
import { inOneLine } from "./media.js";
import { inside } from "./message.js";

const NEAR_THE_END_PX = 48;

export class Chat {
  /** @type {Map<string, {element: HTMLElement, signature: string}>} */
  #drawn = new Map();
  /** @type {Map<number, object>} */
  #messages = new Map();
  /** A line before the first message, or "". */
  #beginning = "";
  /** Whether one reads at the end, so that what comes is scrolled to. */
  #follows = true;

  /**
   * @param {import("./message.js").Chatting} chatting
   * @param {(at: number) => string} dayOf a unix second's day, for the line between two days
   */
  constructor(chatting, dayOf) {
    this.chatting = { ...chatting, find: (id) => this.#messages.get(id) };
    this.dayOf = dayOf;
    this.log = h("div", {
      class: "log",
      role: "log",
      tabindex: "0",
      "aria-live": "polite",
      "aria-relevant": "additions text",
      "aria-label": chatting.label,
      lang: chatting.language || "en",
    });
    this.dots = h("div", { class: "dots", "aria-hidden": "true", hidden: true }, h("span"), h("span"), h("span"));
    this.chip = h("button", { type: "button", class: "chip", hidden: true, lang: "en" }, icon("down"), "New messages");
    this.chip.addEventListener("click", () => this.toEnd());
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#follows && this.#jump()).observe(this.log);
    this.element = h("div", { class: chatting.group ? "chat group" : "chat" }, this.log, this.chip);
  }

  #scrolled() {
    this.#follows = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END_PX;
    if (this.#follows) this.chip.hidden = true;
  }

  /** Go to the newest message. */
  toEnd() {
    this.chip.hidden = true;
    this.#follows = true;
    this.#jump();
  }

  #jump() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** @param {boolean} on */
  typing(on) {
    this.dots.hidden = !on;
    if (this.#follows) this.#jump();
  }

  /**
   * Show exactly these messages; what has not changed is not touched.
   * @param {object[]} messages in the order of the chat
   */
  update(messages) {
    const known = new Set(this.#messages.keys());
    const fresh = messages.filter(({ message_id: id }) => !known.has(id));
    const follow = this.#follows || fresh.some((message) => this.chatting.own(message));
    this.#messages = new Map(messages.map((message) => [message.message_id, message]));
    this.#place(this.#parts(messages));
    if (follow) this.toEnd();
    else if (fresh.length > 0) this.chip.hidden = false;
  }

  /** Nothing is waited for any more. */
  settle() {
    for (const key of this.log.querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
  }

  /** What stands in the log, in order: a line for each new day, and the messages. */
  #parts(messages) {
    const { own } = this.chatting;
    const parts = this.#beginning ? [line("beginning", this.#beginning)] : [];
    const answeredUpTo = messages.findLast((message) => !own(message))?.message_id ?? 0;
    const albums = together(messages);
    albums.forEach((album, at) => {
      const [message] = album;
      const [before, after] = [albums[at - 1]?.at(-1), albums[at + 1]?.[0]];
      const day = this.dayOf(message.date);
      const isNewDay = !before || day !== this.dayOf(before.date);
      if (isNewDay) parts.push(line(`day ${day}`, day));
      const place = {
        first: isNewDay || !sameAuthor(before, message),
        last: !after || !sameAuthor(message, after) || day !== this.dayOf(after.date),
      };
      parts.push(this.#part(album, place, message.message_id < answeredUpTo));
    });
    return parts;
  }

  #part(album, place, seen) {
    const [message] = album;
    const answered = this.#messages.get(message.reply_to);
    const looks = {
      [this.chatting.own(message) ? "ours" : "theirs"]: true,
      album: album.length > 1,
      asks: message.buttons?.length,
      last: place.last,
      seen,
    };
    return {
      key: `message ${message.message_id}`,
      signature: JSON.stringify([album, answered && inOneLine(answered), this.chatting.group && place]),
      draw: () => inside(album, this.chatting, place),
      name: ["message", ...Object.keys(looks).filter((look) => looks[look])].join(" "),
      id: message.message_id,
    };
  }

  #place(parts) {
    const wanted = new Set(parts.map(({ key }) => key));
    for (const [key, { element }] of this.#drawn) {
      if (wanted.has(key)) continue;
      this.#dropFocus(element);
      element.remove();
      this.#drawn.delete(key);
    }
    let before = null;
    for (const part of parts) {
      const element = this.#draw(part);
      const place = before ? before.nextSibling : this.log.firstChild;
      if (place !== element) this.log.insertBefore(element, place);
      before = element;
    }
    if (this.dots.parentNode !== this.log || this.dots.nextSibling) this.log.append(this.dots);
  }

  #draw({ key, signature, draw, name, id }) {
    const old = this.#drawn.get(key);
    const element = old?.element ?? h(id ? "article" : "p", id ? { tabindex: "-1", dataset: { id: String(id) } } : {});
    if (element.className !== name) element.className = name;
    if (old?.signature !== signature) {
      const label = element.contains(document.activeElement) ? document.activeElement?.textContent : null;
      element.replaceChildren(...draw());
      if (label !== null) refocus(element, label);
      this.#drawn.set(key, { element, signature });
    }
    return element;
  }

  #dropFocus(element) {
    if (element.contains(document.activeElement)) this.log.focus({ preventScroll: true });
  }

  /** How the chat began, as its first line. @param {string} words */
  beginsWith(words) {
    if (words === this.#beginning) return;
    this.#beginning = words;
    this.#place(this.#parts([...this.#messages.values()]));
  }

  /** The chat of a bot that nobody has started. @param {HTMLElement|null} card */
  empty(card) {
    this.element.querySelector(".about")?.remove();
    if (card) this.element.prepend(card);
  }
}

/** A line in the middle that nobody wrote. */
function line(key, words) {
  return { key, signature: words, draw: () => [h("span", { lang: "en", dir: "ltr" }, words)], name: "day" };
}

/** The messages with those of one album gathered. @param {object[]} messages @returns {object[][]} */
function together(messages) {
  const albums = [];
  for (const message of messages) {
    const before = albums.at(-1);
    const belongs = message.album && before?.[0].album === message.album && sameAuthor(before[0], message);
    if (belongs) before.push(message);
    else albums.push([message]);
  }
  return albums;
}

/** In a private chat there is no `from_id`. */
function sameAuthor(one, other) {
  return one.from_bot === other.from_bot && one.from_id === other.from_id;
}

/**
 * After an edit: to the same button if it is still there, else to the message, never onto another button.
 * @param {HTMLElement} element
 * @param {string|null|undefined} label of the button that had the focus
 */
function refocus(element, label) {
  const same = [...element.querySelectorAll("button, a")].find((key) => label && key.textContent === label);
  /** @type {HTMLElement} */ (same ?? element).focus({ preventScroll: true });
}
