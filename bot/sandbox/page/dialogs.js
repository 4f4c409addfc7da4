/** Small questions of the page itself, each a native dialog: Escape closes, the focus comes back. */

import { h } from "./dom.js";
import { LANGUAGES } from "./language.js";

/**
 * @typedef {{name: string, label: string, type?: string, value?: string, options?: string[][], accept?: string,
 *   required?: boolean, multiple?: boolean, checked?: boolean}} Field
 */

/**
 * Ask, and wait for the answer.
 * @param {string} title
 * @param {Field[]} fields none: only yes or no
 * @param {string} yes what the answering button says
 * @param {string} [note] a line under the title
 * @returns {Promise<FormData|null>} null when it was closed
 */
export function ask(title, fields, yes, note) {
  const form = h(
    "form",
    { method: "dialog" },
    h("h2", { id: "dialog-title" }, title),
    note && h("p", { class: "quiet" }, note),
    ...fields.map(draw),
    h(
      "div",
      { class: "answers" },
      h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      h("button", { type: "submit", class: "main", value: "yes" }, yes),
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { class: "ask", "aria-labelledby": "dialog-title" }, form)
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "yes" ? new FormData(form) : null;
      dialog.remove();
      resolve(given);
    });
  });
}

/** @param {Field} field */
function draw(field) {
  const { name, label, type = "text", value = "", options, accept, required, multiple, checked } = field;
  const input = options
    ? h(
        "select",
        { name },
        ...options.map(([code, words]) => h("option", { value: code, selected: code === value }, words)),
      )
    : h("input", {
        name,
        type,
        value,
        accept,
        required,
        multiple,
        checked,
        autocomplete: "off",
        step: type === "number" ? "any" : null,
      });
  return h("label", { class: type === "checkbox" ? "field tick" : "field" }, h("span", { dir: "auto" }, label), input);
}

/** @returns {Promise<{name: string, language: string}|null>} */
export async function askForPerson() {
  const given = await ask(
    "Add a phone",
    [
      { name: "name", label: "Name", required: true },
      {
        name: "language",
        label: "The app speaks",
        options: LANGUAGES.map(([code, own]) => [code, `${own} (${code})`]),
        value: "sv",
      },
    ],
    "Add",
  );
  return given && { name: String(given.get("name")).trim() || "Somebody", language: String(given.get("language")) };
}

/** Of so many people a group is usually for all. */
const FEW = 5;

/**
 * A group with the bot in it.
 * @param {string} maker name of who makes it, and is in it
 * @param {{id: number, name: string}[]} others who may be in it as well
 * @returns {Promise<{title: string, members: number[]}|null>}
 */
export async function askForGroup(maker, others) {
  const checked = others.length <= FEW;
  const given = await ask(
    "New group",
    [
      { name: "title", label: "Name of the group", required: true },
      ...others.map(({ id, name }) => ({ name: "members", label: name, type: "checkbox", value: String(id), checked })),
    ],
    "Create",
    `${maker} creates it. The bot is in it, and whoever you tick.`,
  );
  const title = String(given?.get("title") ?? "").trim() || "Group";
  return given && { title, members: given.getAll("members").map(Number) };
}

const ACCEPTED = { photo: "image/*", voice: "audio/*", document: "" };

/** What Telegram takes as one album. */
const MOST_IN_ALBUM = 10;

/**
 * Pictures, a recording or papers; without a file a made-up one is sent.
 * @param {"photo"|"voice"|"document"} kind
 * @param {string} title
 * @returns {Promise<object[]|null>} the bodies of the sandbox's calls; several belong together as one album
 */
export async function askForFile(kind, title) {
  const given = await ask(
    title,
    [
      { name: "file", label: "File", type: "file", accept: ACCEPTED[kind], multiple: kind !== "voice" },
      { name: "caption", label: "Words to it" },
    ],
    "Send",
    "Without a file, a made-up one is sent.",
  );
  if (!given) return null;
  const files = /** @type {File[]} */ (given.getAll("file")).filter((file) => file.size).slice(0, MOST_IN_ALBUM);
  const words = given.get("caption") ? { caption: given.get("caption") } : {};
  if (files.length === 0) return [words];
  const album = files.length > 1 ? { album: String(Date.now()) } : {};
  const sent = files.map(async (file) => ({ ...album, file_name: file.name, base64: await base64(file) }));
  const [first, ...others] = await Promise.all(sent);
  return [{ ...first, ...words }, ...others];
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** @returns {Promise<{latitude: number, longitude: number}|null>} */
export async function askForPlace() {
  const given = await ask(
    "Send a location",
    [
      { name: "latitude", label: "Latitude", type: "number", value: "58.605", required: true },
      { name: "longitude", label: "Longitude", type: "number", value: "16.245", required: true },
    ],
    "Send",
  );
  return given && { latitude: Number(given.get("latitude")), longitude: Number(given.get("longitude")) };
}

/** Somebody else's number, as from an address book. @returns {Promise<{phone_number: string, user_id: null}|null>} */
export async function askForContact() {
  const given = await ask(
    "Send somebody’s number",
    [{ name: "number", label: "Telephone", type: "tel", value: "+46700000099", required: true }],
    "Send",
  );
  return given && { phone_number: String(given.get("number")), user_id: null };
}
