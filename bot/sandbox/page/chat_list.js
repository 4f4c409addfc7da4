/** All chats of one phone: the bot, and the groups with it. */

import { h, spoken } from "./dom.js";
import { languageOf } from "./language.js";
import { inOneLine } from "./media.js";
import { botPicture, groupPicture } from "./pictures.js";

export class ChatList {
  /** @type {Map<number, HTMLElement>} */
  #drawn = new Map();
  #signature = "";

  /** @param {import("./phone.js").Phone} phone */
  constructor(phone) {
    this.phone = phone;
    const { name } = phone.person;
    this.rows = h("ul", { class: "rows" });
    this.element = h(
      "nav",
      { class: "chat-list", "aria-label": `Chats of ${name}`, hidden: true },
      h("div", { class: "top", lang: "en" }, h("h3", { class: "who bot-name" }, "Chats"), ...phone.menu()),
      this.rows,
    );
  }

  /** @param {object[]} chats as the sandbox lists them */
  update(chats) {
    const { clock } = this.phone.town;
    const signature = JSON.stringify([chats, chats.map(({ last }) => last && clock.time(last.date))]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const focused = [...this.#drawn].find(([, button]) => button === document.activeElement)?.[0];
    this.#drawn.clear();
    const newestFirst = [...chats].sort((one, other) => newest(other) - newest(one));
    this.rows.replaceChildren(...newestFirst.map((chat) => h("li", {}, this.#row(chat))));
    if (focused !== undefined) this.focus(focused);
  }

  #row(chat) {
    const { last, unread } = chat;
    const row = h(
      "button",
      { type: "button", class: "chat-row", onclick: () => this.phone.open(chat.id) },
      chat.members ? groupPicture(chat) : botPicture(44),
      h("span", { class: "chat-title" }, h("bdi", {}, chat.title)),
      last && h("time", { class: "quiet", lang: "en" }, this.phone.town.clock.time(last.date)),
      h("span", { class: "chat-last quiet" }, ...this.#lastWords(chat)),
      unread > 0 && h("span", { class: "unread" }, String(unread), spoken(" unread")),
    );
    this.#drawn.set(chat.id, row);
    return row;
  }

  #lastWords({ members, last }) {
    if (!last) return [];
    const words = inOneLine(last);
    const line = h("bdi", { lang: languageOf(words, this.phone.person.language_code) }, words);
    const own = members ? last.from_id === this.phone.person.id : !last.from_bot;
    if (own) return [h("span", { lang: "en" }, "You: "), line];
    return members ? [h("bdi", {}, last.from_name || "Deleted account"), ": ", line] : [line];
  }

  /** @param {number} id of a chat */
  focus(id) {
    (this.#drawn.get(id) ?? this.rows.querySelector("button"))?.focus({ preventScroll: true });
  }
}

/** Ids of messages rise, whatever the chat. */
function newest({ last }) {
  return last?.message_id ?? 0;
}
