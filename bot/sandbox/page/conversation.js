/** One chat on one phone: what stands above it, the messages, and the writing below. */

import { api } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { h, icon, iconButton } from "./dom.js";
import { languageOf } from "./language.js";
import { latest } from "./live.js";
import { botPicture, groupPicture } from "./pictures.js";

const TYPING_MS = 5000;
/** After this a press no longer looks as if somebody were working on it. */
const ANSWER_WITHIN_MS = 5000;

export class Conversation {
  #typingTimer = 0;
  #types = false;
  #seen = "";

  /**
   * @param {import("./phone.js").Phone} phone
   * @param {object} listed the chat as the phone's list of chats has it
   */
  constructor(phone, listed) {
    this.phone = phone;
    this.id = listed.id;
    this.listed = listed;
    this.isGroup = Boolean(listed.members);
    this.act = (what, body = {}) => phone.act(what, { ...body, chat_id: this.id });
    this.refresh = latest(() => this.#read());
    const { name, language_code: language } = phone.person;
    this.composer = new Composer(name, language, this.act, this.isGroup && (() => phone.town.bot().username));
    this.chat = new Chat(this.#chatting(), (at) => phone.town.clock.day(at));
    this.element = h("div", { class: "conversation" }, this.#top(), this.chat.element, this.composer.element);
  }

  /** @returns {import("./message.js").Chatting} */
  #chatting() {
    const { phone } = this;
    const { name, id, language_code: language } = phone.person;
    return {
      name,
      label: this.isGroup ? `${this.listed.title} on ${name}’s phone` : `Chat of ${name}`,
      language,
      group: this.isGroup,
      own: (message) => (this.isGroup ? message.from_id === id : !message.from_bot),
      writer: ({ from_id: id, from_name: name }) => phone.town.person(id) ?? { id, name: name || "Deleted account" },
      botName: () => phone.town.bot().name,
      time: (at) => phone.town.clock.time(at),
      find: () => undefined,
      edit: (message) => this.composer.edit(message),
      reply: (message, words) => this.composer.answer(message, words),
      press: (message, data) => this.#press(message, data),
      ways: {
        bot: phone.town.bot().username,
        start: (payload) => phone.start(payload),
        command: (text) => this.composer.command(text),
        language: (text) => languageOf(text, language),
      },
    };
  }

  #top() {
    const { phone } = this;
    this.title = h("bdi");
    this.subtitle = h("p", { class: "subtitle", lang: "en" });
    this.back = iconButton("back", "All chats", { class: "icon-button back", lang: "en", onclick: () => phone.list() });
    this.elsewhere = h("span", { class: "unread", "aria-hidden": "true" });
    this.back.append(this.elsewhere);
    this.blocking = h("button", { type: "button", onclick: () => this.act(this.#isBlocked() ? "unblock" : "block") });
    const picture = this.isGroup ? groupPicture(this.listed) : botPicture(38);
    return h(
      "div",
      { class: "top" },
      this.back,
      picture,
      h("div", { class: "who" }, h("p", { class: "bot-name" }, this.title), this.subtitle),
      ...phone.menu(this.blocking),
    );
  }

  #isBlocked() {
    return this.isGroup ? this.listed.bot_removed : this.phone.person.blocked;
  }

  /** The newest state of the chat and its person. @param {object} listed as the list of chats has it */
  update(listed) {
    const { person } = this.phone;
    this.listed = listed;
    this.title.textContent = listed.title;
    const others = person.chats.length - 1;
    const unread = person.chats.reduce((sum, one) => sum + (one.id === this.id ? 0 : one.unread), 0);
    this.back.hidden = others === 0;
    this.back.setAttribute("aria-label", unread ? `All chats, ${unread} unread` : "All chats");
    this.elsewhere.hidden = unread === 0;
    this.elsewhere.textContent = String(unread);
    this.blocking.replaceChildren(icon("block"), this.#blockingWords());
    this.composer.state(this.isGroup ? { ...person, started: true, blocked: false } : person);
    if (this.isGroup) this.chat.beginsWith(`${listed.members[0] || "Somebody"} created the group`);
    else this.#about();
    this.#showSubtitle();
  }

  #blockingWords() {
    const blocked = this.#isBlocked();
    if (this.isGroup) return blocked ? "Take the bot in again" : "Remove the bot from the group";
    return blocked ? "Unblock the bot" : "Block the bot";
  }

  /** What the bot says about itself, until it is started. */
  #about() {
    const { description: usual, descriptions = {} } = this.phone.town.bot();
    const { language_code: language, started } = this.phone.person;
    const description = descriptions[(language ?? "").split("-")[0]] ?? usual;
    const words = (description || "").split("\n").map((line) => h("p", { dir: "auto" }, line));
    const card = h("div", { class: "about" }, h("h3", { lang: "en" }, "What can this bot do?"), ...words);
    this.chat.empty(!started && description ? card : null);
  }

  async #press(message, data) {
    this.phone.notices.expect();
    setTimeout(() => this.chat.settle(), ANSWER_WITHIN_MS);
    await this.act("press", { message_id: message, data });
  }

  async #read() {
    const now = await api.messages(this.phone.person.id, this.id).catch(() => null);
    if (!now) return;
    const seen = JSON.stringify([now.messages, now.toast]);
    if (seen !== this.#seen) this.chat.settle();
    this.#seen = seen;
    this.chat.update(now.messages);
    this.composer.reply(now.keyboard);
    this.phone.answered(now.toast);
    this.typing(now.typing);
  }

  /** The commands that this person sees here. */
  async readCommands() {
    this.composer.commands(await api.commands(this.phone.person.id, this.id).catch(() => []));
  }

  /** @param {boolean} on */
  typing(on) {
    clearTimeout(this.#typingTimer);
    this.#types = on;
    this.#showSubtitle();
    this.chat.typing(on);
    if (on) this.#typingTimer = setTimeout(() => this.typing(false), TYPING_MS);
  }

  #showSubtitle() {
    const bot = this.phone.town.bot().name;
    const members = [...(this.listed.members ?? []), ...(this.listed.bot_removed ? [] : [bot])].filter(Boolean);
    const usual = this.isGroup ? members.join(", ") : "bot";
    const words = this.#types ? (this.isGroup ? `${bot} is typing…` : "typing…") : usual;
    if (this.subtitle.textContent !== words) this.subtitle.textContent = words;
    this.subtitle.classList.toggle("busy", this.#types);
  }

  /** Put the cursor where one would write, or to the messages. */
  focus() {
    const { input } = this.composer;
    (input.checkVisibility() ? input : this.chat.log).focus({ preventScroll: true });
  }
}
