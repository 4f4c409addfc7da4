/** The lower end of a phone: writing, attaching, the command menu, the reply keyboard, START. */

import { askForContact, askForFile, askForPlace } from "./dialogs.js";
import { disclose, h, icon, iconButton } from "./dom.js";
import { languageOf } from "./language.js";

const ATTACHABLE = [
  ["photo", "Photo", () => askForFile("photo", "Send a photo")],
  ["voice", "Voice message", () => askForFile("voice", "Send a voice message")],
  ["document", "Document", () => askForFile("document", "Send a document")],
  ["sticker", "Sticker", async () => ({})],
  ["location", "Location", askForPlace],
  ["contact", "My number", async () => ({})],
  ["contact", "Somebody’s number", askForContact],
];
const SIGNS = { document: "file", location: "pin", contact: "person" };

export class Composer {
  /** The message that what is written changes, or answers. */
  #editing = null;
  #answering = null;
  #rows = "";
  #commands = "";
  /** What the large button does: how it calls `act`. */
  #bigDoes = ["text", { text: "/start" }];

  /**
   * @param {string} name of the person
   * @param {string} language of their app
   * @param {(what: string, body?: object) => Promise<void>} act do something in this chat
   * @param {false|(() => string)} bot in a group: the user name of the bot, to which commands are addressed there
   */
  constructor(name, language, act, bot) {
    this.language = language;
    this.act = act;
    this.bot = bot;
    this.input = h("textarea", {
      rows: "1",
      dir: "auto",
      lang: language,
      "aria-label": `Message from ${name}`,
      placeholder: "Message",
    });
    this.input.addEventListener("input", () => this.#fit());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.banner = h("div", { class: "banner", hidden: true, lang: "en" });
    this.keyboard = h("div", {
      class: "reply-keys",
      dir: "ltr",
      role: "group",
      "aria-label": "Answers to choose from",
      hidden: true,
    });
    this.toggle = iconButton("keyboard", "Show or hide the answers", { hidden: true, "aria-expanded": "true" });
    this.toggle.addEventListener("click", () => this.#showKeyboard(this.keyboard.hidden));
    this.writing = h("div", { class: "writing" }, this.banner, this.#row(name), this.keyboard);
    this.big = h("button", { type: "button", class: "big" });
    this.big.addEventListener("click", () => this.act(...this.#bigDoes));
    this.note = h("p", { class: "note-below" }, "This account was deleted.");
    this.element = h("div", { class: "bottom", lang: "en" }, this.writing, this.big, this.note);
  }

  #row(name) {
    const menu = h(
      "button",
      { type: "button", class: "menu-button", "aria-label": "Menu: commands" },
      icon("menu"),
      h("span", {}, "Menu"),
    );
    this.menu = menu;
    this.menuList = h("div", { class: "popup commands", role: "group", "aria-label": "Commands" });
    const clip = iconButton("clip", "Attach");
    const attach = h(
      "div",
      { class: "popup attach", role: "group", "aria-label": "Attach" },
      ...ATTACHABLE.map((kind) => this.#attachable(kind)),
    );
    disclose(menu, this.menuList);
    disclose(clip, attach);
    const send = iconButton("send", `Send as ${name}`, { class: "icon-button send" });
    send.addEventListener("click", () => this.#send());
    return h("div", { class: "row" }, menu, this.menuList, this.input, this.toggle, clip, attach, send);
  }

  #attachable([what, label, question]) {
    const choice = h("button", { type: "button" }, icon(SIGNS[what] ?? what), label);
    choice.addEventListener("click", async () => {
      for (const body of [(await question()) ?? []].flat()) await this.act(what, body);
    });
    return choice;
  }

  /** Which of the three ends this phone has now. @param {{started: boolean, blocked: boolean, deactivated: boolean}} person */
  state({ started, blocked, deactivated }) {
    const ready = started && !blocked && !deactivated;
    const hadFocus = this.element.contains(document.activeElement);
    this.writing.hidden = !ready;
    this.big.hidden = ready || deactivated;
    this.note.hidden = !deactivated;
    this.big.textContent = blocked ? "UNBLOCK" : "START";
    this.#bigDoes = blocked ? ["unblock"] : ["text", { text: "/start" }];
    if (hadFocus && ready && !this.writing.contains(document.activeElement)) this.input.focus();
  }

  /** @param {{command: string, description: string}[]} commands */
  commands(commands) {
    const now = JSON.stringify(commands);
    if (now === this.#commands) return;
    this.#commands = now;
    this.menu.hidden = commands.length === 0;
    this.menuList.replaceChildren(
      ...commands.map(({ command, description }) =>
        h(
          "button",
          { type: "button", onclick: () => this.command(`/${command}`) },
          h("span", { dir: "auto", lang: languageOf(description, this.language) }, description),
          h("code", { dir: "ltr" }, `/${command}`),
        ),
      ),
    );
  }

  /** Send a command; in a group it must say to whom it goes. @param {string} text */
  command(text) {
    return this.act("text", { text: this.bot && !text.includes("@") ? `${text}@${this.bot()}` : text });
  }

  /** @param {{text: string, request_contact?: boolean, request_location?: boolean}[][]|null} rows */
  reply(rows) {
    const now = JSON.stringify(rows ?? []);
    if (now === this.#rows) return;
    this.#rows = now;
    this.keyboard.replaceChildren(
      ...(rows ?? []).map((row) => h("div", { class: "row" }, ...row.map((key) => this.#answer(key)))),
    );
    this.toggle.hidden = !rows?.length;
    this.#showKeyboard(Boolean(rows?.length));
  }

  #showKeyboard(open) {
    this.keyboard.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  #answer({ text, request_contact: number, request_location: place }) {
    const sign = number ? "person" : place ? "pin" : null;
    const drawn = sign && !/^\p{Extended_Pictographic}/u.test(text) && icon(sign);
    const key = h(
      "button",
      { type: "button", class: "key" },
      drawn,
      h("span", { dir: "auto", lang: languageOf(text, this.language) }, text),
    );
    key.addEventListener("click", async () => {
      const body = place ? await askForPlace() : number ? {} : { text };
      if (body) await this.act(place ? "location" : number ? "contact" : "text", body);
    });
    return key;
  }

  /** Change an own message. @param {{message_id: number, text: string}} message */
  edit(message) {
    this.#answering = null;
    this.#editing = message;
    this.input.value = message.text;
    this.#announce("edit", "Edit", message.text);
  }

  /** Answer a message. @param {{message_id: number}} message @param {string} words of it, on one line */
  answer(message, words) {
    if (this.#editing) this.#stop();
    this.#answering = message;
    this.#announce("reply", "Reply", words);
  }

  #announce(sign, title, words) {
    const stop = iconButton("close", sign === "edit" ? "Stop editing" : "Do not reply", { onclick: () => this.#stop() });
    this.banner.replaceChildren(icon(sign), h("p", {}, h("strong", {}, title), h("span", { dir: "auto" }, words)), stop);
    this.banner.hidden = false;
    this.#fit();
    this.input.focus();
  }

  /** Neither edit nor answer. */
  #stop() {
    if (this.#editing) this.input.value = "";
    this.#editing = this.#answering = null;
    this.banner.hidden = true;
    this.#fit();
    this.input.focus();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && !this.banner.hidden) this.#stop();
  }

  async #send() {
    const text = this.input.value.trim();
    if (!text) {
      this.input.focus();
      return;
    }
    const edited = this.#editing;
    const answered = this.#answering ? { reply_to: this.#answering.message_id } : {};
    this.input.value = "";
    this.#stop();
    if (!edited) await this.act("text", { text, ...answered });
    else if (edited.text !== text) await this.act("edit", { message_id: edited.message_id, text });
  }

  /** As tall as what is written, up to the style's maximum. */
  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
