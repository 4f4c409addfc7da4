/** A message's text with its entities, as paragraphs that each find their own direction. */

import { h } from "./dom.js";

/**
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string}} Entity
 *   counted in UTF-16 units, as JavaScript counts
 * @typedef {{bot: string, start: (payload: string) => void, command: (text: string) => void, language: (text: string) => string}} Ways
 *   the bot's user name, what its own links and commands do, and which language a text is in
 */

const QUOTES = new Set(["blockquote", "expandable_blockquote"]);
const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const LOOKS_LIKE_LINK = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "email",
  "phone_number",
  "text_mention",
  "bank_card_number",
]);

/**
 * @param {string} text
 * @param {Entity[]} entities
 * @param {Ways} ways
 * @returns {HTMLElement[]}
 */
export function paragraphs(text, entities, ways) {
  const blocks = entities
    .filter(({ type }) => type === "pre" || QUOTES.has(type))
    .sort((one, other) => one.offset - other.offset);
  const drawn = [];
  let at = 0;
  for (const block of blocks) {
    if (block.offset < at) continue;
    const end = block.offset + block.length;
    drawn.push(
      ...lines(text, at, lineEnd(text, at, block.offset), entities, ways),
      drawBlock(text, block, entities, ways),
    );
    at = text[end] === "\n" ? end + 1 : end;
  }
  return [...drawn, ...lines(text, at, text.length, entities, ways)];
}

/** The line break before a block belongs to the block. */
function lineEnd(text, start, blockStart) {
  return blockStart > start && text[blockStart - 1] === "\n" ? blockStart - 1 : blockStart;
}

function drawBlock(text, block, entities, ways) {
  const end = block.offset + block.length;
  if (block.type === "pre") {
    return h("pre", { dir: "ltr", tabindex: "0" }, h("code", {}, text.slice(block.offset, end)));
  }
  return h("blockquote", {}, ...lines(text, block.offset, end, entities, ways));
}

function lines(text, start, end, entities, ways) {
  const drawn = [];
  let at = start;
  while (at < end) {
    const brk = text.indexOf("\n", at);
    const stop = brk < 0 || brk >= end ? end : brk;
    const lang = ways.language(text.slice(at, stop));
    drawn.push(h("p", { dir: "auto", lang }, ...inline(text, at, stop, entities, ways), stop === at && h("br")));
    at = stop + 1;
  }
  return drawn;
}

/** One stretch of a line: the outermost entities first, each with what lies within. */
function inline(text, start, end, entities, ways) {
  const waiting = entities
    .filter((entity) => !QUOTES.has(entity.type) && entity.type !== "pre")
    .filter((entity) => entity.offset < end && entity.offset + entity.length > start)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  const nodes = [];
  let at = start;
  while (waiting.length > 0) {
    const outer = waiting.shift();
    const from = Math.max(outer.offset, at);
    const to = Math.min(outer.offset + outer.length, end);
    if (from >= to) continue;
    nodes.push(text.slice(at, from), wrap(outer, text.slice(from, to), inline(text, from, to, waiting, ways), ways));
    at = to;
  }
  return [...nodes, text.slice(at, end)].filter((node) => node !== "");
}

function wrap(entity, words, content, ways) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return h(tag, {}, ...content);
  if (entity.type === "spoiler") return spoiler(content);
  if (entity.type === "bot_command")
    return h("button", { type: "button", class: "link", onclick: () => ways.command(words) }, ...content);
  if (entity.type === "text_link") return link(entity.url ?? "", content, ways);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(words) ? words : `https://${words}`, content, ways);
  return h("span", LOOKS_LIKE_LINK.has(entity.type) ? { class: "link" } : {}, ...content);
}

function spoiler(content) {
  const cover = h(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden words: press to read" },
    ...content,
  );
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", open, { once: true });
  cover.addEventListener("keydown", open);
  return cover;
}

/**
 * A link: to this bot, it starts it on this phone; to the web, it opens beside; anything else does nothing.
 * @param {string} url
 * @param {(Node|string)[]} content
 * @param {Ways} ways
 * @param {string} [look] class of the drawn element
 */
export function link(url, content, ways, look = "link") {
  const payload = startPayload(url, ways.bot);
  if (payload !== null)
    return h("button", { type: "button", class: look, onclick: () => ways.start(payload) }, ...content);
  if (/^https?:\/\//i.test(url)) {
    return h("a", { class: look, href: url, target: "_blank", rel: "noopener noreferrer" }, ...content);
  }
  return h("span", { class: look, title: url }, ...content);
}

/**
 * What `https://t.me/<bot>?start=…` (or `tg://resolve?…`) starts the bot with; "" for a bare link to it, null for any other link.
 * @param {string} url
 * @param {string} bot user name
 */
export function startPayload(url, bot) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const short = ["t.me", "telegram.me", "telegram.dog"].includes(parsed.hostname.replace(/^www\./, ""));
  const name = short ? parsed.pathname.slice(1) : parsed.protocol === "tg:" ? parsed.searchParams.get("domain") : null;
  if (!name || name.toLowerCase() !== bot.toLowerCase()) return null;
  return parsed.searchParams.get("start") ?? "";
}
