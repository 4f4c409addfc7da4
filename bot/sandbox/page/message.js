/** One message, drawn: bubble, words, what it carries, time and ticks, buttons under it. */

import { h, icon, iconButton, spoken } from "./dom.js";
import { link, paragraphs, startPayload } from "./entities.js";
import { directionOf, directionOfText } from "./language.js";
import { grid, inOneLine, media } from "./media.js";
import { avatar, botPicture, tint } from "./pictures.js";

/**
 * @typedef {object} Chatting what a message can do to its phone
 * @property {string} name of the phone's person
 * @property {string} label of the chat, for screen readers
 * @property {boolean} group
 * @property {(message: object) => boolean} own whether the phone's person wrote it
 * @property {(message: object) => {id: number, name: string, place?: number}} writer who wrote it, in a group
 * @property {string} language of the person's app
 * @property {() => string} botName
 * @property {(at: number) => string} time of a unix second, short
 * @property {import("./entities.js").Ways} ways
 * @property {(id: number, data: string) => void} press
 * @property {(message: object) => void} edit
 * @property {(message: object, words: string) => void} reply
 * @property {(id: number) => object|undefined} find a message of this chat
 */

/**
 * Everything inside a message's `<article>`, so that an edit can replace it and leave the article in place.
 * @param {object[]} album the messages that stand together in one bubble, mostly one
 * @param {Chatting} chatting
 * @param {{first: boolean, last: boolean}} place in a row of messages from the same
 * @returns {HTMLElement[]}
 */
export function inside(album, chatting, { first, last }) {
  const head = album[0];
  const others = chatting.group && !chatting.own(head);
  const bubble = h(
    "div",
    { class: head.sticker && !head.text ? "bubble bare" : "bubble" },
    others && first ? nameOf(head, chatting) : spoken(`${author(head, chatting)}:`),
    head.forwarded && h("p", { class: "note", lang: "en" }, icon("forward"), "Forwarded"),
    quote(head, chatting),
    ...content(album, chatting),
  );
  const line = h("div", { class: "line" }, others && last && pictureOf(head, chatting), bubble, beside(album, chatting));
  return [line, buttons(head, chatting)].filter(Boolean);
}

function author(message, chatting) {
  if (chatting.own(message)) return chatting.name;
  return message.from_bot ? chatting.botName() : chatting.writer(message).name;
}

function nameOf(message, chatting) {
  const ink = message.from_bot ? "author" : `author ink-${tint(chatting.writer(message))}`;
  return h("p", { class: ink }, h("bdi", {}, author(message, chatting)), spoken(":"));
}

function pictureOf(message, chatting) {
  return message.from_bot ? botPicture(32) : avatar(chatting.writer(message));
}

/** Words and what is carried. Under a grid of pictures stand the album's words, if only one of them has some. */
function content(album, chatting) {
  const end = album.at(-1);
  if (album.length === 1) return [...media(end), words(end, chatting), meta(end, chatting)];
  if (!album.every(({ photo }) => photo))
    return album.flatMap((one) => [...media(one), words(one, chatting, one === end), one === end && meta(one, chatting)]);
  const worded = album.filter(({ text }) => text);
  return [grid(album), worded.length === 1 && words({ ...end, ...worded[0] }, chatting), meta(end, chatting)];
}

function words(message, chatting, isLast = true) {
  if (!message.text) return null;
  const drawn = paragraphs(message.text, message.entities ?? [], chatting.ways);
  const lastLine = message.text.slice(message.text.lastIndexOf("\n") + 1);
  const last = drawn.at(-1);
  const besides = last?.tagName === "P" && directionOfText(lastLine) === directionOf(chatting.language);
  if (besides && isLast) last.append(room(message, chatting));
  return h("div", { class: besides || !isLast ? "words" : "words tall" }, ...drawn);
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
    // As in Telegram's apps, nothing says that a bot has edited its own message.
    message.edited && !message.from_bot && h("span", { class: "edited" }, "edited "),
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, chatting.time(message.date)),
    chatting.own(message) && h("span", { class: "ticks" }, icon("sent"), icon("seen")),
  );
}

function quote(message, chatting) {
  const answered = message.reply_to && chatting.find(message.reply_to);
  if (!answered) return null;
  return h(
    "p",
    { class: "quote" },
    h("strong", { dir: "auto" }, author(answered, chatting)),
    h("span", { dir: "auto" }, inOneLine(answered)),
  );
}

/** What can be done with it: one's own words can be changed, those of others answered. */
function beside(album, chatting) {
  const [message] = album;
  const worded = album.find(({ text }) => text);
  const looks = { class: "icon-button beside", lang: "en" };
  if (!chatting.own(message))
    return iconButton("reply", "Reply to this message", {
      ...looks,
      onclick: () => chatting.reply(message, inOneLine(worded ?? message)),
    });
  const canEdit = worded && !worded.text.startsWith("/") && !worded.forwarded;
  return canEdit && iconButton("edit", "Edit this message", { ...looks, onclick: () => chatting.edit(worded) });
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
