/** Drawn pictures of people and groups. */

import { h, icon } from "./dom.js";

const TINTS = 7;

/** A colour that somebody keeps. @param {{id: number, place?: number}} owner `place`: their place on the page */
export function tint({ id, place }) {
  return (place ?? Math.abs(id)) % TINTS;
}

/** Somebody's first letter on a colour of their own. @param {{id: number, place?: number, name: string}} person */
export function avatar(person) {
  return h("span", { class: `avatar tint-${tint(person)}`, "aria-hidden": "true" }, [...person.name][0] ?? "?");
}

/** @param {{id: number}} group */
export function groupPicture(group) {
  return h("span", { class: `avatar tint-${tint(group)}`, "aria-hidden": "true" }, icon("people"));
}

/** The bot's. @param {number} size in pixels */
export function botPicture(size) {
  return h("img", { src: "/page/logo.svg", alt: "", width: size, height: size, class: "bot-picture" });
}
