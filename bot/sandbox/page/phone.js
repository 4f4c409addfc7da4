/** One phone: a person, and their chats with the bot in them. */

import { api } from "./api.js";
import { ChatList } from "./chat_list.js";
import { Conversation } from "./conversation.js";
import { ask, askForGroup } from "./dialogs.js";
import { disclose, h, icon, iconButton, spoken } from "./dom.js";
import { startPayload } from "./entities.js";
import { directionOf, ownName } from "./language.js";
import { Notices } from "./notices.js";
import { avatar } from "./pictures.js";

/**
 * @typedef {object} Town
 * @property {() => {username: string, name: string, description: string, descriptions?: Record<string, string>}} bot
 * @property {import("./clock.js").Clock} clock
 * @property {() => object[]} people everybody with a phone
 * @property {(id: number) => object|undefined} person
 * @property {() => Promise<void>} changed read the list of people again
 * @property {(id: number) => boolean} alone whether this person's phone is the only one seen
 */

export class Phone {
  #attended = false;
  /** @type {Map<number, Conversation>} */
  #conversations = new Map();
  /** The chat that is shown; null: the list of all. @type {number|null} */
  #open;

  /**
   * @param {object} person as the sandbox lists people
   * @param {Town} town
   */
  constructor(person, town) {
    this.person = person;
    this.town = town;
    this.#open = person.id;
    this.notices = new Notices(() => this.#home());
    this.chats = new ChatList(this);
    this.element = this.#draw();
    this.#conversation(person.id);
    for (const name of ["pointerenter", "focusin"]) this.element.addEventListener(name, () => this.attend(true));
    const leave = (focused) => this.attend(this.element.contains(focused) || town.alone(person.id));
    this.element.addEventListener("pointerleave", () => leave(document.activeElement));
    this.element.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
  }

  #draw() {
    const { name, language_code: language } = this.person;
    this.unread = h("span", { class: "unread", hidden: true });
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
    const status = h("div", { class: "status-bar", "aria-hidden": "true" }, this.hour, icon("status"));
    this.screen = h(
      "div",
      { class: "screen", dir: directionOf(language) },
      status,
      this.chats.element,
      this.notices.element,
    );
    return h(
      "section",
      { class: "phone", id: `phone-${this.person.id}`, "aria-label": `${name}’s phone` },
      plate,
      h("div", { class: "frame" }, this.screen),
    );
  }

