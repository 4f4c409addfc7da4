/** One phone: a person, their chat with the bot, and everything that both can do there. */

import { api } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { ask } from "./dialogs.js";
import { disclose, h, icon, iconButton, spoken } from "./dom.js";
import { directionOf, languageOf, ownName } from "./language.js";
import { latest } from "./live.js";
import { Notices } from "./notices.js";

const TYPING_MS = 5000;
/** After this a press no longer looks as if somebody were working on it. */
const ANSWER_WITHIN_MS = 5000;

/** A drawn picture of somebody: the first letter on a colour of their own. @param {{place: number, name: string}} person */
export function avatar({ place, name }) {
  return h("span", { class: `avatar tint-${place % 7}`, "aria-hidden": "true" }, [...name][0] ?? "?");
}

export class Phone {
  #typingTimer = 0;
  #attended = false;
  #seen = "";

  /**
   * @param {object} person as the sandbox lists people
   * @param {{bot: () => object, clock: import("./clock.js").Clock, changed: () => void, alone: (id: number) => boolean}} town
   *   `changed`: read the list of people again; `alone`: whether this person's phone is the only one seen
   */
  constructor(person, town) {
    this.person = person;
    this.town = town;
    this.act = this.act.bind(this);
    this.refresh = latest(() => this.#read());
    this.composer = new Composer(person.name, person.language_code, this.act);
    this.chat = new Chat(this.#chatting(), (at) => town.clock.day(at));
    this.notices = new Notices(this.chat.log);
    this.element = this.#draw();
    for (const name of ["pointerenter", "focusin"]) this.element.addEventListener(name, () => this.attend(true));
    const leave = (focused) => this.attend(this.element.contains(focused) || town.alone(person.id));
    this.element.addEventListener("pointerleave", () => leave(document.activeElement));
    this.element.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  }

  #chatting() {
    return {
      name: this.person.name,
      language: this.person.language_code,
      botName: () => this.town.bot().name,
      time: (at) => this.town.clock.time(at),
      find: () => undefined,
      edit: (message) => this.composer.edit(message),
      press: (id, data) => this.#press(id, data),
      ways: {
        bot: this.town.bot().username,
        start: (payload) => this.act("text", { text: `/start ${payload}`.trim() }),
        command: (text) => this.act("text", { text }),
        language: (text) => languageOf(text, this.person.language_code),
      },
    };
  }

  #draw() {
    const { name, language_code: language } = this.person;
    this.unread = h("span", { class: "unread", hidden: true });
    this.botName = h("bdi");
    this.subtitle = h("p", { class: "subtitle", lang: "en" }, "bot");
    this.hour = h("span", {});
    const plate = h(
      "header",
      { class: "plate" },
      avatar(this.person),
      h(
        "div",
        {},
        h("h2", {}, h("bdi", {}, name)),
        h("p", { class: "quiet", lang: language }, h("bdi", {}, ownName(language))),
      ),
      this.unread,
    );
    const top = h(
      "div",
      { class: "top" },
      h("img", { src: "/page/logo.svg", alt: "", width: "38", height: "38", class: "bot-picture" }),
      h("div", { class: "who" }, h("p", { class: "bot-name" }, this.botName), this.subtitle),
      ...this.#menu(),
    );
    const screen = h(
      "div",
      { class: "screen", dir: directionOf(language) },
      this.#statusBar(),
      top,
      this.chat.element,
      this.composer.element,
      this.notices.element,
    );
    return h(
      "section",
      { class: "phone", id: `phone-${this.person.id}`, "aria-label": `${name}’s phone` },
      plate,
      h("div", { class: "frame" }, screen),
    );
  }

  #statusBar() {
    return h("div", { class: "status-bar", "aria-hidden": "true" }, this.hour, icon("status"));
  }

  #menu() {
    const more = iconButton("more", `More on ${this.person.name}’s phone`, { lang: "en" });
    this.blocking = h("button", { type: "button", onclick: () => this.act(this.person.blocked ? "unblock" : "block") });
    const list = h(
      "div",
      { class: "popup more", role: "group", "aria-label": "More", lang: "en" },
      this.blocking,
      h("button", { type: "button", onclick: () => this.act("deactivate") }, icon("person"), "Delete the account"),
      h("button", { type: "button", onclick: () => this.#remove() }, icon("trash"), "Remove this phone"),
    );
    disclose(more, list);
    return [more, list];
  }

  async #remove() {
    const yes = await ask(`Remove ${this.person.name}’s phone?`, [], "Remove", "The chat on it is gone then.");
    if (yes) await this.#try(() => api.removePerson(this.person.id));
  }

  /** Do something as this person; what the sandbox refuses is said on the phone. */
  async act(what, body) {
    await this.#try(() => api.act(this.person.id, what, body));
  }

  async #press(id, data) {
    this.notices.expect();
    setTimeout(() => this.chat.settle(), ANSWER_WITHIN_MS);
    await this.act("press", { message_id: id, data });
  }

  async #try(deed) {
    try {
      await deed();
    } catch (error) {
      this.notices.toast(error.message);
    }
    this.town.changed();
  }

  /** The newest state of the person, from the list of people. */
  update(person) {
    this.person = person;
    const count = person.unread || 0;
    this.unread.hidden = count === 0;
    this.unread.replaceChildren(String(count), spoken(" unread"));
    this.blocking.replaceChildren(icon("block"), person.blocked ? "Unblock the bot" : "Block the bot");
    this.composer.state(person);
    this.#about();
    this.#markRead();
  }

  /** The bot's name and what it says about itself. */
  #about() {
    const { name, description: usual, descriptions = {} } = this.town.bot();
    const description = descriptions[this.person.language_code.split("-")[0]] ?? usual;
    this.botName.textContent = name;
    const words = (description || "").split("\n").map((line) => h("p", { dir: "auto" }, line));
    const card = h("div", { class: "about" }, h("h3", { lang: "en" }, "What can this bot do?"), ...words);
    this.chat.empty(!this.person.started && description ? card : null);
  }

  async #read() {
    const now = await api.messages(this.person.id).catch(() => null);
    if (!now) return;
    const seen = JSON.stringify([now.messages, now.toast]);
    if (seen !== this.#seen) this.chat.settle();
    this.#seen = seen;
    this.chat.update(now.messages);
    this.composer.reply(now.keyboard);
    this.notices.answered(now.toast);
    this.typing(now.typing);
  }

  /** The commands that this person sees. */
  async readCommands() {
    this.composer.commands(await api.commands(this.person.id).catch(() => []));
  }

  /** @param {boolean} on */
  typing(on) {
    clearTimeout(this.#typingTimer);
    this.subtitle.textContent = on ? "typing…" : "bot";
    this.subtitle.classList.toggle("busy", on);
    this.chat.typing(on);
    if (on) this.#typingTimer = setTimeout(() => this.typing(false), TYPING_MS);
  }

  /** Somebody looks at this phone, or looks away; what is looked at counts as read. @param {boolean} on */
  attend(on) {
    this.#attended = on;
    this.#markRead();
  }

  #markRead() {
    if (!this.#attended || !this.person.unread || document.hidden) return;
    this.person = { ...this.person, unread: 0 };
    this.unread.hidden = true;
    api.act(this.person.id, "read").then(this.town.changed, () => {});
  }
}
