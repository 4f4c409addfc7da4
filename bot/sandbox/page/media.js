/** What a message carries besides words: pictures, recordings, papers, places, numbers. */

import { h, icon, iconButton, spoken } from "./dom.js";

const DRAWN = { photo, voice, document: paper, location: place, contact, sticker };

/**
 * @param {object} message as the sandbox gives it
 * @returns {HTMLElement[]} nothing for a message of words alone
 */
export function media(message) {
  return Object.entries(DRAWN)
    .filter(([kind]) => message[kind])
    .map(([kind, draw]) => draw(message[kind], message));
}

/**
 * How many pictures of an album stand in each row, by how many there are.
 * @type {Record<number, number[]>}
 */
const ROWS = {
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [2, 2, 3, 3],
};

/** The pictures of an album, side by side. @param {object[]} messages two or more, each with a photo */
export function grid(messages) {
  const rows = ROWS[messages.length] ?? messages.map(() => 1);
  const widths = rows.flatMap((many) => Array(many).fill(many));
  const cells = messages.map((message, at) => {
    const cell = photo(message.photo, message, `Photo ${at + 1} of ${messages.length}`);
    cell.classList.add(`of-${widths[at]}`);
    return cell;
  });
  return h("div", { class: "grid" }, ...cells);
}

/** What stands for a message where only one line fits, as in a quote. @param {object} message */
export function inOneLine(message) {
  const names = {
    photo: "Photo",
    voice: "Voice message",
    document: "Document",
    location: "Location",
    contact: "Contact",
    sticker: "Sticker",
  };
  const kind = Object.keys(names).find((name) => message[name]);
  return message.text?.split("\n")[0] || (kind ? names[kind] : "");
}

function photo({ url, width, height }, _, name = "Photo") {
  const image = h("img", { src: url, alt: name, width, height, loading: "lazy", decoding: "async" });
  return h(
    "a",
    { class: "photo", href: url, target: "_blank", rel: "noopener", lang: "en", "aria-label": `${name}, open it large` },
    image,
  );
}

function paper({ url, name }) {
  return h(
    "a",
    { class: "paper", href: url, download: name || "document", dir: "auto" },
    h("span", { class: "disc" }, icon("file")),
    h("span", { class: "paper-name" }, name || "Document"),
    spoken("Document, download"),
  );
}

function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;
}

function voice({ url, duration }, message) {
  const sound = new Audio();
  sound.preload = "none";
  sound.src = url;
  const button = iconButton("play", "Play the voice message", { class: "disc", lang: "en" });
  const state = h("span", { class: "voice-length" }, minutes(duration ?? 0));
  const show = (playing) => {
    button.replaceChildren(icon(playing ? "pause" : "play"));
    button.setAttribute("aria-label", playing ? "Pause the voice message" : "Play the voice message");
  };
  const asFile = () =>
    state.replaceChildren(h("a", { class: "link", href: url, download: "voice.ogg", lang: "en" }, "Save as a file"));
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(asFile) : sound.pause()));
  for (const name of ["play", "pause", "ended"]) sound.addEventListener(name, () => show(name === "play"));
  return h("div", { class: "voice" }, button, wave(message.message_id), state);
}

/** Bars that look like speech; the same for the same message. @param {number} seed */
function wave(seed) {
  const bars = Array.from({ length: 26 }, (_, at) =>
    h("span", { class: `bar-${1 + ((seed * 7 + at * at * 3 + at * 5) % 5)}` }),
  );
  return h("span", { class: "wave", "aria-hidden": "true" }, ...bars);
}

function place({ latitude, longitude }) {
  const numbers = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return h(
    "div",
    { class: "place" },
    h("div", { class: "map", "aria-hidden": "true" }, icon("pin")),
    h("p", { class: "place-numbers" }, spoken("Location: "), h("bdi", { dir: "ltr" }, numbers)),
  );
}

function contact({ phone_number: number, first_name: name }) {
  return h(
    "div",
    { class: "card" },
    h("span", { class: "disc", "aria-hidden": "true" }, icon("person")),
    h(
      "div",
      {},
      spoken("Contact: "),
      h("p", { dir: "auto" }, h("strong", {}, name ?? "")),
      h("p", { dir: "ltr" }, number),
    ),
  );
}

function sticker({ emoji }) {
  return h("p", { class: "sticker" }, spoken("Sticker: "), emoji || "🙂");
}