  /** The button ⋮ and its list. @param {...HTMLElement} first what it offers beside what every chat has */
  menu(...first) {
    const { name } = this.person;
    const more = iconButton("more", `More on ${name}’s phone`, { lang: "en" });
    const choice = (sign, words, does) => h("button", { type: "button", onclick: does }, icon(sign), words);
    const list = h(
      "div",
      { class: "popup more", role: "group", "aria-label": "More", lang: "en" },
      ...first,
      choice("people", "New group", () => this.#makeGroup()),
      choice("person", "Delete the account", () => this.act("deactivate")),
      choice("trash", "Remove this phone", () => this.#remove()),
    );
    disclose(more, list);
    return [more, list];
  }

  async #makeGroup() {
    const others = this.town.people().filter(({ id, deactivated }) => id !== this.person.id && !deactivated);
    const group = await askForGroup(this.person.name, others);
    if (!group) return;
    await this.#try(async () => {
      const { id } = await api.addGroup(group.title, [this.person.id, ...group.members]);
      await this.town.changed();
      this.open(id);
    });
  }

  async #remove() {
    const yes = await ask(`Remove ${this.person.name}’s phone?`, [], "Remove", "The chats on it are gone then.");
    if (yes) await this.#try(() => api.removePerson(this.person.id));
  }

  /** Do something as this person; what the sandbox refuses is said on the phone. */
  async act(what, body) {
    await this.#try(() => api.act(this.person.id, what, body));
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
    this.#showUnread();
    this.chats.update(person.chats);
    this.#follow();
    for (const [id, conversation] of this.#conversations) {
      const listed = person.chats.find((chat) => chat.id === id);
      if (listed) conversation.update(listed);
      else this.#drop(id);
    }
    this.#markRead();
  }

  /** Where the chat that was shown has gone: a supergroup has another id than the group that it was. */
  #follow() {
    const { chats, id } = this.person;
    if (this.#open === null || chats.some((chat) => chat.id === this.#open)) return;
    this.open(chats.find(({ was }) => was === this.#open)?.id ?? id, false);
  }

  #drop(id) {
    this.#conversations.get(id)?.element.remove();
    this.#conversations.delete(id);
  }

  #showUnread() {
    const count = this.person.unread || 0;
    this.unread.hidden = count === 0;
    this.unread.replaceChildren(String(count), spoken(" unread"));
  }

  /** Show a chat. @param {number} id @param {boolean} focus whether to go on there */
  open(id, focus = true) {
    this.#open = id;
    const conversation = this.#conversation(id);
    this.#show();
    conversation.chat.toEnd();
    if (focus) conversation.focus();
    this.#markRead();
  }

  /** Show the list of all chats. */
  list() {
    const left = this.#open;
    this.#open = null;
    this.#show();
    this.chats.focus(left);
  }

  /** Where one goes on after an alert whose button is gone. */
  #home() {
    return this.#conversations.get(this.#open)?.chat.log ?? this.chats.element;
  }

  #show() {
    this.chats.element.hidden = this.#open !== null;
    for (const [id, { element }] of this.#conversations) element.hidden = id !== this.#open;
  }

  #conversation(id) {
    const known = this.#conversations.get(id);
    if (known) return known;
    const conversation = new Conversation(
      this,
      this.person.chats.find((chat) => chat.id === id),
    );
    this.#conversations.set(id, conversation);
    this.screen.insertBefore(conversation.element, this.notices.element);
    conversation.update(conversation.listed);
    conversation.refresh();
    conversation.readCommands();
    return conversation;
  }

  /** Follow a link to the bot: to the private chat; with a payload the bot is started there. @param {string} payload */
  async start(payload) {
    this.open(this.person.id);
    if (payload) await this.act("text", { text: `/start ${payload}` });
  }

  /** What the last press was answered with. @param {{text: string, alert: boolean, url?: string}|null} toast */
  answered(toast) {
    const url = this.notices.answered(toast) && toast?.url;
    const payload = url && startPayload(url, this.town.bot().username);
    if (typeof payload === "string") this.start(payload);
  }

  /** Something happened in a chat that is drawn already; others are read when they are opened. */
  async refresh(id) {
    await this.#conversations.get(id)?.refresh();
  }

  /** Read everything that is drawn again. */
  async readAgain() {
    const all = [...this.#conversations.values()];
    await Promise.all(all.flatMap((one) => [one.refresh(), one.readCommands()]));
  }

  async readCommands() {
    await Promise.all([...this.#conversations.values()].map((one) => one.readCommands()));
  }

  /** @param {number} chat @param {boolean} on */
  typing(chat, on) {
    const conversation = this.#conversations.get(chat);
    conversation?.typing(on);
    // A read that is on its way began before this, and would undo it: read once more after it.
    conversation?.refresh();
  }

  /** Somebody looks at this phone, or looks away; what is looked at counts as read. @param {boolean} on */
  attend(on) {
    this.#attended = on;
    this.#markRead();
  }

  #markRead() {
    const chat = this.person.chats.find(({ id }) => id === this.#open);
    if (!this.#attended || !chat?.unread || document.hidden) return;
    const chats = this.person.chats.map((one) => (one === chat ? { ...one, unread: 0 } : one));
    this.person = { ...this.person, chats, unread: this.person.unread - chat.unread };
    this.#showUnread();
    api.act(this.person.id, "read", { chat_id: chat.id }).then(this.town.changed, () => {});
  }
}
