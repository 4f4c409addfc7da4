/** One message, drawn: bubble, words, what it carries, time and ticks, buttons under it. */

import { h, icon, iconButton, spoken } from "./dom.js";
import { link, paragraphs, startPayload } from "./entities.js";
import { directionOf, directionOfText } from "./language.js";
import { inOneLine, media } from "./media.js";

/**
 * @typedef {object} Chatting what a message can do to its phone
 * @property {string} name of the phone's person
 * @property {string} language of the person's app
 * @property {() => string} botName
 * @property {(at: number) => string} time of a unix second, short
 * @property {import("./entities.js").Ways} ways
 * @property {(id: number, data: string) => void} press
 * @property {(message: object) => void} edit
 * @property {(id: number) => object|undefined} find a message of this chat
 */

/**
 * Everything inside a message's `<article>`, so that an edit can replace it and leave the article in place.
 * @param {object} message
 * @param {Chatting} chatting
 * @returns {HTMLElement[]}
 */
export function inside(message, chatting) {
  const from = message.from_bot ? chatting.botName() : chatting.name;
  const bare = message.sticker && !message.text;
  const bubble = h(
    "div",
    { class: bare ? "bubble bare" : "bubble" },
    spoken(`${from}:`),
    message.forwarded && h("p", { class: "note", lang: "en" }, icon("forward"), "Forwarded"),
    quote(message, chatting),
    ...media(message),
    words(message, chatting),
    meta(message, chatting),
  );
  const line = h("div", { class: "line" }, bubble, canEdit(message) && editButton(message, chatting));
  return [line, buttons(message, chatting)].filter(Boolean);
}

function words(message, chatting) {
  if (!message.text) return null;
  const drawn = paragraphs(message.text, message.entities ?? [], chatting.ways);
  const lastLine = message.text.slice(message.text.lastIndexOf("\n") + 1);
  const last = drawn.at(-1);
  const besides = last?.tagName === "P" && directionOfText(lastLine) === directionOf(chatting.language);
  if (besides) last.append(room(message, chatting));
  return h("div", { class: besides ? "words" : "words tall" }, ...drawn);
}

/** Keeps the end of the last line free for the time, which stands over it. */
function room(message, chatting) {
  const copy = meta(message, chatting);
  copy.classList.add("room");
  copy.setAttribute("aria-hidden", "true");
  return copy;
}

function meta(message, chatting) {
  return h(
    "span",
    { class: "meta", lang: "en" },
    message.protected &&
      h("span", { class: "sign", title: "May not be forwarded or saved" }, icon("lock"), spoken("protected")),
    message.edited && h("span", { class: "edited" }, "edited "),
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, chatting.time(message.date)),
    !message.from_bot && h("span", { class: "ticks" }, icon("sent"), icon("seen")),
  );
}

function quote(message, chatting) {
  const answered = message.reply_to && chatting.find(message.reply_to);
  if (!answered) return null;
  return h(
    "p",
    { class: "quote" },
    h("strong", { dir: "auto" }, answered.from_bot ? chatting.botName() : chatting.name),
    h("span", { dir: "auto" }, inOneLine(answered)),
  );
}

function canEdit(message) {
  return !message.from_bot && Boolean(message.text) && !message.text.startsWith("/") && !message.forwarded;
}

function editButton(message, chatting) {
  return iconButton("edit", "Edit this message", {
    class: "icon-button edit",
    lang: "en",
    onclick: () => chatting.edit(message),
  });
}

/** Rows keep their order in every language, as Telegram keeps them. */
function buttons(message, chatting) {
  if (!message.buttons?.length) return null;
  const rows = message.buttons.map((row) =>
    h("div", { class: "row" }, ...row.map((button) => inlineButton(button, message, chatting))),
  );
  return h("div", { class: "keys", dir: "ltr", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

function inlineButton(button, message, chatting) {
  const label = h("span", { dir: "auto", lang: chatting.ways.language(button.text) }, button.text);
  const url = button.url ?? button.web_app?.url ?? button.web_app;
  if (url) {
    const ours = startPayload(url, chatting.ways.bot) !== null;
    return link(url, ours ? [label] : [label, icon("out")], chatting.ways, "key");
  }
  const key = h("button", { type: "button", class: "key", dataset: { data: button.data ?? "" } }, label);
  key.addEventListener("click", () => {
    key.setAttribute("aria-busy", "true");
    chatting.press(message.message_id, button.data ?? "");
  });
  return key;
}
